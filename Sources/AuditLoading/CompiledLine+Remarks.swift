import ByteText
import Diagnostics
import LibAudit

extension CompiledLine {
  /// What auditctl warns of in a rule that it sends all the same.
  func remarks(at span: Span) -> [Diagnostic] {
    guard case .addition(let addition) = result else { return [] }
    var remarks: [Diagnostic] = []
    if resolvesSyscallsWithoutArch, !addition.rule.syscalls.isAll {
      remarks.append(
        Diagnostic(
          .warning, "syscall-without-arch",
          "without an arch the numbers of the native calls stand for other calls of 32-bit programs",
          at: span
        ).advising("write one rule with '-F arch=b64' and one with '-F arch=b32'"))
    }
    if splitsKey {
      remarks.append(
        Diagnostic(.warning, "key-separator", "a key with byte 1 in it becomes two keys", at: span)
          .advising("take the byte out, or write '-k' twice if two keys are meant"))
    }
    if let path = addition.rule.path ?? addition.rule.dir, let what = Self.misleading(in: path) {
      remarks.append(
        Diagnostic(
          .warning, "literal-path",
          "'\(what)' in a path stands for itself and matches nothing else",
          at: span
        ).advising("watch the folder above it with '-F dir=', or write a rule for each place"))
    }
    return remarks
  }

  // auditctl also grumbles about '..', which the kernel follows all the same.
  private static func misleading(in path: ByteString) -> String? {
    if path.contains(UInt8(ascii: "*")) { return "*" }
    return path.contains(UInt8(ascii: "?")) ? "?" : nil
  }
}

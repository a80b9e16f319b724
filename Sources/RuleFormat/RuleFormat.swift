import ByteText
import Diagnostics

/// Puts rule files in order, line by line: no line comes, goes or moves, and each says to auditctl
/// and to augenrules what it said before.
public struct RuleFormat: Sendable {
  /// What comes of one file.
  public struct Result: Sendable, Hashable {
    /// The text; it may be what was there before.
    public let bytes: [UInt8]
    /// What was left as it is although it is not in order, and why.
    public let remarks: [Diagnostic]
  }

  private let modernForm: ModernForm?

  /// Takes away blanks that mean nothing, and with `modernForm` writes rules anew.
  public init(modernForm: ModernForm? = nil) {
    self.modernForm = modernForm
  }

  /// Formats the files of one rules.d folder, or one file alone.
  ///
  /// They belong together: two rules that differ in the order of their conditions must not become
  /// the same one, for the kernel refuses the second and the load ends there.
  public func format(_ sources: [SourceText]) -> [Result] {
    let modernizing = modernForm.map { Modernizing($0, sources) }
    return sources.map { format($0, modernizing) }
  }

  private func format(_ source: SourceText, _ modernizing: Modernizing?) -> Result {
    var bytes: [UInt8] = []
    var remarks = KeptLines()
    for number in 0..<source.lineCount {
      let span = Span(source, line: number + 1)
      let line = TidyLine(span.bytes)
      bytes += line.bytes
      if let remark = line.remark { remarks.add(.clause(remark), at: span) }
      if let change = modernizing?.change(of: span) {
        switch change {
        case .written(let text):
          bytes.removeLast(line.bytes.count)
          bytes += text.bytes
        case .left(let reason): remarks.add(reason, at: span)
        }
      }
      if span.range.upperBound < source.bytes.count { bytes.append(UInt8(ascii: "\n")) }
    }
    let end = Self.missingNewline(of: source).map { [$0] } ?? []
    return Result(bytes: bytes, remarks: remarks.diagnostics + end)
  }

  /// augenrules joins files as they are, so that a newline here would part two lines of a load.
  private static func missingNewline(of source: SourceText) -> Diagnostic? {
    guard let last = source.bytes.last, last != UInt8(ascii: "\n") else { return nil }
    return Diagnostic(
      .note, "final-newline-missing",
      "no newline is put at the end of the file: augenrules joins its last line with the first of "
        + "the next file, and the two would become two lines",
      at: Span(source, line: source.lineCount)
    ).advising("if that is not meant, end the file with a newline yourself")
  }
}

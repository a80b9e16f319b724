import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit

extension RefusalAdvice {
  /// What a call's name is to the target.
  func adviceOnCall(_ name: String, on architecture: Architecture) -> String? {
    if let number = NewerSyscalls.number(of: name, on: architecture) {
      if let first = NewerSyscalls.firstKernel(of: name), target.kernel < first {
        return
          "leave the call out: it came with Linux \(first), and the target has \(target.kernel)"
      }
      return "write the call's number, \(number): the tables of this audit version lack the name"
    }
    let names = LibAuditNames()
    for abi in target.abis {
      let other = target.machine.architecture(abi)
      guard other != architecture, names.number(ofSyscall: name, on: other) != nil else { continue }
      return "leave it out here: the call exists on \(abi) only"
    }
    guard let nearest = nearest(to: name, among: Self.calls[architecture] ?? []) else { return nil }
    return "write '\(nearest)' if that is meant"
  }

  /// The architecture of the last arch condition in `words`; the target's own if there is none.
  func architecture(of words: [ByteString]) -> Architecture {
    let native = target.machine.architecture(target.abis.first ?? .b64)
    let prefixes: [ByteString] = ["arch=", "-Farch="]
    for word in words.reversed() {
      guard let prefix = prefixes.first(where: { word.starts(with: $0) }) else { continue }
      let value = String(decoding: word.dropFirst(prefix.count), as: UTF8.self)
      if let abi = ABI(rawValue: value.lowercased()) { return target.machine.architecture(abi) }
      return LibAuditNames().architecture(named: value) ?? native
    }
    return native
  }

  /// What to write in the place of a condition that libaudit refuses with `code`.
  static func adviceOnField(_ code: Int, _ words: ByteString) -> String? {
    switch code {
    case 2, 26: suggestion(name(in: words), among: names.fieldNames)
    case 3: "put the arch before the first '-S'"
    case 1, 20, 22, 24, 25: "write field, operator and value without blanks, as in '-F uid=0'"
    case 5: "write 'b64' or 'b32'"
    case 7: "write the rule for the 'exit' list, or leave this condition out"
    case 8: suggestion(value(in: words), among: messageTypes)
    case 9: "write the rule for the 'exclude' list, as in '-a never,exclude -F msgtype=CWD'"
    case 12: "leave it out, or choose by msgtype, pid, uid, gid, auid, subj_* or exe"
    case 13: "write '=' or '!='"
    case 14: "write letters out of 'rwxa'"
    case 15: suggestion(value(in: words), among: errnos)
    case 16: "write one of file, dir, link, socket, block, character and fifo"
    case 21 where name(in: words) == "success": "write 1 for calls that succeed, 0 for the others"
    case 21: "write a number"
    case 28: "leave some out: a rule takes 63, arch, perm and key included"
    case 29: "write '='"
    case 33: "compare two user ids or two group ids, as in '-C uid!=euid'"
    case 36: "write 'tracefs', 'debugfs' or the kernel's number of the file system"
    case 38:
      "create the account before the rules are loaded, or leave the rule out on hosts without it"
    default: nil
    }
  }

  private static func name(in words: ByteString) -> ByteString {
    ByteString(words.prefix { !"!=<>&".utf8.contains($0) })
  }

  private static func value(in words: ByteString) -> ByteString {
    ByteString(words.drop { !"!=<>&".utf8.contains($0) }.drop { "!=<>&".utf8.contains($0) })
  }

  private static let names = LibAuditNames()
  /// The calls that have names, by architecture.
  private static let calls = [Architecture.x8664, .i386, .aarch64, .arm].reduce(
    into: [Architecture: [String]]()
  ) { $0[$1] = names.syscallNames(on: $1) }
  private static let messageTypes = (1000..<3000).compactMap { names.name(ofMessageType: $0) }
  private static let errnos = (1..<134).compactMap { names.name(ofErrno: $0).map { "-" + $0 } }
}

import ByteText
import Diagnostics

/// The accounts of passwd(5) or group(5): what comes first on a line, and the number third.
struct AccountFile {
  private(set) var accounts: [ByteString: UInt32] = [:]
  private(set) var problems: [Diagnostic] = []

  /// Reads the file at `path` of the tree. Of two lines for one name the first counts, as it does
  /// for getpwnam(3).
  init(_ path: ByteString, of root: HostRoot) {
    guard let bytes = root.contents(of: path) else {
      problems.append(.unreadable(path, reason: "it is no file that can be read"))
      return
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where Self.namesAnAccount(line) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count > 2, !fields[0].isEmpty, !fields[0].contains(0),
        let number = UInt32(String(decoding: fields[2], as: UTF8.self))
      else {
        problems.append(.badAccount(path, line: index + 1))
        continue
      }
      let name = ByteString(fields[0])
      accounts[name] = accounts[name] ?? number
    }
  }

  /// Not a comment, nor a `+` or `-` line that brings in accounts from elsewhere, as nsswitch's
  /// compat mode reads it.
  private static func namesAnAccount(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    return !"#+-".utf8.contains(first)
  }
}

import ByteText
import Diagnostics

/// Whether a text looks like what `auditctl -l` prints rather than like a file of rules.
///
/// auditctl prints rules only: no comment, no control line, no option but those of rules, the key of
/// a rule in `-F key=` and of a watch in `-k`, and "No rules" where there are none.
struct ListingLook {
  let isListing: Bool

  init(_ source: SourceText) {
    let lines = source.bytes.split(separator: UInt8(ascii: "\n")).map { ByteString($0) }
      .filter { line in !line.allSatisfy { $0 == UInt8(ascii: " ") } }
    isListing = !lines.isEmpty && (lines == ["No rules"] || lines.allSatisfy(Self.isPrinted))
  }

  private static func isPrinted(_ line: ByteString) -> Bool {
    let words = line.split(separator: UInt8(ascii: " ")).map { ByteString($0) }
    switch words.first {
    // The permissions or the key of a watch that holds them before its place.
    case "-p", "-k": return line.first == UInt8(ascii: " ")
    case "-w": return words.contains("-p") && line.first == UInt8(ascii: "-")
    case "-a":
      let options: Set<ByteString> = ["-k", "-p", "-w"]
      return words.count > 2 && options.isDisjoint(with: words)
        && !line.starts(with: ByteString("-a always,exclude -S"))
    default: return false
    }
  }
}

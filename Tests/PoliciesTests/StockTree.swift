import ByteText
import Foundation

/// The tree of a stock Debian 12 server, as its manifest describes it.
struct StockTree {
  /// One path of it.
  struct Entry {
    /// `d`, `f` or `l`.
    let type: Character
    let mode: Int
    let capabilities: String?
    /// Where a symlink points to, as written.
    let target: ByteString?
  }

  let entries: [ByteString: Entry]

  /// Reads the manifest that is checked in; lines that make no sense are left out.
  init() throws {
    let file = Shipped.package.appending(path: "Tests/Fixtures/stock-debian-12.manifest")
    var entries: [ByteString: Entry] = [:]
    for line in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
      let columns = line.split(separator: UInt8(ascii: "\t")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard columns.count == 6 || columns.count == 8, let type = columns[0].first,
        let mode = Int(columns[1], radix: 8)
      else { continue }
      entries[Self.bytes(columns[5])] = Entry(
        type: type, mode: mode, capabilities: columns[4] == "-" ? nil : columns[4],
        target: columns.count == 8 ? Self.bytes(columns[7]) : nil)
    }
    self.entries = entries
  }

  /// The paths of one type.
  func paths(_ type: Character) -> Set<ByteString> {
    Set(entries.filter { $0.value.type == type }.keys)
  }

  /// What a column stands for: `\xHH` is a byte.
  private static func bytes(_ text: String) -> ByteString {
    var result = ByteString()
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "\\"), let value = UInt8(digits, radix: 16) {
        result.append(value)
        rest = rest.dropFirst(3)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}

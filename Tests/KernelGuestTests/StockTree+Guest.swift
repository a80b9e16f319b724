import ByteText
import Foundation
import KernelGuest

/// The tree of a stock Debian 12 server, as its manifest has it, for the guest: files are empty.
enum StockGuest {
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every path of the manifest that is not one of the guest's own folders.
  static func entries() throws -> [TreeEntry] {
    let file = package.appending(path: "Tests/Fixtures/stock-debian-12.manifest")
    let own: Set<ByteString> = ["/", "/dev", "/proc", "/sys", "/etc"]
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
      .filter { $0.first != UInt8(ascii: "#") }
      .compactMap { try entry(Array($0)) }
      .filter { !own.contains($0.path) }
  }

  private struct BadManifestLine: Error {
    let line: ByteString
  }

  private static func entry(_ line: [UInt8]) throws -> TreeEntry {
    let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { ByteString($0) }
    guard columns.count >= 6, let mode = UInt32(columns[1].description, radix: 8),
      let owner = UInt32(columns[2].description), let group = UInt32(columns[3].description)
    else { throw BadManifestLine(line: ByteString(line)) }
    let path = unescaped(columns[5])
    switch columns[0] {
    case "d": return .directory(path, mode: mode, owner: owner, group: group)
    case "f": return .file(path, mode: mode, owner: owner, group: group)
    case "l" where columns.count == 8: return .symlink(path, to: unescaped(columns[7]))
    default: throw BadManifestLine(line: ByteString(line))
    }
  }

  /// `\xHH` stands for a byte.
  private static func unescaped(_ text: ByteString) -> ByteString {
    var result = ByteString()
    var rest = text.bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"),
        let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(3)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}

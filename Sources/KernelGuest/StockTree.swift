import ByteText
import Foundation

/// The tree of a stock Debian 12 server, as the checked-in manifest describes it.
public struct StockTree: Sendable {
  /// One path of it.
  public struct Entry: Sendable {
    /// `d` for a directory, `f` for a file, `l` for a symlink.
    public let type: Character
    public let mode: UInt32
    public let owner: UInt32
    public let group: UInt32
    /// As getcap writes them; `nil` if there are none.
    public let capabilities: String?
    /// Where a symlink points to, as written.
    public let target: ByteString?
  }

  /// A line of the manifest that makes no sense.
  public struct BadLine: Error {
    public let line: ByteString
  }

  /// What is at each path.
  public let entries: [ByteString: Entry]

  /// Reads the manifest at `file`: six columns, for symlinks eight; its header describes them.
  ///
  /// - Throws: `BadLine`, or what reading the file throws.
  public init(manifest file: URL) throws {
    var entries: [ByteString: Entry] = [:]
    for line in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    where line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { ByteString($0) }
      guard let entry = Self.entry(columns) else { throw BadLine(line: ByteString(line)) }
      entries[Self.unescaped(columns[5])] = entry
    }
    self.entries = entries
  }

  private static func entry(_ columns: [ByteString]) -> Entry? {
    guard columns.count == 6 || columns.count == 8, let type = columns[0].description.first,
      "dfl".contains(type), (type == "l") == (columns.count == 8),
      let mode = UInt32(columns[1].description, radix: 8),
      let owner = UInt32(columns[2].description), let group = UInt32(columns[3].description)
    else { return nil }
    return Entry(
      type: type, mode: mode, owner: owner, group: group,
      capabilities: columns[4] == "-" ? nil : columns[4].description,
      target: columns.count == 8 ? unescaped(columns[7]) : nil)
  }

  /// What a column stands for: `\xHH` is a byte.
  private static func unescaped(_ text: ByteString) -> ByteString {
    var result = ByteString()
    var rest = text.bytes[...]
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

  /// The paths of one type.
  public func paths(_ type: Character) -> Set<ByteString> {
    Set(entries.filter { $0.value.type == type }.keys)
  }

  /// The tree for a guest, files empty, folders before what is in them; without the folders that
  /// the guest has of its own.
  public var treeEntries: [TreeEntry] {
    let own: Set<ByteString> = ["/", "/dev", "/proc", "/sys", "/etc"]
    return entries.filter { !own.contains($0.key) }.sorted { $0.key < $1.key }.map { path, entry in
      let kind: TreeEntry.Kind =
        switch entry.type {
        case "d": .directory
        case "l": .symlink(entry.target ?? "")
        default: .file("")
        }
      return TreeEntry(path, kind, mode: entry.mode, owner: entry.owner, group: entry.group)
    }
  }
}

/// A file as it was read: its name for messages, its bytes, and where its lines begin.
public final class SourceText: Sendable, Hashable {
  /// The name shown in messages: the path as the user gave it, or `<stdin>`.
  public let name: String
  /// The whole content.
  public let bytes: [UInt8]
  /// The offset of each line's first byte; line 1 is element 0.
  private let lineStarts: [Int]

  /// A text named `name`.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// A text from a Swift string.
  public convenience init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The number of lines; a final newline does not begin another one.
  public var lineCount: Int {
    lineStarts.last == bytes.count ? lineStarts.count - 1 : lineStarts.count
  }

  /// The 1-based line that holds `offset`.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of the 1-based `line`, without its newline; empty if there is no such line.
  public func bytes(ofLine line: Int) -> ArraySlice<UInt8> {
    guard line >= 1, line <= lineStarts.count else { return [] }
    let end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    return bytes[lineStarts[line - 1]..<end]
  }

  /// The range of byte offsets of the 1-based `line`, without its newline.
  public func range(ofLine line: Int) -> Range<Int> {
    let slice = bytes(ofLine: line)
    return slice.startIndex..<slice.endIndex
  }

  /// Where `offset` is, as a line and a column of characters, both from 1.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let start = lineStarts[line - 1]
    let before = bytes[start..<min(max(offset, start), bytes.count)]
    // Every character has one byte that is no continuation byte; counting those needs no decoding.
    let characters = before.reduce(0) { $1 & 0xc0 == 0x80 ? $0 : $0 + 1 }
    return (line, characters + 1)
  }

  public static func == (left: SourceText, right: SourceText) -> Bool {
    left === right || (left.name == right.name && left.bytes == right.bytes)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}

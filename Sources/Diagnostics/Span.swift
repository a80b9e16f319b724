/// A stretch of a source text, in bytes.
public struct Span: Sendable, Hashable {
  /// The text that this is a part of.
  public let source: SourceText
  /// The byte offsets; empty for a place between two bytes.
  public let range: Range<Int>

  /// The part of `source` at `range`.
  public init(_ source: SourceText, _ range: Range<Int>) {
    self.source = source
    self.range = range
  }

  /// The whole 1-based `line` of `source`.
  public init(_ source: SourceText, line: Int) {
    self.init(source, source.range(ofLine: line))
  }

  /// The line of the first byte, from 1.
  public var line: Int { source.line(at: range.lowerBound) }
  /// The column of the first byte in characters, from 1.
  public var column: Int { source.position(of: range.lowerBound).column }
  /// `file:line:column`, as editors understand it.
  public var place: String {
    let position = source.position(of: range.lowerBound)
    return "\(source.name):\(position.line):\(position.column)"
  }
  /// `file:line`.
  public var fileAndLine: String { "\(source.name):\(line)" }
  /// The bytes of the stretch.
  public var bytes: ArraySlice<UInt8> { source.bytes[range] }
}

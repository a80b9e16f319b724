import ByteText
import Diagnostics

/// An example of a lint's page: one text or several, with the place of the mistake marked.
///
/// - `‹` and `›` stand around what a finding points at; they are no part of the text.
/// - A line `==> NAME <==` begins the next file.
/// - `␍` stands for a carriage return and `␀` for a NUL byte.
/// - A last line `\ No newline at end of file` takes the file's last newline away.
public struct Example: Sendable {
  /// One file of an example.
  public struct File: Sendable {
    public let name: String
    public let source: SourceText
    /// What is marked, in order.
    public let marked: [Span]
  }

  /// The files in the order in which they are written.
  public let files: [File]

  /// Reads an example; a text without the names of files is one file of the name `unnamed`.
  public init(_ text: String, unnamed: String) {
    var files: [File] = []
    var name: String?
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("==> "), line.hasSuffix(" <==") {
        if let name { files.append(File(named: name, lines)) }
        name = String(line.dropFirst(4).dropLast(4))
        lines = []
      } else {
        lines.append(line)
      }
    }
    files.append(File(named: name ?? unnamed, lines))
    self.files = files
  }

  /// All marked places.
  public var marked: [Span] { files.flatMap(\.marked) }

  /// The example as a page shows it: without marks, the names of files kept.
  public static func shown(_ text: String) -> String {
    text.filter { $0 != "‹" && $0 != "›" }
  }
}

extension Example.File {
  private static let noNewline = "\\ No newline at end of file"

  init(named name: String, _ lines: [Substring]) {
    var lines = lines
    let endsWithNewline = lines.last.map(String.init) != Self.noNewline
    if !endsWithNewline { lines.removeLast() }
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var ranges: [Range<Int>] = []
    for character in lines.joined(separator: "\n") + (endsWithNewline ? "\n" : "") {
      switch character {
      case "‹": starts.append(bytes.count)
      case "›": if let start = starts.popLast() { ranges.append(start..<bytes.count) }
      case "␍": bytes.append(UInt8(ascii: "\r"))
      case "␀": bytes.append(0)
      default: bytes += Array(String(character).utf8)
      }
    }
    let source = SourceText(name: name, bytes: bytes)
    self.init(
      name: name, source: source,
      marked: ranges.sorted { $0.lowerBound < $1.lowerBound }.map { Span(source, $0) })
  }
}

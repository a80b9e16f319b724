import ByteText
import Diagnostics

/// An example of a lint's page: one text or several, with the place of the mistake marked.
///
/// - `‹` and `›` stand around what a finding points at; they are no part of the text.
/// - A line `==> NAME <==` begins the next file.
/// - A picture of a control character, such as `␀` or `␍`, stands for the character, and `�` for a
///   byte that is no UTF-8. `⟪40 blanks⟫` stands for so many.
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
    let text = Self.withBlanks(lines.joined(separator: "\n") + (endsWithNewline ? "\n" : ""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "‹": starts.append(bytes.count)
      case "›": if let start = starts.popLast() { ranges.append(start..<bytes.count) }
      case "\u{2400}"..."\u{241f}": bytes.append(UInt8(scalar.value - 0x2400))
      case "\u{fffd}": bytes.append(0xff)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    let source = SourceText(name: name, bytes: bytes)
    self.init(
      name: name, source: source,
      marked: ranges.sorted { $0.lowerBound < $1.lowerBound }.map { Span(source, $0) })
  }

  /// `text` with every `⟪40 blanks⟫` written out.
  private static func withBlanks(_ text: String) -> String {
    guard text.contains("⟪") else { return text }
    return text.replacing(/⟪(\d+) blanks⟫/) { match in
      String(repeating: " ", count: Int(match.output.1) ?? 0)
    }
  }
}

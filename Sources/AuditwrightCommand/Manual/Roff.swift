/// Writes the man macros.
struct Roff {
  private(set) var text = ""

  /// A line that is roff already.
  mutating func line(_ line: String) { text += line + "\n" }

  /// The first line of a page.
  mutating func title(_ name: String, section: Int, source: String, manual: String) {
    line(".TH \"\(Self.escaped(name.uppercased()))\" \(section) \"\" \"\(source)\" \"\(manual)\"")
    // Text is set flush left and no word is cut: it is full of names.
    line(".nh")
    line(".ad l")
  }

  mutating func section(_ title: String) { line(".SH \(title.uppercased())") }

  /// Begins a synopsis of the command `name`.
  mutating func synopsis(_ name: String) { line(".SY \"\(Self.escaped(name))\"") }

  mutating func endSynopsis() { line(".YS") }

  /// Plain text, its paragraphs parted by blank lines; lines that are indented stay as they are.
  mutating func paragraphs(_ plain: String) {
    for paragraph in Self.paragraphs(of: plain) {
      line(".PP")
      if paragraph.allSatisfy({ $0.hasPrefix("  ") }) {
        code(paragraph.map(String.init).joined(separator: "\n"))
      } else {
        for words in paragraph { line(Self.escaped(String(words))) }
      }
    }
  }

  private static func paragraphs(of plain: String) -> [[Substring]] {
    plain.split(separator: "\n", omittingEmptySubsequences: false)
      .split(whereSeparator: \.isEmpty).map(Array.init)
  }

  /// A tagged paragraph; `head` is roff, `plain` is not.
  mutating func term(_ head: String, _ plain: String) {
    line(".TP")
    line(head)
    line(Self.escaped(plain.split(separator: "\n").joined(separator: " ")))
  }

  /// Lines as they are.
  mutating func code(_ lines: String) {
    line(".RS 4")
    line(".EX")
    for part in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      line(Self.escaped(String(part)))
    }
    line(".EE")
    line(".RE")
  }

  /// An option, set bold.
  static func option(_ name: String) -> String { "\\fB\(escaped(name))\\fR" }

  /// What stands for something else, set italic.
  static func variable(_ name: String) -> String { "\\fI\(escaped(name))\\fR" }

  /// Another page.
  static func reference(_ page: String, _ section: Int) -> String {
    "\\fB\(escaped(page))\\fR(\(section))"
  }

  /// `plain` so that roff prints it: a hyphen that can be copied, quotes that are straight, and no
  /// request at a line's beginning.
  static func escaped(_ plain: String) -> String {
    var result = ""
    for character in plain {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "\"": result += "\\(dq"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "`": result += "\\(ga"
      case ".": result += result.isEmpty ? "\\&." : "."
      default: result.append(character)
      }
    }
    return result
  }
}

import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit

/// What to do about a line that auditctl refuses, as far as the line tells.
struct RefusalAdvice {
  let target: Target
  /// What was advised on words that stand in many lines.
  private var known: [Question: String?] = [:]

  private struct Question: Hashable {
    let code: Int?
    let words: ByteString
    let architecture: Architecture?
  }

  init(target: Target) {
    self.target = target
  }

  /// An imperative clause, or `nil` if the refusal says it all.
  mutating func advice(on refusal: Refusal, in words: [ByteString]) -> String? {
    if let advice = Self.adviceOnForm(of: words, refusal) { return advice }
    let isCall = refusal.code == nil && refusal.reason.hasPrefix("Syscall name unknown")
    let question = Question(
      code: refusal.code, words: refusal.words, architecture: isCall ? architecture(of: words) : nil
    )
    if let answer = known[question] { return answer }
    let answer: String?
    if let architecture = question.architecture {
      answer = adviceOnCall(String(decoding: refusal.words, as: UTF8.self), on: architecture)
    } else if let code = refusal.code {
      answer = Self.adviceOnField(code, refusal.words)
    } else {
      answer = Self.adviceOnOptions(refusal)
    }
    known[question] = answer
    return answer
  }

  /// Mistakes that make nonsense of everything behind them.
  private static func adviceOnForm(of words: [ByteString], _ refusal: Refusal) -> String? {
    if words.first == "auditctl" {
      return "leave the word 'auditctl' out: a line holds options only"
    }
    if words.contains(where: { $0.contains(UInt8(ascii: "\t")) }) {
      return "put blanks in the place of tabs, which do not part words"
    }
    if (refusal.words.last ?? words.last?.last) == UInt8(ascii: "\r") {
      return "end the lines of the file with a newline alone, without the carriage return"
    }
    if refusal.words.first == UInt8(ascii: "#") { return "give the comment a line of its own" }
    if words.contains(where: { $0.first == 0xe2 && dashes.contains($0.prefix(3).map { $0 }) }) {
      return "write a plain '-' in the place of the longer dash"
    }
    let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    guard refusal.code == nil, words.contains(where: { $0.contains(where: quotes.contains) }) else {
      return nil
    }
    return "leave the quotes out, which have no meaning here, and write a blank in a value as '\\ '"
  }

  /// The hyphens and dashes that editors put in the place of '-', in UTF-8.
  private static let dashes: Set<[UInt8]> = [
    [0xe2, 0x80, 0x90], [0xe2, 0x80, 0x91], [0xe2, 0x80, 0x93], [0xe2, 0x80, 0x94],
    [0xe2, 0x88, 0x92],
  ]

  /// What the reasons of auditctl's own call for.
  private static func adviceOnOptions(_ refusal: Refusal) -> String? {
    let text = refusal.reason
    if text.hasPrefix("bad keyword") { return adviceOnList(refusal.words) }
    return optionAdvice.first { text.hasPrefix($0.reason) }?.advice
  }

  /// audit before 3.1 refuses the list for io_uring by the same words as a misspelt one.
  private static func adviceOnList(_ words: ByteString) -> String? {
    let written = String(decoding: words, as: UTF8.self)
    guard listsAndActions.contains(written) else {
      return nearest(to: written, among: listsAndActions).map { "write '\($0)'" }
    }
    return "take the rule out: auditctl knows this list from audit 3.1 on"
  }

  private static let optionAdvice: [(reason: String, advice: String)] = [
    ("list must be given before field", "begin the line with '-a always,exit'"),
    ("key option needs", "put '-k' at the end of the line"),
    ("key option exceeds", "shorten the key: all keys of a rule take 256 bytes together"),
    ("permission option needs", "put '-p' behind '-w PATH'"),
    ("watch option can't be given", "write the place as '-F path=' or '-F dir='"),
    ("multiple rule insert", "give every rule a line of its own"),
    (
      "parameter passed without an option",
      "put an option before it, or write a blank in a value as '\\ '"
    ),
    ("no option on the line", "begin a comment with '#'"),
    ("the path must start", "write the whole path, from '/' on"),
    ("no list specified", "begin the line with '-a always,exit'"),
    ("syscall auditing", "leave '-S' out: only the 'exit' list looks at calls"),
    ("nested rule files", "put the lines themselves here, or the file into the folder"),
    ("option ", "leave the option out; auditctl(8) lists those that there are"),
  ]

  private static let listsAndActions = FilterList.allCases.flatMap { list in
    ["always", "never"].flatMap { ["\($0),\(list.name)", "\(list.name),\($0)"] }
  }

  static func suggestion(_ words: ByteString, among candidates: [String]) -> String? {
    nearest(to: String(decoding: words, as: UTF8.self), among: candidates).map { "write '\($0)'" }
  }
}

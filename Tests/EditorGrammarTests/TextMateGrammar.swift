import Foundation

/// A grammar in TextMate's JSON form, as far as the ones here go: `match` with captures, `begin` and
/// `end` with patterns between them, and includes from the repository.
struct TextMateGrammar {
  /// A stretch of text, in bytes, with what it is.
  struct Mark: Hashable {
    let range: Range<Int>
    let scope: String
  }

  private final class Rule {
    let name: String?
    let match: NSRegularExpression
    let captures: [Int: String]
    /// For a stretch with a beginning and an end.
    let end: NSRegularExpression?
    let inner: [Rule]

    init(
      name: String?, match: NSRegularExpression, captures: [Int: String],
      end: NSRegularExpression?, inner: [Rule]
    ) {
      self.name = name
      self.match = match
      self.captures = captures
      self.end = end
      self.inner = inner
    }
  }

  /// What is wrong with a grammar.
  enum Mistake: Error {
    case noObject
    case unknownKey(String)
    case noSuchRule(String)
  }

  private let rules: [Rule]
  /// The repository's rules by name, as they stand in the file.
  let repository: [String: [String: Any]]

  /// Reads a grammar.
  init(contentsOf file: URL) throws {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    guard let grammar = json as? [String: Any],
      let repository = grammar["repository"] as? [String: [String: Any]],
      let patterns = grammar["patterns"] as? [[String: Any]]
    else { throw Mistake.noObject }
    self.repository = repository
    rules = try patterns.map { try Self.rule($0, repository) }
  }

  private static let knownKeys: Set<String> = [
    "name", "match", "captures", "begin", "end", "patterns", "include",
  ]

  private static func rule(
    _ pattern: [String: Any], _ repository: [String: [String: Any]]
  ) throws -> Rule {
    if let unknown = Set(pattern.keys).subtracting(knownKeys).first {
      throw Mistake.unknownKey(unknown)
    }
    if let include = pattern["include"] as? String {
      guard let rule = repository[String(include.dropFirst())] else {
        throw Mistake.noSuchRule(include)
      }
      return try Self.rule(rule, repository)
    }
    guard let match = (pattern["match"] ?? pattern["begin"]) as? String else {
      throw Mistake.noObject
    }
    var captures: [Int: String] = [:]
    for (number, capture) in pattern["captures"] as? [String: [String: String]] ?? [:] {
      captures[Int(number) ?? -1] = capture["name"]
    }
    return Rule(
      name: pattern["name"] as? String, match: try NSRegularExpression(pattern: match),
      captures: captures,
      end: try (pattern["end"] as? String).map { try NSRegularExpression(pattern: $0) },
      inner: try (pattern["patterns"] as? [[String: Any]] ?? []).map { try rule($0, repository) })
  }

  /// The marks of a text, line by line, in order.
  func marks(in text: String) -> [Mark] {
    var marks: [Mark] = []
    var offset = 0
    var open: Rule?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = String(line)
      marks += self.marks(inLine: line, &open).map { mark in
        Mark(
          range: offset + Self.bytes(line, mark.range.lowerBound)..<offset
            + Self.bytes(line, mark.range.upperBound), scope: mark.scope)
      }
      offset += line.utf8.count + 1
    }
    return marks
  }

  /// The byte offset of a UTF-16 offset.
  private static func bytes(_ line: String, _ offset: Int) -> Int {
    line.utf16.prefix(offset).count == offset
      ? String(decoding: line.utf16.prefix(offset), as: UTF16.self).utf8.count : line.utf8.count
  }

  /// The marks of one line; `open` is the stretch that goes on from the line before it, and then
  /// the one that goes on behind it.
  private func marks(inLine line: String, _ open: inout Rule?) -> [Mark] {
    var marks: [Mark] = []
    var place = 0
    let length = line.utf16.count
    if let rule = open {
      open = nil
      place = close(rule, from: 0, line, &marks, &open)
    }
    while place < length, let (rule, found) = first(of: rules, line, place) {
      let after: Int
      if rule.end != nil {
        after = close(rule, from: found.range.upper, line, &marks, &open)
        if let name = rule.name {
          marks.append(Mark(range: found.range.lower..<after, scope: name))
        }
      } else {
        marks += Self.marks(of: rule, found)
        after = found.range.upper
      }
      place = max(after, place + 1)
    }
    return marks
  }

  private static func marks(of rule: Rule, _ found: NSTextCheckingResult) -> [Mark] {
    var marks: [Mark] = []
    if let name = rule.name {
      marks.append(Mark(range: found.range.lower..<found.range.upper, scope: name))
    }
    for (number, name) in rule.captures.sorted(by: { $0.key < $1.key }) {
      let range = found.range(at: number)
      if range.location != NSNotFound, range.length > 0 {
        marks.append(Mark(range: range.lower..<range.upper, scope: name))
      }
    }
    return marks
  }

  /// Where a stretch that is open at `start` ends; the line's end, and still `open`, if it does not.
  /// What stands in it may hold the end's characters.
  private func close(
    _ rule: Rule, from start: Int, _ line: String, _ marks: inout [Mark], _ open: inout Rule?
  ) -> Int {
    guard let end = rule.end else { return start }
    var place = start
    while true {
      let close = Self.search(end, line, place)
      if let (innerRule, inner) = first(of: rule.inner, line, place),
        close == nil || inner.range.location < close!.range.location
      {
        marks += Self.marks(of: innerRule, inner)
        place = max(inner.range.upper, place + 1)
        continue
      }
      guard let close else {
        open = rule
        return line.utf16.count
      }
      return close.range.upper
    }
  }

  /// The earliest match; of several at one place that of the first rule.
  private func first(
    of rules: [Rule], _ line: String, _ place: Int
  ) -> (Rule, NSTextCheckingResult)? {
    var best: (Rule, NSTextCheckingResult)?
    for rule in rules {
      guard let found = Self.search(rule.match, line, place) else { continue }
      if best == nil || found.range.location < best!.1.range.location { best = (rule, found) }
    }
    return best
  }

  private static func search(
    _ expression: NSRegularExpression, _ line: String, _ place: Int
  ) -> NSTextCheckingResult? {
    expression.firstMatch(
      in: line, options: [.withTransparentBounds, .withoutAnchoringBounds],
      range: NSRange(location: place, length: line.utf16.count - place))
  }
}

extension NSRange {
  fileprivate var lower: Int { location }
  fileprivate var upper: Int { location + length }
}

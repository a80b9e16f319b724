import ByteText
import Diagnostics

/// The suppressions of one text, and what they leave of its findings.
public struct Suppressions: Sendable {
  private let suppressions: [Suppression]
  private let unreadable: [Span]
  private let known: [String: any Lint.Type]
  private let today: String

  /// The suppressions in `comments`.
  ///
  /// - Parameters:
  ///   - lints: those that can be named.
  ///   - today: the day by which suppressions end, as `YYYY-MM-DD`.
  public init(_ comments: Comments, among lints: [any Lint.Type], today: String) {
    self.today = today
    var suppressions: [Suppression] = []
    var unreadable: [Span] = []
    for span in comments.spans {
      switch Suppression.read(span) {
      case .other: continue
      case .unreadable: unreadable.append(span)
      case .suppression(let suppression): suppressions.append(suppression)
      }
    }
    self.suppressions = suppressions
    self.unreadable = unreadable
    known = Dictionary(lints.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is left of `diagnostics`, which lie in this text, with what is to be said of the
  /// suppressions themselves.
  ///
  /// - Parameter choice: a suppression of a lint that did not run is not called unused.
  public func applied(to diagnostics: [Diagnostic], _ choice: LintChoice) -> [Diagnostic] {
    guard !suppressions.isEmpty || !unreadable.isEmpty else { return diagnostics }
    var unused = Set(
      suppressions.indices.flatMap { at in suppressions[at].ids.map { Use(at, $0) } })
    let places = suppressions.map(\.scope)
    let kept = diagnostics.filter { diagnostic in
      guard known[diagnostic.id] != nil, let line = diagnostic.span?.line else { return true }
      var isSuppressed = false
      for (index, suppression) in suppressions.enumerated()
      where holds(suppression) && places[index].map({ $0 == line }) ?? true {
        for id in suppression.ids where id.text == diagnostic.id {
          isSuppressed = true
          unused.remove(Use(index, id))
        }
      }
      return !isSuppressed
    }
    return kept + findings(unused, choice)
  }

  private func holds(_ suppression: Suppression) -> Bool {
    suppression.isExplained && !hasEnded(suppression)
  }

  private func hasEnded(_ suppression: Suppression) -> Bool {
    suppression.until.map { $0.text < today } ?? false
  }

  private struct Use: Hashable {
    let suppression: Int
    let id: Suppression.Word

    init(_ suppression: Int, _ id: Suppression.Word) {
      self.suppression = suppression
      self.id = id
    }
  }

  private func findings(_ unused: Set<Use>, _ choice: LintChoice) -> [Diagnostic] {
    var found: [Diagnostic] = []
    func add(_ lint: any Lint.Type, _ findings: [Finding]) {
      if choice.wants(lint) { found += choice.diagnostics(findings, of: lint) }
    }
    add(UnreadableSuppression.self, unreadable.map(UnreadableSuppression.finding))
    for (index, suppression) in suppressions.enumerated() {
      if !suppression.isExplained {
        add(UnexplainedSuppression.self, [UnexplainedSuppression.finding(suppression.span)])
      }
      if let until = suppression.until, hasEnded(suppression) {
        add(ExpiredSuppression.self, [ExpiredSuppression.finding(until)])
      }
      for id in suppression.ids {
        guard let lint = known[id.text] else {
          add(UnknownSuppression.self, [UnknownSuppression.finding(id, Array(known.keys))])
          continue
        }
        guard holds(suppression), choice.wants(lint), unused.contains(Use(index, id)) else {
          continue
        }
        add(UnusedSuppression.self, [UnusedSuppression.finding(id, suppression)])
      }
    }
    return found
  }
}

extension Suppression {
  /// The line that it goes for: its own if something stands before it there, else the next that is
  /// neither blank nor a comment; `nil` for the whole file.
  fileprivate var scope: Int? {
    if isForFile { return nil }
    let source = span.source
    var line = span.line
    let before = source.bytes[source.range(ofLine: line).lowerBound..<span.range.lowerBound]
    if before.contains(where: { !$0.isGap }) { return line }
    repeat { line += 1 } while line <= source.lineCount && source.bytes(ofLine: line).isFilling
    return line
  }
}

extension UInt8 {
  fileprivate var isGap: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension ArraySlice<UInt8> {
  /// Whether a line holds nothing, or a comment alone.
  fileprivate var isFilling: Bool {
    guard let first = first(where: { !$0.isGap }) else { return true }
    return first == UInt8(ascii: "#")
  }
}

import ByteText
import Diagnostics

/// Diagnostics as a SARIF 2.1.0 log, which code review tools read
/// (OASIS, Static Analysis Results Interchange Format).
public struct SARIFDiagnostics: Sendable {
  /// What is told of a kind of finding, once for all its instances.
  public struct Rule: Sendable {
    public let id: String
    public let summary: String
    public let explanation: String
    public let severity: Severity

    public init(id: String, summary: String, explanation: String, severity: Severity) {
      self.id = id
      self.summary = summary
      self.explanation = explanation
      self.severity = severity
    }
  }

  private let version: String
  private let rules: [String: Rule]

  /// A log of this tool's `version`; `rules` are described if a finding has their id.
  public init(version: String, rules: [Rule]) {
    self.version = version
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The log of one run.
  public func value(_ diagnostics: [Diagnostic]) -> JSONValue {
    let sorted = diagnostics.sortedByPlace
    let ids = Set(sorted.map(\.id)).sorted()
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let driver: JSONValue = [
      "name": "auditwright", "version": .string(version),
      "rules": .array(ids.map(describe)),
    ]
    let run: JSONValue = [
      "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
      "results": .array(sorted.map { result($0, places[$0.id] ?? 0) }),
    ]
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": .array([run]),
    ]
  }

  private func describe(_ id: String) -> JSONValue {
    guard let rule = rules[id] else { return ["id": .string(id)] }
    return [
      "id": .string(id), "shortDescription": ["text": .string(rule.summary)],
      "fullDescription": ["text": .string(rule.explanation)],
      "defaultConfiguration": ["level": .string(rule.severity.rawValue)],
    ]
  }

  private func result(_ diagnostic: Diagnostic, _ rule: Int) -> JSONValue {
    let text = ([diagnostic.message] + diagnostic.help).joined(separator: "; ")
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(diagnostic.id)), .init("ruleIndex", .number(rule)),
      .init("level", .string(diagnostic.severity.rawValue)),
      .init("message", ["text": .string(ByteString.display(Array(text.utf8)))]),
    ]
    if let span = diagnostic.span {
      members.append(.init("locations", .array([["physicalLocation": place(span)]])))
    }
    let related = diagnostic.notes.compactMap { note in
      note.span.map { span -> JSONValue in
        [
          "physicalLocation": place(span),
          "message": ["text": .string(ByteString.display(Array(note.message.utf8)))],
        ]
      }
    }
    if !related.isEmpty { members.append(.init("relatedLocations", .array(related))) }
    if let fix = diagnostic.fix, let value = value(of: fix) {
      members.append(.init("fixes", .array([value])))
    }
    return .object(members)
  }

  /// A fix whose texts are UTF-8; SARIF has no way to write others.
  private func value(of fix: Fix) -> JSONValue? {
    var changes: [JSONValue] = []
    for source in Set(fix.edits.map(\.span.source)).sorted(by: { $0.name < $1.name }) {
      var replacements: [JSONValue] = []
      for edit in fix.edits where edit.span.source == source {
        guard let text = String(validating: edit.replacement, as: UTF8.self) else { return nil }
        replacements.append([
          "deletedRegion": region(edit.span), "insertedContent": ["text": .string(text)],
        ])
      }
      changes.append([
        "artifactLocation": location(source), "replacements": .array(replacements),
      ])
    }
    return ["description": ["text": .string(fix.title)], "artifactChanges": .array(changes)]
  }

  private func place(_ span: Span) -> JSONValue {
    ["artifactLocation": location(span.source), "region": region(span)]
  }

  private func location(_ source: SourceText) -> JSONValue {
    ["uri": .string(Self.reference(to: source.name))]
  }

  private func region(_ span: Span) -> JSONValue {
    let start = span.source.position(of: span.range.lowerBound)
    let end = span.source.position(of: span.range.upperBound)
    return [
      "startLine": .number(start.line), "startColumn": .number(start.column),
      "endLine": .number(end.line), "endColumn": .number(end.column),
    ]
  }

  /// A path as a URI reference (RFC 3986): bytes that have no place in one are written as %XX.
  static func reference(to path: String) -> String {
    let kept = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      if kept.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}

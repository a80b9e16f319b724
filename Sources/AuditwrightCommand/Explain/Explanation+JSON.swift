import AuditCatalogue
import AuditRules
import ByteText
import PolicyModel
import Reports
import RuleExplanation

extension RuleExplanation {
  /// The explanation for programs.
  ///
  /// - Parameter setting: what a set of rules around it adds.
  func json(_ text: ByteString, setting: [JSONValue.Member] = []) -> JSONValue {
    .object(
      [
        .init("rule", .string(text.description)),
        .init("canonical", .optional(line?.description)),
        .init("summary", .string(summary)),
        .init("list", .string(list)),
        .init("calls", calls.map { .array($0.map(\.json)) } ?? .null),
        .init(
          "conditions",
          .array(
            conditions.map { ["text": .string($0.text), "meaning": .string($0.meaning)] })),
        .init("keys", .array(keys.map { .string($0.description) })),
        .init("limits", .array(limits.map(JSONValue.string))),
        .init("commands", .array(commands.map(\.json))),
      ] + setting)
  }
}

extension CallGroup {
  fileprivate var json: JSONValue {
    [
      "abis": .array(abis.map { .string($0.rawValue) }),
      "purpose": .optional(purpose),
      "names": .array(names.map(JSONValue.string)),
    ]
  }
}

extension LogCommand {
  fileprivate var json: JSONValue { ["command": .string(line), "purpose": .string(purpose)] }
}

extension KeyExplanation {
  /// The explanation for programs.
  var json: JSONValue {
    [
      "kind": "key",
      "key": .string(key.description),
      "groups": .array(groups.map(Self.json)),
      "rules": .array(
        rules.map { rule in
          [
            "rule": .string(rule.text.description), "place": .optional(rule.place),
            "controls": .array(rule.controls.map(\.json)),
          ]
        }),
      "demandedBy": .array(demandedBy.map(\.reference.json)),
      "longerKeys": .array(longerKeys.map { .string($0.description) }),
      "commands": .array(commands.map(\.json)),
    ]
  }

  private static func json(_ group: Group) -> JSONValue {
    [
      "group": .string(group.name.description),
      "title": .optional(group.title?.description),
      "place": .string(group.place),
      "statements": .array(group.statements.map(JSONValue.string)),
      "controls": .array(group.controls.map(\.json)),
      "profiles": .array(group.profiles.map { .string($0.description) }),
    ]
  }
}

extension ControlExplanation {
  /// The explanation for programs.
  var json: JSONValue {
    [
      "kind": "control",
      "control": control.reference.json,
      "title": .string(control.title.description),
      "catalogue": .string(catalogue.title.description),
      "version": .string(catalogue.version.description),
      "level": .optional(control.level?.description),
      "severity": .optional(control.severity?.description),
      "topic": .optional(control.topic?.description),
      "remark": .optional(remark.isEmpty ? nil : remark),
      "answer": .string(answerName),
      "demands": .array(
        demands.map { demand in
          [
            "text": .string(demand.text),
            "meaning": .array(demand.meaning.map(JSONValue.string)),
            "doubts": .array(demand.doubts.map(JSONValue.string)),
          ]
        }),
      "elsewhere": .array(elsewhere.map(\.reference.json)),
      "claims": .array(
        claims.map { claim in
          [
            "group": .string(claim.group.description), "place": .string(claim.place),
            "profiles": .array(claim.profiles.map { .string($0.description) }),
          ]
        }),
      "adoptedBy": .array(adopters.map { .string($0.description) }),
      "exceptions": .array(exceptions.map(Self.json)),
    ]
  }

  private var answerName: String {
    switch control.answer {
    case .demands: "rules"
    case .drift: "drift"
    case .notARule: "not-a-rule"
    }
  }

  private static func json(_ exception: Exception) -> JSONValue {
    [
      "profile": .string(exception.profile.description),
      "reason": .string(exception.row.reason.description),
      "claim": .optional(exception.row.claim),
      "disputed": .optional(exception.row.disputed?.description),
      "until": .optional(exception.row.until),
    ]
  }
}

extension LintExplanation {
  /// The page for programs.
  var json: JSONValue {
    [
      "kind": "lint",
      "id": .string(id),
      "severity": .string(severity.rawValue),
      "mistake": .string(kind.rawValue),
      "summary": .string(summary),
      "explanation": .array(paragraphs.map(JSONValue.string)),
      "flagged": .string(flagged),
      "accepted": .string(accepted),
      "suppression": .string(suppression),
    ]
  }
}

extension MistakeExplanation {
  /// The page for programs.
  var json: JSONValue {
    [
      "kind": "mistake",
      "id": .string(id),
      "summary": .string(summary),
      "explanation": .array(paragraphs.map(JSONValue.string)),
      "flagged": flagged.map(JSONValue.string) ?? .null,
    ]
  }
}

extension ControlReference {
  /// The reference as an object.
  var json: JSONValue {
    [
      "catalogue": .string(catalogue.description), "id": .string(id.description),
      "part": .optional(part?.description),
    ]
  }
}

extension ExplanationPage {
  /// The headings of a list with the words below each.
  var json: JSONValue {
    var sections: [JSONValue] = []
    var heading = title
    for block in blocks {
      switch block {
      case .heading(let text): heading = text
      case .items(let items):
        sections.append(
          ["title": .string(heading), "names": .array(items.map(JSONValue.string))])
      case .terms(let terms):
        sections.append(
          ["title": .string(heading), "names": .array(terms.map { .string($0.word) })])
      case .paragraph, .code: break
      }
    }
    return ["kind": "list", "sections": .array(sections)]
  }
}

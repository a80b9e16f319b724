import AuditCatalogue
import AuditEvents
import AuditProofs
import ByteText
import LibAudit
import Reports

/// Writes events for readers and for programs.
struct EventShow {
  private let scene: EventScene

  init(_ host: JudgedHost) {
    scene = EventScene(
      names: LibAuditNames(), machine: host.target.machine, places: Places(facts: host.facts))
  }

  /// The event in the words of the policy language.
  func words(_ event: Event) -> String { EventText(event, in: scene).line }

  /// The event as an object.
  func json(_ event: Event) -> JSONValue { Self.object(EventText(event, in: scene).fields()) }

  private static func object(_ members: [EventText.Member]) -> JSONValue {
    .object(members.map { JSONValue.Member($0.name, value($0.value)) })
  }

  private static func value(_ value: EventText.Value) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .number(let number): .number(number)
    case .flag(let flag): .bool(flag)
    case .null: .null
    case .list(let values): .array(values.map(Self.value))
    case .object(let members): object(members)
    }
  }
}

extension Circumstances {
  /// The circumstances in a clause; `nil` if they are ordinary. A removal shows in the event.
  var clause: String? {
    switch replacements {
    case 0: nil
    case 1: "after the watched file was replaced once"
    default: "after the watched file was replaced twice"
    }
  }
}

extension Doubt {
  /// What would have to be known, in a clause.
  var clause: String {
    switch self {
    case .securityModule(let test):
      "it hangs on a test of the label '\(test.text?.description ?? "")', and it is not known whether a "
        + "security module judges it"
    case .account(let name): "it is not known what number '\(name)' has; name the host's --facts"
    case .fileSystem(let place):
      "it is not known on which file system '\(place)' lies; name the host's --facts"
    }
  }
}

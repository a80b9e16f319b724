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

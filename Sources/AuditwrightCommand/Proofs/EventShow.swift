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
  func json(_ event: Event) -> JSONValue { Self.json(EventText(event, in: scene)) }

  /// The same of an event in words.
  static func json(_ text: EventText) -> JSONValue {
    .object(text.fields().map(\.json))
  }
}

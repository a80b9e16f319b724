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
  func json(_ event: Event) -> JSONValue {
    .object(EventText(event, in: scene).fields().map(\.json))
  }
}

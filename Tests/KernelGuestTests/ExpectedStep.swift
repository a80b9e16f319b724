import AuditCatalogue
import AuditEvents
import ByteText
import KernelGuest
import LibAudit
import PolicyModel
import PolicySyntax

/// An event of an `expect` line as the guest performs it under the profile's rules.
struct ExpectedStep {
  let line: ExpectSyntax
  /// The one of the line's events that it is.
  let event: EventSyntax
  /// What must be there, or not be there, then the call.
  let actions: [GuestAction]
  private let ending: ExpectedEnding
  /// The type of the message that is sent; `nil` for a call.
  private let message: UInt32?

  /// Throws `NotPerformed` for what the guest cannot do.
  init(_ line: ExpectSyntax, _ syntax: EventSyntax, _ event: Event, _ draft: EventDraft) throws {
    self.line = line
    self.event = syntax
    ending = ExpectedEnding(syntax, draft)
    switch event {
    case .call(let call) where call.birth != nil:
      message = nil
      actions = try ExpectedScene(call, ending, draft).actions
    case .message(let message):
      self.message = message.type
      actions = try Self.actions(sending: message, draft)
    default: throw NotPerformed("neither a call nor a message")
    }
  }

  /// What is wrong with what came of it; `nil` if all is as the line says.
  func disagreement(with outcome: StepOutcome) -> String? {
    guard ending.agrees(with: outcome.ending) else { return "it ended so: \(outcome.ending)" }
    switch (line.outcome, message) {
    case (.silence, let type?):
      return outcome.records.contains { $0.type == type } ? "the message is recorded" : nil
    case (.silence, nil):
      return outcome.isRecorded ? "it is recorded under \(outcome.keys)" : nil
    case (.recorded, _?): return "what a message is filed under is not looked at"
    case (.recorded(let key), nil):
      guard outcome.isRecorded else { return "it is not recorded" }
      return outcome.keys == [key.text] ? nil : "it is recorded under \(outcome.keys)"
    }
  }

  /// A message as a process with the right to write any sends it.
  private static func actions(
    sending message: Message, _ draft: EventDraft
  ) throws -> [GuestAction] {
    guard let type = UInt16(exactly: message.type),
      1100...1199 ~= type || 2100...2999 ~= type
    else { throw NotPerformed("a record that only the kernel writes") }
    let program = ExpectedScene.program(of: draft)
    let step = GuestStep(
      .message(type: type, "op=test"), as: Identity(message.subject, capable: true),
      program: program)
    return (program.map { [.make(.program($0))] } ?? []) + [.step(step)]
  }
}

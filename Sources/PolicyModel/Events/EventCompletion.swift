import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// Makes an event of its text: reads what is said, and takes the rest as documented.
public struct EventCompletion: Sendable {
  /// Where names come from.
  public let names: any AuditNames
  /// The machine that the event happens on.
  public let target: Target
  /// What is known of the host: its users and groups, and where its paths lead.
  public let facts: HostFacts?
  /// What `$name` stands for; nothing by itself.
  public let bindings: Bindings

  public init(
    names: any AuditNames, target: Target, facts: HostFacts? = nil, bindings: Bindings = .none
  ) {
    self.names = names
    self.target = target
    self.facts = facts
    self.bindings = bindings
  }

  /// Completes the events of a profile's expectations.
  public init(for profile: CompiledProfile, names: any AuditNames) {
    self.init(
      names: names, target: profile.target, facts: profile.facts, bindings: profile.bindings)
  }

  /// What completing an event gives.
  public struct Result: Sendable {
    /// The event; `nil` if its text has an error.
    public let event: Event?
    /// What the text says of it.
    public let draft: EventDraft?
    /// What was taken because the text does not say it, each as the text could say it.
    public let taken: [String]
    /// What is wrong with the text, by place.
    public let diagnostics: [Diagnostic]
  }

  /// The event that `text` is, where `rules` are in force.
  public func read(_ text: SourceText, by rules: [Rule]) -> Result {
    let parsed = EventParser.parse(text)
    guard let syntax = parsed.event, !parsed.diagnostics.hasErrors else {
      return Result(event: nil, draft: nil, taken: [], diagnostics: parsed.diagnostics)
    }
    return complete(syntax, by: rules)
  }

  /// The event that `syntax` describes, where `rules` are in force.
  public func complete(_ syntax: EventSyntax, by rules: [Rule]) -> Result {
    var reading = EventReading(self, rules)
    let draft = reading.read(syntax)
    let diagnostics = reading.diagnostics.sortedByPlace
    guard let draft, !diagnostics.hasErrors else {
      return Result(event: nil, draft: nil, taken: [], diagnostics: diagnostics)
    }
    return Result(
      event: draft.event(in: reading.scene), draft: draft, taken: draft.taken(in: reading.scene),
      diagnostics: diagnostics)
  }

  /// Where events happen while `rules` are in force.
  public func scene(of rules: [Rule]) -> EventScene {
    let places = Places(facts: facts)
    // A bad uid-min is the profile's to report.
    var ignored: [Diagnostic] = []
    return EventScene(
      names: names, machine: target.machine, places: places, world: places.world(of: rules),
      userIdMinimum: bindings.userIdMinimum(diagnostics: &ignored))
  }
}

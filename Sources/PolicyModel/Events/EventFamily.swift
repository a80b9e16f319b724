import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// All events that a text speaks of: those that agree with it in what it names, whatever the rest.
///
/// `adjtimex by users` names the call and who acts; who that is exactly, how the call ends, and
/// through which interface it comes are left open. The names that a call touches are never open: they
/// are the paths of the text and what the kernel records with them.
public struct EventFamily: Sendable {
  /// A part of the family: the calls that comparisons describe and that touch certain places.
  public struct Part: Sendable, Hashable {
    /// What holds of the calls, as for a rule of the exit list without a place.
    public let rule: Rule
    /// The places of the names, the named ones first; each has a name, and no name has another.
    public let places: [ByteString]
  }

  /// The event that the text is if the rest is as documented, one for each interface.
  public let examples: [Event]
  /// The parts; together they hold every event of the family.
  public let parts: [Part]
  /// Words of the text that the parts do not heed, so that they hold other events too.
  public let unheeded: [String]
  /// What is said of the task: the ids that the text gives, and `exe`.
  public let named: Set<Field>
  /// Why the parts do not hold every event after all; `nil` if they do.
  public let obstacle: String?
}

extension EventCompletion {
  /// The family of `syntax`, where `rules` are in force; `nil` if its text has an error.
  ///
  /// Without `on` the family spans every interface of the target that has the call.
  public func family(
    of syntax: EventSyntax, by rules: [Rule]
  ) -> (family: EventFamily?, diagnostics: [Diagnostic]) {
    var examples: [Event] = []
    var parts: [EventFamily.Part] = []
    var unheeded: [String] = []
    var named: Set<Field> = []
    var obstacle: String?
    var diagnostics: [Diagnostic] = []
    for abi in interfaces(of: syntax) {
      var reading = EventReading(self, rules)
      let draft = reading.read(syntax, on: abi)
      for diagnostic in reading.diagnostics where !diagnostics.contains(diagnostic) {
        diagnostics.append(diagnostic)
      }
      guard let draft, !reading.diagnostics.hasErrors else { continue }
      examples.append(draft.event(in: reading.scene))
      var spread = EventSpread(reading, draft)
      spread.read(syntax)
      named = Set(reading.said.numbers.keys)
      if reading.said.program != nil { named.insert(.exe) }
      parts += spread.parts
      for word in spread.unheeded where !unheeded.contains(word) { unheeded.append(word) }
      obstacle = obstacle ?? spread.obstacle
    }
    guard !diagnostics.hasErrors else { return (nil, diagnostics.sortedByPlace) }
    let family = EventFamily(
      examples: examples, parts: parts, unheeded: unheeded, named: named, obstacle: obstacle)
    return (family, diagnostics.sortedByPlace)
  }

  /// The interfaces that the text speaks of; `nil` for the one that reading it by itself gives.
  private func interfaces(of syntax: EventSyntax) -> [ABI?] {
    if syntax.fields.contains(where: { $0.field.description == "arch" }) { return [nil] }
    let named = syntax.clauses.abis.compactMap { ABI(rawValue: $0.description) }
    if !syntax.clauses.abis.isEmpty {
      let areKnown =
        named.count == syntax.clauses.abis.count && named.allSatisfy(target.abis.contains)
      return areKnown ? Set(named).sorted() : [nil]
    }
    if case .value = NumberLiteral(syntax.call.text) { return target.abis }
    let having = target.abis.filter { abi in
      names.number(
        ofSyscall: syntax.call.description, on: target.machine.architecture(abi)) != nil
    }
    return having.isEmpty ? [nil] : having
  }
}

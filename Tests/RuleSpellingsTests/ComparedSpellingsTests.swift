import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import RuleSpellings
import Testing

/// What the proofs say of the cases; every witness is put before the evaluator, which asks all rules.
struct ComparedSpellingsTests {
  @Test(arguments: SampleControl.all)
  func everySpellingOfAControlIsEqual(control: SampleControl) {
    let own = Held(control.text)
    for spelling in Spelling.equal where spelling.control == control {
      let held = Held(spelling.text)
      let comparison = held.compared(with: own)
      #expect(comparison.relation == .equal, "\(spelling.name):\n\(spelling.text)\(comparison)")
      guard held.keys == own.keys else { continue }
      let withKeys = held.compared(with: own, comparingKeys: true)
      #expect(withKeys.relation == .equal, "\(spelling.name):\n\(spelling.text)\(withKeys)")
    }
  }

  @Test(arguments: Spelling.equal.filter { Held($0.text).keys.isDisjoint(with: $0.control.keys) })
  func aSpellingWithOtherKeysDiffersOnlyWhereKeysCount(spelling: Spelling) {
    let (held, own) = (Held(spelling.text), Held(spelling.control.text))
    let comparison = held.compared(with: own, comparingKeys: true)
    #expect(comparison.relation == .incomparable, "\(spelling.text)\(comparison)")
    #expect(comparison.witnesses.allSatisfy { $0.kind == .otherKeys })
  }

  @Test(arguments: Spelling.stronger)
  func everyStrongerFileIsStronger(spelling: Spelling) {
    let (held, own) = (Held(spelling.text), Held(spelling.control.text))
    let comparison = held.compared(with: own)
    #expect(comparison.relation == .stronger, "\(spelling.text)\(comparison)")
    confirm(comparison, held, own)
    #expect(own.compared(with: held).relation == .weaker)
  }

  @Test(arguments: Narrowing.all)
  func noNarrowingPasses(narrowing: Narrowing) {
    let (held, own) = (Held(narrowing.text), Held(narrowing.control.text))
    let comparison = held.compared(with: own)
    #expect(comparison.relation == narrowing.relation, "\(narrowing.text)\(comparison)")
    confirm(comparison, held, own)
  }

  private func confirm(_ comparison: Comparison, _ a: Held, _ b: Held) {
    for witness in comparison.witnesses {
      let (one, other) = witness.recordedBy == .a ? (a, b) : (b, a)
      #expect(one.judge.judgement(on: witness.event).isRecorded == true, "\(witness)")
      #expect(other.judge.judgement(on: witness.event).isRecorded == false, "\(witness)")
      #expect((witness.line == nil) == !witness.event.isCall)
    }
  }

  @Test(arguments: [
    ("tracefs", "/etc", Relation.weaker), ("tracefs", "/srv", .equal), ("0xef53", "/srv", .unknown),
  ])
  func aRuleOnFileSystemsCountsWhereTheyMayBeMounted(
    type: String, place: String, relation: Relation
  ) {
    let own = Held(SampleControl.identity.text)
    let held = Held(SampleControl.identity.text + "-a never,filesystem -F fstype=\(type)\n")
    var facts = Scene.host
    facts.mounts = [
      HostFacts.Mount(path: "/", type: "ext4", options: []),
      HostFacts.Mount(path: ByteString(place), type: "tracefs", options: []),
    ]
    let comparison = held.compared(with: own, on: .scene(facts))
    #expect(comparison.relation == relation, "\(comparison)")
    confirm(comparison, held, own)
  }
}

extension Narrowing {
  /// What is to be said of it: an escape that hangs on what nobody knows makes it unknown.
  fileprivate var relation: Relation {
    guard certainty == .definite else { return .unknown }
    return gain == nil ? .weaker : .incomparable
  }
}

extension SampleControl {
  fileprivate var keys: Set<[ByteString]> { Held(text).keys }
}

extension Event {
  fileprivate var isCall: Bool {
    if case .call = self { true } else { false }
  }
}

extension Comparison: CustomTestStringConvertible {
  public var testDescription: String {
    "\(relation)\n" + witnesses.map { "\($0.recordedBy): \($0.event)\n" }.joined()
      + "\(more.doubts) \(less.doubts)"
  }
}

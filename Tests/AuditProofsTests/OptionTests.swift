import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import Testing

/// What counts besides being recorded: keys, the names touched, and where the events lie.
struct OptionTests {
  private typealias Events = SmallEvents

  /// Rules with keys, and events that several of them see.
  private static let keyed = Theme(
    name: "keys",
    shapes: [
      "", "-k one", "-F uid=0 -k one", "-F uid=0 -k two", "-F path=/a/f", "-F path=/a/f -k one",
      "-F path=/a/f -k two", "-F path=/a/g -k one", "-F path=/a/g -F uid=0", "-F dir=/a -k two",
      "-a always,task -F uid=0", "-F auid=1000 -k one -k two",
      "-a never,exclude -F msgtype=PATH -F uid=0", "-a never,exclude -F msgtype=CWD",
    ],
    events: [
      [], [Events.name("/a/f")], [Events.name("/a/g")],
      [Events.name("/a/f"), Events.name("/a/g")], [Events.name("/a/g"), Events.name("/a/f")],
    ].map { Events.call("open", $0) }.with([0, 1000]) { $0.subject.uid = $1 }
      .with([0, 1000]) { $0.birth?.uid = $1 }.with([1000, .max]) { $0.subject.auid = $1 })

  private static let oracle = Oracle(keyed)

  /// Whether the right set does what the left one does, as an option wants it.
  private func fails(
    _ left: [Rule], _ right: [Rule], _ call: Call, _ options: CoverOptions
  ) -> Bool {
    let wanted = Self.oracle.decision(left, on: call)
    guard wanted.isRecorded else { return false }
    let found = Self.oracle.decision(right, on: call)
    if !found.isRecorded { return true }
    if options.needsNames, found.droppedRecords.contains(RecordType.path) { return true }
    return switch options.keys {
    case .ignored: false
    case .equal: found.keys.sorted() != wanted.keys.sorted()
    case .included: !Set(wanted.keys).isSubset(of: found.keys)
    }
  }

  @Test(arguments: [
    CoverOptions(keys: .equal), CoverOptions(keys: .included), CoverOptions(needsNames: true),
  ])
  func theAlgebraAgreesWithTheEvaluatorOnKeysAndNames(options: CoverOptions) {
    let (theme, host) = (Self.keyed, Self.keyed.host)
    let recording = theme.rules.filter { $0.action == .always }
    let lefts = recording.flatMap { one in [[one]] + recording.map { [one, $0] } }
    let rights = theme.rules.flatMap { one in [[one]] + theme.rules.map { [one, $0] } }
    var (covered, escaped, open) = (0, 0, 0)
    let total = lefts.count * rights.count
    let stride = max(1, total / (ExhaustiveTests.pairLimit * 4)) | 1
    for number in Swift.stride(from: 0, to: total, by: stride) {
      let (left, right) = (lefts[number % lefts.count], rights[number / lefts.count])
      let books = (RuleBook(left, on: host), RuleBook(right, on: host))
      let covers = books.0.demands.map { books.1.cover(of: $0, in: books.0, options) }
      let escapes = covers.flatMap(\.escapes)
      for escape in escapes where !fails(left, right, escape.call, options) {
        Issue.record("no escape\(theme.text(left, right, escape.call))")
      }
      if covers.contains(where: { !$0.unresolved.isEmpty }) { open += 1 }
      if !escapes.isEmpty {
        escaped += 1
      } else if covers.allSatisfy(\.unresolved.isEmpty) {
        covered += 1
        if let call = theme.events.first(where: { fails(left, right, $0, options) }) {
          Issue.record("not found\(theme.text(left, right, Self.oracle.event(call, left + right)))")
          return
        }
      }
    }
    print(
      "\(options.keys), names \(options.needsNames): \(covered) covered, \(escaped) not, \(open) open"
    )
    #expect(covered > 0 && escaped > 0)
    #expect(open * 100 <= covered + escaped)
  }

  @Test func everySetFilesItsOwnEventsAsItFilesThem() {
    let host = Self.keyed.host
    for one in Self.keyed.rules {
      for other in Self.keyed.rules {
        let book = RuleBook([one, other], on: host)
        for demand in book.demands {
          let cover = book.cover(of: demand, in: book, CoverOptions(keys: .equal))
          #expect(
            cover.escapes.isEmpty && cover.unresolved.isEmpty,
            "\(cover.unresolved)\(Self.keyed.text([one, other], [one, other], cover.escapes.first?.call))"
          )
        }
      }
    }
  }

  // MARK: Regions

  @Test func aRegionHoldsTheCallsAtItsPlacesAndNoOthers() throws {
    let host = Self.keyed.host
    let shape = Theme(name: "region", shapes: ["-S open"], events: []).rules[0]
    let region = EventRegion(shape, at: ["/a/f"])
    for rule in Self.keyed.rules where rule.action == .always && rule.list == .exit {
      let cover = RuleBook([rule], on: host).cover(of: region)
      for escape in cover.escapes {
        #expect(escape.call.names.allSatisfy { $0.place == "/a/f" } && !escape.call.names.isEmpty)
        #expect(!Self.oracle.judged([rule], escape.call, Theme.Variant()).isRecorded)
      }
      let missed = Self.keyed.events.filter { call in
        !call.names.isEmpty && call.names.allSatisfy { $0.place == "/a/f" }
          && !Self.oracle.isRecorded([rule], call)
      }
      #expect(!missed.isEmpty ? !cover.escapes.isEmpty : true, "\(rule)")
    }
  }

  @Test func whatOtherRulesSeeCanBeLeftAside() {
    let host = Self.keyed.host
    let rules = Theme(
      name: "aside", shapes: ["-S open", "-S open -F uid=0", "-S open -F uid!=0"], events: []
    ).rules.filter { $0.action == .always }
    let left = RuleBook([rules[0]], on: host)
    let right = RuleBook([rules[1]], on: host)
    #expect(right.cover(of: 0, in: left).verdict == .escapes)
    let options = CoverOptions().without([rules[2]], on: host)
    #expect(right.cover(of: 0, in: left, options).verdict == .covered)
    #expect(RuleBook([], on: host).cover(of: 0, in: left, options).verdict == .escapes)
  }
}

import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import LibAudit
import Testing

/// A few rule shapes about one matter and every small event that can tell them apart.
struct Theme: Sendable, CustomTestStringConvertible {
  let name: String
  /// Comparisons of exit rules, each tried with always and with never; whole lines begin with `-a`.
  let shapes: [String]
  /// The events; what paths name is added to them.
  let events: [Call]
  var target = Target.debian12
  var facts: HostFacts?
  /// Where the texts of `path=`, `exe=` and `dir=` lead that are not the place they spell.
  var links: [ByteString: ByteString] = [:]
  /// Places that a mount hides, so that a watch there sees nothing.
  var hidden: Set<ByteString> = []
  /// What the evaluator may have to take for true where the host is not known.
  var variants: [Variant] = [Variant()]
  /// Whether questions may stay open.
  var mayDoubt = false

  /// One way in which what is unknown may be.
  struct Variant: Sendable {
    var labelFields: Set<Field> = []
    /// The number that every unresolved account has.
    var account: UInt32?
  }

  var testDescription: String { name }

  var host: ProofHost { ProofHost(target: target, facts: facts, names: LibAuditNames()) }

  /// Whether a tree is a single file that was replaced: then the kernel has dropped it.
  func isGone(_ tree: ByteString, _ replaced: Set<ByteString>) -> Bool {
    let place = links[tree] ?? tree
    return replaced.contains(place) && facts?.files.contains(place) == true
  }

  /// Every shape as rules.
  var rules: [Rule] {
    shapes.flatMap { shape in
      shape.hasPrefix("-a")
        ? [rule(shape)]
        : ["always", "never"].map { rule("-a \($0),exit -F arch=b64 \(whole(shape))") }
    }
  }

  /// auditctl takes a key only behind something to look at.
  private func whole(_ shape: String) -> String {
    shape.contains("-S ") ? shape : "-S all \(shape)"
  }

  /// Every set of rules in every order.
  func sets(upTo depth: Int) -> [[Rule]] {
    var sets: [[Rule]] = [[]]
    var longest = sets
    for _ in 0..<depth {
      longest = longest.flatMap { set in rules.filter { !set.contains($0) }.map { set + [$0] } }
      sets += longest
    }
    return sets
  }

  private func rule(_ line: String) -> Rule {
    let words = line.split(separator: " ").map { ByteString(String($0)) }
    let compiled = RuleLineCompiler(target: target, host: facts ?? UnknownHost()).compile(words)
    guard case .addition(let addition) = compiled.result else {
      fatalError("no rule: \(line): \(compiled.result)")
    }
    return addition.rule
  }
}

/// Where a text leads.
private func place(_ text: ByteString, _ links: [ByteString: ByteString]) -> ByteString {
  links[text] ?? text
}

/// What the evaluator says of a theme's events, all rules of a set being asked.
struct Oracle {
  let theme: Theme
  private let classes: LinuxClasses
  private let identities = Places(facts: nil)

  init(_ theme: Theme) {
    self.theme = theme
    classes = LinuxClasses(of: theme.target)
  }

  func decision(_ rules: [Rule], on call: Call, _ variant: Theme.Variant = .init()) -> Decision {
    judged(rules, event(call, rules), variant)
  }

  /// The decision on an event whose world is known.
  func judged(_ rules: [Rule], _ call: Call, _ variant: Theme.Variant) -> Decision {
    let known =
      theme.target.securityModules.map { $0.contains("selinux") ? Theme.labelFields : [] }
      ?? variant.labelFields
    let evaluator = Evaluator(
      rules.map { resolved($0, variant) }, classes: classes, labelFields: known)
    return evaluator.decision(on: .call(known.isEmpty ? call.withoutLabels : call))
  }

  func isRecorded(_ rules: [Rule], _ call: Call, _ variant: Theme.Variant = .init()) -> Bool {
    decision(rules, on: call, variant).isRecorded
  }

  /// The event with what the rules' paths name in it.
  func event(_ call: Call, _ rules: [Rule]) -> Call {
    var call = call
    call.world = world(call.world, rules)
    if let removal = call.removal {
      call.removal?.world = call.world
      for text in call.world.files.keys where removal.paths.contains(place(text, theme.links)) {
        call.removal?.paths.insert(text)
        call.world.files[text] = nil
      }
    }
    return call
  }

  /// Every path leads to its file, but for watches that are blind: on a mount point, and of several
  /// spellings of a file that was replaced all but the one loaded last. And a tree that is a file goes
  /// with it.
  private func world(_ start: FileWorld, _ rules: [Rule]) -> FileWorld {
    var world = start
    let replaced = Set(start.changes)
    world.changes = []
    var last: [ByteString: ByteString] = [:]
    for rule in rules where rule.isKeptByInode {
      if let path = rule.path { last[place(path, theme.links)] = path }
    }
    for comparison in rules.flatMap(\.comparisons) {
      guard let text = comparison.text else { continue }
      let place = place(text, theme.links)
      switch comparison.field {
      case .path, .exe:
        if world.files[text] == nil { world.files[text] = identities.file(at: place) }
        guard comparison.field == .path else { continue }
        let isBlind = replaced.contains(place) && last[place] != text
        if isBlind || theme.hidden.contains(place) { world.files[text] = nil }
      case .dir:
        if place != text { world.trees[text] = place }
        if theme.isGone(text, replaced) { world.trees[text] = "" }
      default: continue
      }
    }
    for path in start.changes {
      for text in Set(last.values).sorted() where place(text, theme.links) == path {
        world.changes.append(text)
      }
    }
    return world
  }

  private func resolved(_ rule: Rule, _ variant: Theme.Variant) -> Rule {
    guard let account = variant.account else { return rule }
    var rule = rule
    rule.comparisons = rule.comparisons.map { comparison in
      guard case .account = comparison.value else { return comparison }
      return FieldComparison(comparison.field, comparison.op, account)
    }
    return rule
  }
}

extension Call {
  /// The call where no module knows labels.
  fileprivate var withoutLabels: Call {
    var call = self
    call.labels = []
    call.subject.labels = []
    call.birth?.labels = []
    for index in call.names.indices { call.names[index].labels = [] }
    return call
  }
}

extension Theme {
  static let labelFields = Set(
    [13, 14, 15, 16, 17, 19, 20, 21, 22, 23].map { Field(rawValue: $0) })

  /// Rules as lines and an event in words, ready to be pasted.
  func text(_ left: [Rule], _ right: [Rule], _ call: Call? = nil) -> String {
    pasteable(left, right, call, facts)
  }
}

/// Rules as lines and an event in words, ready to be pasted.
func pasteable(_ left: [Rule], _ right: [Rule], _ call: Call?, _ facts: HostFacts? = nil) -> String
{
  let names = LibAuditNames()
  let writer = RuleWriter(names: names)
  func lines(_ rules: [Rule]) -> String {
    rules.map { "  " + (writer.line($0)?.description ?? "\($0)") }.joined(separator: "\n")
  }
  let scene = EventScene(names: names, places: Places(facts: facts))
  let event = call.map { "\nevent:\n  " + EventText(.call($0), in: scene).line } ?? ""
  return "\nleft:\n\(lines(left))\nright:\n\(lines(right))\(event)"
}

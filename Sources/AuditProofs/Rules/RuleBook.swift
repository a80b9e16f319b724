import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// A set of rules ready for being asked: by events, through the evaluator, and by the algebra.
///
/// An event is put before those rules only that can match it, which gives the evaluator's answer
/// without trying thousands of rules on each event.
public final class RuleBook {
  /// The rules, each list in the kernel's order.
  public let rules: [Rule]
  let host: ProofHost
  let isEnabled: Bool
  /// Where the trees lie that do not lie where they are spelled.
  private(set) var trees: [ByteString: ByteString] = [:]
  /// The spellings of trees that are a single file, which go with it.
  private var treesOfFiles: Set<ByteString> = []
  /// The spellings of each place in `path=` and `exe=`, and of trees that are a single file.
  private var spellings: [ByteString: Set<ByteString>] = [:]
  /// The place that each such text means.
  private var places: [ByteString: ByteString] = [:]
  /// Of watches on one place with several spellings, the spelling that goes on following the name:
  /// the one loaded last.
  private var followers: [ByteString: ByteString] = [:]

  private(set) var traits = WatchTraits()
  /// Rules with accounts that nobody has resolved.
  private(set) var rulesOfAccounts: [Rule] = []
  private var watches: [ByteString: [Int]] = [:]
  private var treeRules: [ByteString: [Int]] = [:]
  private var placeless: [Int] = []
  /// What is plain of those rules.
  private var looks: [Int: QuickLook] = [:]
  private var others: [Int] = []
  /// Rules that are taken for not being there, by index.
  let excluded: Set<Int>
  private let memory: Memory

  /// What has been worked out of all the rules; books that leave out some share it.
  private final class Memory {
    var byCall: [CallOnInterface: [Int]] = [:]
    var readings: [Circumstances: ReadRules] = [:]
  }

  private struct CallOnInterface: Hashable {
    let architecture: Architecture
    let number: UInt32
  }

  /// - Parameter isEnabled: false for `enabled 0`, when nothing is recorded.
  public init(_ rules: [Rule], on host: ProofHost, isEnabled: Bool = true) {
    self.rules = rules
    self.host = host
    self.isEnabled = isEnabled
    excluded = []
    memory = Memory()
    for (index, rule) in rules.enumerated() {
      for comparison in rule.comparisons {
        guard let text = comparison.text else { continue }
        switch comparison.field {
        case .path, .exe:
          let place = host.places.watched(text)
          spellings[place, default: []].insert(text)
          places[text] = place
        case .dir:
          let place = host.places.tree(text)
          if place != FileWorld().place(ofTree: text) { trees[text] = place }
          if host.isTreeOfFile(text) {
            spellings[place, default: []].insert(text)
            treesOfFiles.insert(text)
          }
        default: break
        }
      }
      sort(rule, index)
    }
    traits = WatchTraits(rules, places: host.places.watched)
    if !treesOfFiles.isEmpty {
      traits.changeWithFiles = true
      traits.haveNeverWatches = traits.haveNeverWatches || rules.contains(where: isNeverOfFile)
    }
    rulesOfAccounts = rules.filter { !$0.accounts.isEmpty }
  }

  /// `book` with the rules at `excluded` left out, in the same numbering.
  ///
  /// Which of several spellings of a watched place goes on following it is still judged by all rules.
  init(_ book: RuleBook, without excluded: Set<Int>) {
    rules = book.rules
    host = book.host
    isEnabled = book.isEnabled
    trees = book.trees
    spellings = book.spellings
    places = book.places
    followers = book.followers
    traits = book.traits
    watches = book.watches
    treeRules = book.treeRules
    placeless = book.placeless
    looks = book.looks
    others = book.others
    memory = book.memory
    self.excluded = book.excluded.union(excluded)
    treesOfFiles = book.treesOfFiles
    rulesOfAccounts = book.rulesOfAccounts
  }

  private func isNeverOfFile(_ rule: Rule) -> Bool {
    rule.action == .never && rule.dir.map(treesOfFiles.contains) ?? false
  }

  private func sort(_ rule: Rule, _ index: Int) {
    guard rule.list == .exit else {
      others.append(index)
      return
    }
    if let path = rule.path {
      let place = host.places.watched(path)
      watches[place, default: []].append(index)
      followers[place] = path
    } else if rule.isKeptByInode {
      others.append(index)
    } else if let dir = rule.dir {
      treeRules[host.places.tree(dir), default: []].append(index)
    } else {
      placeless.append(index)
      looks[index] = QuickLook(rule)
    }
  }

  /// The texts of `path=` and `exe=` that name `place`.
  func texts(at place: ByteString) -> Set<ByteString> { spellings[place] ?? [] }

  /// Whether once the file is replaced the watch no longer follows its name.
  private func isBlind(_ rule: Rule) -> Bool {
    guard let path = rule.path else { return false }
    return followers[host.places.watched(path)] != path
  }

  /// Whether no more than one watch stands at a place.
  func isOnlyWatch(at place: ByteString) -> Bool { watches[place]?.count == 1 }

  // MARK: Events

  /// What the evaluator says of an event that a witness is.
  ///
  /// Where very many rules without a place look at the call, the earliest are asked first: what comes
  /// behind the rule that decides has no say, but for the key of an event whose rule has none.
  func decision(on call: Call) -> Decision {
    let placeless = kept(placeless(for: call)).filter { looks[$0]?.mayMatch(call) ?? true }
    let placed = placed(for: call)
    let call = seen(call)
    if placeless.count > 2 * Self.firstAsked {
      let first = placeless.prefix(Self.firstAsked)
      let decision = decision(on: call, by: placed + first)
      if let rule = decision.rule, rule <= (first.last ?? 0), rules[rule].list == .exit,
        !decision.isRecorded || !decision.keys.isEmpty
      {
        return decision
      }
    }
    return decision(on: call, by: placed + placeless)
  }

  private static let firstAsked = 48

  private func decision(on call: Call, by candidates: [Int]) -> Decision {
    let candidates = candidates.sorted()
    var decision = evaluator(of: candidates).decision(on: .call(call))
    decision.rule = decision.rule.map { candidates[$0] }
    return decision
  }

  private func evaluator(of candidates: [Int]) -> Evaluator {
    Evaluator(
      candidates.map { rules[$0] }, classes: host.classes, labelFields: host.labelFields,
      isEnabled: isEnabled)
  }

  /// Whether these rules record a call that was made for others: what their paths name is added.
  func records(_ call: Call) -> Bool {
    var call = call
    for name in call.names where call.removal?.paths.contains(name.place) != true {
      for text in texts(at: name.place) where call.world.files[text] == nil {
        call.world.files[text] = name.file
      }
    }
    return decision(on: call).isRecorded
  }

  /// Whether a call that a witness is is recorded; `nil` if that hangs on the order of its names.
  func isRecorded(_ call: Call) -> Bool? {
    let candidates = (placed(for: call) + kept(placeless(for: call))).sorted()
    return evaluator(of: candidates).judgement(on: .call(seen(call))).isRecorded
  }

  /// The call as these rules see it: a watch whose file another spelling follows is blind once the
  /// file was replaced, and one on a mount point always.
  private func seen(_ call: Call) -> Call {
    var call = call
    for text in call.world.changes where treesOfFiles.contains(text) {
      call.world.trees[text] = ""
      call.removal?.world.trees[text] = ""
    }
    for text in call.world.files.keys {
      guard let place = places[text], let follower = followers[place] else { continue }
      let isBlind = !call.world.changes.isEmpty && follower != text
      if isBlind || host.isMountPoint(place) {
        call.world.files[text] = nil
        call.removal?.world.files[text] = nil
      }
    }
    return call
  }

  /// Those of `indices` that are not left out.
  private func kept(_ indices: [Int]) -> [Int] {
    excluded.isEmpty ? indices : indices.filter { !excluded.contains($0) }
  }

  /// The rules of other lists, and those that stand at a place which the call touches.
  private func placed(for call: Call) -> [Int] {
    var result = others
    var trees: Set<ByteString> = []
    for place in Set(call.names.map(\.place)) {
      result += watches[place] ?? []
      trees.formUnion(place.enclosingTrees)
    }
    for place in trees { result += treeRules[place] ?? [] }
    return kept(result)
  }

  /// The rules that can match what `rule` matches without a further name: those at its place and those
  /// without one; all if it has no place itself.
  func neighbours(of rule: Rule) -> [Int] {
    guard let place = rule.path.map(host.places.watched) ?? rule.dir.map(host.places.tree) else {
      return kept(Array(rules.indices))
    }
    var result = others + placeless + (watches[place] ?? [])
    for tree in place.enclosingTrees { result += treeRules[tree] ?? [] }
    return kept(Set(result).sorted())
  }

  private func placeless(for call: Call) -> [Int] {
    let key = CallOnInterface(architecture: call.architecture, number: call.number)
    if let known = memory.byCall[key] { return known }
    guard let interface = host.target.architectures.firstIndex(of: call.architecture) else {
      return placeless
    }
    let found = placeless.filter {
      host.calls(of: rules[$0]).contains(call.number, interface: interface)
    }
    memory.byCall[key] = found
    return found
  }

  /// What the evaluator says of any event, all rules being asked.
  public func judgement(on event: Event) -> Judgement {
    // A rule without calls never matches, and keeps the numbering.
    let absent = Rule(.never, .exit, syscalls: .none, [])
    let kept = rules.indices.map { excluded.contains($0) ? absent : rules[$0] }
    return Evaluator(
      kept, classes: host.classes, labelFields: host.labelFields, isEnabled: isEnabled
    ).judgement(on: event)
  }

  // MARK: The algebra

  /// The rules as conditions, under `circumstances`.
  func read(_ circumstances: Circumstances) -> ReadRules {
    if let known = memory.readings[circumstances] { return known.without(excluded) }
    let blanks = rules.filter { $0.list == .filesystem && $0.action == .never }
      .flatMap(\.comparisons).filter { $0.field == .fstype }
    let reading = RuleReading(
      host: host, circumstances: circumstances, blanks: blanks,
      isBlind: { [unowned self] in isBlind($0) }, watched: traits.watched)
    let read = ReadRules(rules, reading)
    memory.readings[circumstances] = read
    return read.without(excluded)
  }
}

extension ByteString {
  /// Every tree that this place lies in, itself among them.
  var enclosingTrees: [ByteString] {
    let slash = UInt8(ascii: "/")
    var result: [ByteString] = ["/", self]
    for index in indices where index > startIndex && self[index] == slash {
      result.append(ByteString(self[..<index]))
    }
    return result
  }
}

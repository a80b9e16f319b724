import AuditCatalogue
import AuditRules
import ByteText

/// A set of calls: constraints on scalars that all hold, some names that each pass tests, and tests
/// that no name passes.
///
/// The box of scalars, the names and their negations are the terms of the algebra: what a rule takes
/// from a term is again a few terms. Parts of a scalar are independent of each other but for the ids
/// that are tied.
struct Term: Sendable {
  var calls: CallSet
  private(set) var words: [WordKey: WordSet] = [:]
  private(set) var result = ResultSet()
  private(set) var family = FamilySet()
  private(set) var groups = GroupTest()
  private(set) var birthGroups = GroupTest()
  private(set) var program = ProgramTest()
  private(set) var idTies: [IdTie] = []
  /// Tests that a security module answers, or comparisons with an account that nobody resolved.
  private(set) var atoms: [Atom: Bool] = [:]
  /// Each is passed by some name.
  private(set) var names: [NameTerm] = []
  /// Each is passed by no name.
  private(set) var absentNames: [[NameTest]] = []
  /// The watched place that each call takes away, if they are such calls.
  var gone: ByteString?

  /// All calls of `calls`.
  init(_ calls: CallSet) {
    self.calls = calls
  }

  /// The set of values that `key` may have.
  func word(_ key: WordKey) -> WordSet { words[key] ?? .all }

  // MARK: Narrowing; `nil` if nothing is left

  func keeping(calls others: CallSet) -> Term? {
    var copy = self
    copy.calls = calls.intersection(others)
    return copy.calls.isEmpty ? nil : copy
  }

  func dropping(calls others: CallSet) -> Term? {
    var copy = self
    copy.calls = calls.subtracting(others)
    return copy.calls.isEmpty ? nil : copy
  }

  func setting(_ key: WordKey, _ set: WordSet) -> Term? {
    guard !set.isEmpty else { return nil }
    var copy = self
    copy.words[key] = set
    return copy
  }

  func setting(_ result: ResultSet) -> Term? {
    guard !result.isEmpty else { return nil }
    var copy = self
    copy.result = result
    return copy
  }

  func setting(_ family: FamilySet) -> Term? {
    guard !family.isEmpty else { return nil }
    var copy = self
    copy.family = family
    return copy
  }

  func requiring(group: UInt32, isMember: Bool, ofBirth: Bool) -> Term? {
    var copy = self
    var test = ofBirth ? birthGroups : groups
    if isMember { test.members.insert(group) } else { test.strangers.insert(group) }
    guard test.members.isDisjoint(with: test.strangers) else { return nil }
    if ofBirth { copy.birthGroups = test } else { copy.groups = test }
    return copy
  }

  func requiring(program place: ByteString, _ isEqual: Bool) -> Term? {
    var copy = self
    guard copy.program.add(place, isEqual) else { return nil }
    return copy
  }

  func requiring(_ tie: IdTie) -> Term? {
    guard !idTies.contains(tie) else { return self }
    guard !idTies.contains(tie.negation) else { return nil }
    var copy = self
    copy.idTies.append(tie)
    return copy
  }

  func requiring(_ atom: Atom, _ holds: Bool) -> Term? {
    if let known = atoms[atom] { return known == holds ? self : nil }
    var copy = self
    copy.atoms[atom] = holds
    return copy
  }

  /// Asks for a name that passes all of `tests`.
  func requiringName(_ tests: [NameTest]) -> Term? {
    let name = NameTerm(tests)
    guard !name.isVoid, !absentNames.contains(where: name.surelyPasses) else { return nil }
    guard !names.contains(name) else { return self }
    var copy = self
    copy.names.append(name)
    return copy
  }

  /// Asks for a name that passes all of `tests`, before all others.
  func requiringFirstName(_ tests: [NameTest]) -> Term? {
    let name = NameTerm(tests)
    guard !name.isVoid else { return nil }
    var copy = self
    copy.names.removeAll { $0 == name }
    copy.names.insert(name, at: 0)
    return copy
  }

  /// Asks more of one of the names.
  func replacing(_ tests: [NameTest], by others: [NameTest]) -> Term? {
    let (old, new) = (NameTerm(tests), NameTerm(others))
    guard !new.isVoid else { return nil }
    guard old != new, let index = names.firstIndex(of: old) else { return requiringName(others) }
    var copy = self
    copy.names.removeAll { $0 == new }
    copy.names[min(index, copy.names.endIndex - 1)] = new
    return copy
  }

  /// Asks that no name passes all of `tests`.
  func forbiddingName(_ tests: [NameTest]) -> Term? {
    guard !absentNames.contains(tests) else { return self }
    guard !names.contains(where: { $0.surelyPasses(tests) }) else { return nil }
    var copy = self
    copy.absentNames.append(tests)
    return copy
  }
}

/// How a call may end.
struct ResultSet: Hashable, Sendable {
  /// Whether it may end without a result.
  var none = true
  /// The values that a failure may have: -4095 to -1.
  var failed = WordSet(0xffff_f001...UInt32.max)
  /// The low words that a success may have.
  var succeeded = WordSet.all

  var isEmpty: Bool { !none && failed.isEmpty && succeeded.isEmpty }
  var isOnlyNone: Bool { failed.isEmpty && succeeded.isEmpty }
  /// Whether only a success can meet it whose low word is that of an error.
  var looksLikeErrors: Bool {
    failed.isEmpty && !succeeded.isEmpty
      && succeeded.ranges.allSatisfy { $0.lowerBound >= 0xffff_f001 }
  }
}

/// The address family that a call may hand over.
struct FamilySet: Hashable, Sendable {
  /// Whether it may hand over none.
  var absent = true
  var present = WordSet.all

  var isEmpty: Bool { !absent && present.isEmpty }
}

/// Supplementary groups that a task is in, and is not in.
struct GroupTest: Hashable, Sendable {
  var members: Set<UInt32> = []
  var strangers: Set<UInt32> = []
}

/// The program that a task may run.
struct ProgramTest: Hashable, Sendable {
  private(set) var only: ByteString?
  private(set) var others: Set<ByteString> = []

  /// Adds a test; false if nothing is left.
  mutating func add(_ place: ByteString, _ isEqual: Bool) -> Bool {
    if isEqual {
      guard only == nil || only == place else { return false }
      only = place
    } else {
      others.insert(place)
    }
    return only.map { !others.contains($0) } ?? true
  }
}

/// Two ids of a task that are equal, or differ.
struct IdTie: Hashable, Sendable {
  let left: WordKey
  let right: WordKey
  let isEqual: Bool

  var negation: IdTie { IdTie(left: left, right: right, isEqual: !isEqual) }
}

/// A test whose answer is opaque: it is one bit of the event.
struct Atom: Hashable, Sendable {
  /// Whom it is about.
  enum Side: Hashable, Sendable {
    case task, birth
    /// The object of a call that is no file, such as a message queue.
    case object
  }

  let test: FieldComparison
  let side: Side
  /// Why nobody can say whether it ever holds; `nil` if it is an ordinary bit.
  let doubt: Doubt?
}

/// What a judgement would have to know.
public enum Doubt: Hashable, Sendable {
  /// Whether a security module knows the field.
  case securityModule(FieldComparison)
  /// What number the account has.
  case account(ByteString)
  /// On which file system a place lies.
  case fileSystem(ByteString)
  /// Which of a call's names the kernel collects first.
  case orderOfNames
}

import AuditCatalogue
import AuditRules
import ByteText

/// One test of one name that a call touches.
enum NameTest: Hashable, Sendable {
  /// It leads to the file of this place, or to another.
  case file(ByteString, Bool)
  /// It lies at this place or below it, or does not.
  case inside(ByteString, Bool)
  case owner(Operator, UInt32)
  case group(Operator, UInt32)
  /// The file's type is this one, or another.
  case type(UInt32, Bool)
  /// The device that holds the file, and the one that the file stands for.
  case deviceMajor(Operator, UInt32, Bool)
  case deviceMinor(Operator, UInt32, Bool)
  case representedMajor(Operator, UInt32, Bool)
  case representedMinor(Operator, UInt32, Bool)
  case inode(Operator, UInt32)
  /// A test on the file's label holds, or does not.
  case label(FieldComparison, Bool)
  /// Its owner, or group, is the id of the task, or another.
  case tie(WordKey, Bool)
  /// Its file system is known to pass the comparison, or is not.
  case fileSystem(Operator, UInt32, Bool)
  /// The call handed over a path, or a descriptor only.
  case spelled(Bool)
  /// Not of the name but of the task: an id is this number, or another. Root owns what is blanked,
  /// so a tie to its owner asks for that.
  case ownId(WordKey, Operator, UInt32)

  /// The test that holds where this one does not. Owners, groups and inode numbers are never tested by
  /// bits, whose tests have no opposite (kernel/auditfilter.c, audit_field_valid).
  var negation: NameTest {
    switch self {
    case .file(let place, let holds): .file(place, !holds)
    case .inside(let place, let holds): .inside(place, !holds)
    case .owner(let op, let value): .owner(op.negation ?? op, value)
    case .group(let op, let value): .group(op.negation ?? op, value)
    case .type(let type, let holds): .type(type, !holds)
    case .deviceMajor(let op, let value, let holds): .deviceMajor(op, value, !holds)
    case .deviceMinor(let op, let value, let holds): .deviceMinor(op, value, !holds)
    case .representedMajor(let op, let value, let holds): .representedMajor(op, value, !holds)
    case .representedMinor(let op, let value, let holds): .representedMinor(op, value, !holds)
    case .inode(let op, let value): .inode(op.negation ?? op, value)
    case .label(let test, let holds): .label(test, !holds)
    case .tie(let key, let holds): .tie(key, !holds)
    case .fileSystem(let op, let value, let holds): .fileSystem(op, value, !holds)
    case .spelled(let holds): .spelled(!holds)
    case .ownId(let key, let op, let value): .ownId(key, op.negation ?? op, value)
    }
  }

  /// What the test asks of a name that leads to no file; `nil` if such a name never passes.
  ///
  /// It belongs to root, has no type and no label and lies nowhere.
  var ofMissing: [NameTest]? {
    switch self {
    case .file(_, let holds), .inside(_, let holds), .type(_, let holds), .label(_, let holds):
      holds ? nil : []
    case .owner(let op, let value), .group(let op, let value): op.holds(0, value) ? [] : nil
    case .deviceMajor(let op, let value, let holds), .deviceMinor(let op, let value, let holds),
      .representedMajor(let op, let value, let holds),
      .representedMinor(let op, let value, let holds):
      op.holds(0, value) == holds ? [] : nil
    case .inode(let op, let value): op.holds(.max, value) ? [] : nil
    case .tie(let key, let holds): [.ownId(key, holds ? .equal : .notEqual, 0)]
    case .fileSystem, .spelled, .ownId: [self]
    }
  }
}

/// What is asked of one name: all tests at once.
struct NameTerm: Hashable, Sendable {
  private(set) var file: ByteString?
  private(set) var otherFiles: Set<ByteString> = []
  /// The deepest of the trees that it lies in; they contain each other.
  private(set) var inside: ByteString?
  private(set) var outside: Set<ByteString> = []
  private(set) var owner = WordSet.all
  private(set) var group = WordSet.all
  private(set) var type: UInt32?
  private(set) var otherTypes: Set<UInt32> = []
  private(set) var deviceMajor = WordSet.all
  private(set) var deviceMinor = WordSet.all
  private(set) var representedMajor = WordSet.all
  private(set) var representedMinor = WordSet.all
  private(set) var inode = WordSet.all
  private(set) var labels: [FieldComparison: Bool] = [:]
  private(set) var ties: [NameTie] = []
  private(set) var fileSystem = WordSet.all
  /// Whether the file system has to be known.
  private(set) var needsFileSystem = false
  private(set) var spelled: Bool?
  /// Numbers that the task's ids must have.
  private(set) var ownIds: [WordKey: WordSet] = [:]
  /// Whether it leads to no file: then it lies nowhere, not even in `/`.
  private(set) var isMissing = false
  /// Whether the tests contradict each other.
  private(set) var isVoid = false

  init() {}

  init(_ tests: [NameTest]) {
    for test in tests { add(test) }
  }

  /// The same with one more test.
  func adding(_ test: NameTest) -> NameTerm {
    var copy = self
    copy.add(test)
    return copy
  }

  /// Whether every name that this asks for passes all of `tests`.
  func surelyPasses(_ tests: [NameTest]) -> Bool {
    tests.allSatisfy { excludes($0.negation) }
  }

  /// Whether no name that this asks for passes `test`. Places, which are asked about most by far, are
  /// looked at without making a new term.
  func excludes(_ test: NameTest) -> Bool {
    switch test {
    case .file(let place, true):
      if isVoid || isMissing { return true }
      if let file { return file != place }
      return otherFiles.contains(place) || inside.map { !place.isInside($0) } ?? false
        || outside.contains(where: place.isInside)
    case .file(let place, false): return isVoid || file == place
    case .inside(let tree, true):
      if isVoid || isMissing { return true }
      if let file { return !file.isInside(tree) }
      if let inside, !inside.isInside(tree), !tree.isInside(inside) { return true }
      return outside.contains(where: tree.isInside)
    case .inside(let tree, false) where tree != "/":
      return isVoid || file?.isInside(tree) ?? false || inside?.isInside(tree) ?? false
    case .owner(let op, let value): return isVoid || owner.keeping(op, value).isEmpty
    case .group(let op, let value): return isVoid || group.keeping(op, value).isEmpty
    default: return adding(test).isVoid
    }
  }

  private mutating func add(_ test: NameTest) {
    switch test {
    case .file(let place, true): addFile(place)
    case .file(let place, false): otherFiles.insert(place)
    case .inside(let place, true): addInside(place)
    case .inside(let place, false):
      outside.insert(place)
      if place == "/" { loseFile() }
    case .owner(let op, let value): owner = owner.keeping(op, value)
    case .group(let op, let value): group = group.keeping(op, value)
    case .type(let value, true):
      if let type, type != value { isVoid = true }
      type = value
    case .type(let value, false): otherTypes.insert(value)
    case .deviceMajor(let op, let value, let holds):
      deviceMajor = holds ? deviceMajor.keeping(op, value) : deviceMajor.dropping(op, value)
    case .deviceMinor(let op, let value, let holds):
      deviceMinor = holds ? deviceMinor.keeping(op, value) : deviceMinor.dropping(op, value)
    case .representedMajor(let op, let value, let holds):
      representedMajor =
        holds ? representedMajor.keeping(op, value) : representedMajor.dropping(op, value)
    case .representedMinor(let op, let value, let holds):
      representedMinor =
        holds ? representedMinor.keeping(op, value) : representedMinor.dropping(op, value)
    case .inode(let op, let value): inode = inode.keeping(op, value)
    case .label(let label, let holds):
      if let known = labels[label], known != holds { isVoid = true }
      labels[label] = holds
    case .tie(let key, let holds): ties.append(NameTie(key: key, isEqual: holds))
    case .fileSystem(let op, let value, let holds): addFileSystem(op, value, holds)
    case .spelled(let holds):
      if let spelled, spelled != holds { isVoid = true }
      spelled = holds
    case .ownId(let key, let op, let value):
      ownIds[key] = (ownIds[key] ?? .all).keeping(op, value)
    }
    if !isVoid { isVoid = contradicts }
  }

  private mutating func loseFile() {
    isMissing = true
    owner = owner.keeping(.equal, 0)
    group = group.keeping(.equal, 0)
    deviceMajor = deviceMajor.keeping(.equal, 0)
    deviceMinor = deviceMinor.keeping(.equal, 0)
    representedMajor = representedMajor.keeping(.equal, 0)
    representedMinor = representedMinor.keeping(.equal, 0)
    inode = inode.keeping(.equal, .max)
  }

  /// Sets what the file's identity may be to that of another name of the same file.
  mutating func takeIdentity(of other: NameTerm) {
    deviceMajor = other.deviceMajor
    deviceMinor = other.deviceMinor
    inode = other.inode
  }

  /// The same with a file that another name of the same file may have, too.
  func sharingIdentity(with other: NameTerm) -> NameTerm {
    var copy = self
    copy.deviceMajor = deviceMajor.intersection(other.deviceMajor)
    copy.deviceMinor = deviceMinor.intersection(other.deviceMinor)
    copy.inode = inode.intersection(other.inode)
    if copy.contradicts { copy.isVoid = true }
    return copy
  }

  private mutating func addFile(_ place: ByteString) {
    if let file, file != place { isVoid = true }
    file = place
  }

  private mutating func addInside(_ place: ByteString) {
    guard let known = inside else {
      inside = place
      return
    }
    if place.isInside(known) { inside = place } else if !known.isInside(place) { isVoid = true }
  }

  /// A file system that is not known passes no comparison, so the negation asks nothing of it.
  private mutating func addFileSystem(_ op: Operator, _ value: UInt32, _ holds: Bool) {
    if holds { needsFileSystem = true }
    fileSystem = holds ? fileSystem.keeping(op, value) : fileSystem.dropping(op, value)
  }

  private var contradicts: Bool {
    if let file {
      if otherFiles.contains(file) || outside.contains(where: file.isInside) { return true }
      if let inside, !file.isInside(inside) { return true }
    }
    if let inside, outside.contains(where: inside.isInside) { return true }
    if isMissing {
      // The file system of what is not there is not known.
      if file != nil || inside != nil || type != nil || needsFileSystem { return true }
      if labels.values.contains(true) { return true }
    }
    if let type, otherTypes.contains(type) { return true }
    if ownIds.values.contains(where: \.isEmpty) { return true }
    if owner.isEmpty || group.isEmpty || inode.isEmpty { return true }
    if deviceMajor.isEmpty || deviceMinor.isEmpty { return true }
    if representedMajor.isEmpty || representedMinor.isEmpty { return true }
    return needsFileSystem && fileSystem.isEmpty
  }
}

/// A name's owner or group and an id of the task, equal or different. The id says which it is.
struct NameTie: Hashable, Sendable {
  let key: WordKey
  let isEqual: Bool

  /// Whether the name's group is meant.
  var isOfGroup: Bool { key.field?.isGroupId ?? false }
}

extension ByteString {
  /// Whether this place is `tree` or lies below it.
  func isInside(_ tree: ByteString) -> Bool {
    guard starts(with: tree) else { return false }
    return count == tree.count || tree == "/" || self[tree.count] == UInt8(ascii: "/")
  }
}

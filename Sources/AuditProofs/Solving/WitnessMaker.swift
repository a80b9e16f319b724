import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Makes an event of a point of a term, ordinary in everything that the term leaves open.
struct WitnessMaker {
  let host: ProofHost
  let circumstances: Circumstances
  /// The rule sets that will be asked about the event.
  let books: [RuleBook]
  /// The place that is taken away, if the circumstances are those of a removal.
  var gone: ByteString?

  /// What a term holds.
  enum Answer {
    case call(Call)
    /// It is empty.
    case none
    /// It was not worked out.
    case unknown
  }

  /// A call in `term`; `nil` if the term is empty or was not worked out.
  func call(in term: Term) -> Call? {
    if case .call(let call) = answer(for: term) { call } else { nil }
  }

  /// A call in `term`, if there is one.
  func answer(for term: Term) -> Answer {
    switch TermSolver(host: host, circumstances: circumstances).answer(for: term) {
    case .point(let solution): .call(call(at: solution, in: term))
    case .none: .none
    case .unknown: .unknown
    }
  }

  private func call(at solution: Solution, in term: Term) -> Call {
    let program = executed(by: solution, term) ?? term.program.witness
    var call = Call(
      solution.number, on: host.target.architectures[solution.interface],
      (0..<4).map { word(.task(Field(rawValue: Field.a0.rawValue + $0)), solution, term) })
    call.openFlags = isStructured(solution) ? UInt64(word(.openFlags, solution, term)) : nil
    call.result = solution.hasResult ? result(of: term) : nil
    call.addressFamily = family(of: term)
    for (index, term) in solution.names.enumerated() {
      var name = name(term, index, solution)
      // Names of other files lead elsewhere, even where inode= cannot tell them apart.
      let isTaken = call.names.contains { $0.file == name.file && $0.place != name.place }
      if isTaken { name.file?.inode += UInt64(index) << 32 }
      if !call.names.contains(name) { call.names.append(name) }
    }
    for (atom, holds) in term.atoms where holds && atom.side == .object {
      call.labels.insert(atom.test)
    }
    call.subject = subject(solution, term, program)
    call.birth = birth(of: call.subject, solution, term)
    place(&call, program, solution)
    return call
  }

  /// The program that the call starts, which is the task's own from then on, if nothing else is asked.
  private func executed(by solution: Solution, _ term: Term) -> ByteString? {
    let calls = host.executions
    guard calls.contains(solution.number, interface: solution.interface),
      term.program.only == nil, let place = solution.names.first?.file,
      !term.program.others.contains(place)
    else { return nil }
    return place
  }

  /// Whether the call finds its flags in memory.
  private func isStructured(_ solution: Solution) -> Bool {
    let architecture = host.target.architectures[solution.interface]
    return PermissionClasses.judge(
      ofCall: solution.number, on: architecture, kernel: host.target.kernel) == .accessModeInMemory
  }

  private func word(_ key: WordKey, _ solution: Solution, _ term: Term) -> UInt32 {
    solution.ids[.key(key)] ?? term.word(key).member(preferring: Favourites.of(key)) ?? 0
  }

  private func result(of term: Term) -> Call.Result {
    var result = Call.Result(exit: 0)
    let success = term.result.succeeded.member(preferring: Favourites.successes)
    let failure = term.result.failed.member(preferring: Favourites.failures)
    // A success whose low word looks like an error is odd: only a large number can be one.
    let isOdd = success.map { $0 >= 0xffff_f001 } ?? true
    if let success, !isOdd || failure == nil {
      result.exit = success
    } else {
      result.succeeded = false
      result.exit = failure ?? .max
    }
    return result
  }

  private func family(of term: Term) -> UInt32? {
    term.family.absent ? nil : term.family.present.member(preferring: [2, 10, 1])
  }

  // MARK: The task

  private func subject(_ solution: Solution, _ term: Term, _ program: ByteString?) -> Subject {
    var subject = Subject()
    let uid = word(.task(.uid), solution, term)
    for field in Subject.numbers {
      let key = WordKey.task(field)
      let isOwnId = field.isUserId && field != .auid || field.isGroupId
      let favourites = isOwnId ? [uid] + Favourites.of(key) : []
      subject.set(
        field,
        solution.ids[.key(key)]
          ?? term.word(key).member(preferring: favourites + Favourites.of(key)) ?? 0)
    }
    subject.groups = term.groups.members
    subject.exe = program.map { host.places.file(at: $0) }
    for (atom, holds) in term.atoms where holds && atom.side == .task {
      subject.labels.insert(atom.test)
    }
    return subject
  }

  /// The task at its birth: as it is now, but for what the term says.
  private func birth(of subject: Subject, _ solution: Solution, _ term: Term) -> Subject {
    var birth = subject
    for field in Subject.numbers {
      let key = WordKey.birth(field)
      let own = field == .ppid ? subject.ppid : subject.number(field) ?? 0
      birth.set(
        field,
        solution.ids[.key(key)]
          ?? term.word(key).member(preferring: [own] + Favourites.of(key)) ?? 0)
    }
    birth.groups = subject.groups.subtracting(term.birthGroups.strangers)
      .union(term.birthGroups.members)
    birth.labels = subject.labels
    for (atom, holds) in term.atoms where atom.side == .birth {
      if holds { birth.labels.insert(atom.test) } else { birth.labels.remove(atom.test) }
    }
    return birth
  }

  // MARK: Names and places

  private func name(_ term: NameTerm, _ index: Int, _ solution: Solution) -> RecordedName {
    let place = term.file ?? freePlace(for: term, index)
    guard !term.isMissing else {
      var name = RecordedName(place: place, file: nil)
      name.isSpelled = term.spelled ?? true
      return name
    }
    var file = host.places.file(at: place)
    file.device.major = term.deviceMajor.member(preferring: [file.device.major]) ?? 0
    file.device.minor = term.deviceMinor.member(preferring: [file.device.minor]) ?? 0
    let low = UInt32(truncatingIfNeeded: file.inode)
    if let inode = term.inode.member(preferring: [low]), inode != low { file.inode = UInt64(inode) }
    var name = RecordedName(place: place, file: file)
    name.owner =
      solution.ids[.owner(index)] ?? term.owner.member(preferring: Favourites.ofNames) ?? 0
    name.group =
      solution.ids[.group(index)] ?? term.group.member(preferring: Favourites.ofNames) ?? 0
    name.fileType = type(of: term, place)
    name.representedDevice.major = term.representedMajor.member(preferring: [0]) ?? 0
    name.representedDevice.minor = term.representedMinor.member(preferring: [0]) ?? 0
    if term.needsFileSystem {
      let usual = host.fileSystem(at: place).map { [$0] } ?? []
      name.fileSystem = term.fileSystem.member(preferring: usual)
    }
    name.isSpelled = term.spelled ?? true
    name.labels = Set(term.labels.filter(\.value).keys)
    return name
  }

  /// A place in the tree that the name must lie in and in none that it must not.
  private func freePlace(for term: NameTerm, _ index: Int) -> ByteString {
    let number = ByteString(index == 0 ? "" : "-\(index + 1)")
    guard let inside = term.inside else {
      let free = Favourites.places.first { place in
        term.isMissing
          || !term.outside.contains { (place + number).isInside($0) }
            && !term.otherFiles.contains(place + number)
      }
      if let free { return free + number }
      return clear("/some-file" + number, of: term)
    }
    let start = inside == "/" ? ByteString() : inside
    return clear(start + ByteString("/some-file") + number, of: term)
  }

  /// A place like this that the name may have; longer ones there are without end.
  private func clear(_ place: ByteString, of term: NameTerm) -> ByteString {
    var place = place
    while term.otherFiles.contains(place) || term.outside.contains(where: place.isInside) {
      place += ByteString("-2")
    }
    return place
  }

  private func type(of term: NameTerm, _ place: ByteString) -> UInt32 {
    if let type = term.type { return type }
    let usual = usualType(of: place)
    let types: [UInt32] = [
      usual, 0o100000, 0o040000, 0o120000, 0o060000, 0o020000, 0o010000, 0o140000,
    ]
    return types.first { !term.otherTypes.contains($0) } ?? 0
  }

  private func usualType(of place: ByteString) -> UInt32 {
    guard let facts = host.facts else { return RecordedName.regularFile }
    if facts.directories.contains(place) { return RecordedName.directory }
    return facts.symlinks[place] == nil ? RecordedName.regularFile : 0o120000
  }

  /// Says what the rules' paths name, as far as the event touches it.
  private func place(_ call: inout Call, _ program: ByteString?, _ solution: Solution) {
    var world = FileWorld()
    for book in books { world.trees.merge(book.trees) { first, _ in first } }
    func settle(_ place: ByteString, _ file: FileIdentity) {
      world.files[place] = file
      for book in books { for text in book.texts(at: place) { world.files[text] = file } }
    }
    if let program { settle(program, host.places.file(at: program)) }
    for name in call.names {
      guard let file = name.file else { continue }
      settle(name.place, file)
      // The running program is that file, whatever else is said of it.
      if name.place == program { call.subject.exe = file }
    }
    let watched = Set(call.names.flatMap { name in books.flatMap { $0.texts(at: name.place) } })
    let changes = watched.sorted().flatMap {
      Array(repeating: $0, count: circumstances.replacements)
    }
    world.changes = changes
    call.world = world
    guard circumstances.isRemoval, let gone else { return }
    let texts = Set(books.flatMap { $0.texts(at: gone) }).union([gone])
    call.removal = Call.Removal(of: texts, from: world)
    for text in texts { call.world.files[text] = nil }
  }
}

extension ProgramTest {
  /// The program, or an ordinary one.
  fileprivate var witness: ByteString? {
    only ?? Favourites.programs.first { !others.contains($0) }
  }
}

extension Subject {
  /// The fields that are numbers of a task.
  static let numbers: [Field] = [
    .pid, .ppid, .pers, .uid, .euid, .suid, .fsuid, .gid, .egid, .sgid, .fsgid, .auid, .sessionid,
  ]
}

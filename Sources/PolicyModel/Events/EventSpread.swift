import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import PolicySyntax

/// Works out on one interface which events a text speaks of.
struct EventSpread {
  private(set) var parts: [EventFamily.Part] = []
  private(set) var unheeded: [String] = []
  private(set) var obstacle: String?
  /// What the text says by fields and paths.
  private let said: EventDraft
  /// The same with what clauses and defaults chose.
  private let draft: EventDraft
  private let scene: EventScene
  private var compiler: StatementCompiler

  init(_ reading: EventReading, _ draft: EventDraft) {
    said = reading.said
    self.draft = draft
    scene = reading.scene
    compiler = reading.compiler
  }

  mutating func read(_ syntax: EventSyntax) {
    guard said.kind == .call else {
      obstacle = "all values of a \(said.kind.rawValue) cannot be looked at, only of a call"
      return
    }
    guard !said.isUnaudited, said.ownRecords.isEmpty else {
      obstacle =
        said.isUnaudited
        ? "a task that is older than auditing has no calls to look at"
        : "records that the kernel writes by itself are not looked at"
      return
    }
    // The last bits of a mask mean classes of calls.
    guard said.number < SyscallMask.limit - 16 else {
      obstacle = "no rule can name the call \(said.number)"
      return
    }
    guard let tails = compiler.conditions(of: syntax.clauses) else { return }
    let head = task + call + names
    noteUnheeded()
    for route in routes {
      for run in runs {
        for tail in tails {
          let rule = Rule(
            .always, .exit, syscalls: SyscallMask([said.number]), head + route.flags + run + tail)
          parts.append(EventFamily.Part(rule: rule, places: route.places))
        }
      }
    }
  }

  // MARK: What is named

  private var task: [FieldComparison] {
    var result: [FieldComparison] = []
    for field in EventDraft.taskFields {
      guard let value = said.numbers[field] else { continue }
      if field == .gid || field == .egid {
        // An equality would be met by supplementary groups, too.
        result.append(FieldComparison(field, .greaterOrEqual, value))
        result.append(FieldComparison(field, .lessOrEqual, value))
      } else {
        result.append(FieldComparison(field, .equal, value))
      }
    }
    if case .at(let path)? = said.program { result.append(FieldComparison(.exe, .equal, path)) }
    return result + said.labels.sortedByText()
  }

  private var call: [FieldComparison] {
    var result: [FieldComparison] = []
    if let architecture = said.architecture {
      result.append(FieldComparison(.arch, .equal, architecture.rawValue))
    }
    for (index, value) in said.arguments.sorted(by: { $0.key < $1.key }) {
      result.append(FieldComparison(argument(index), .equal, value))
    }
    if case .value(let value)? = said.exit {
      let outcome = Call.Result(exit: value)
      result.append(FieldComparison(.exit, .equal, outcome.exit))
      if said.succeeded == nil { result.append(success(outcome.succeeded)) }
    }
    if let succeeded = said.succeeded {
      result.append(success(succeeded))
      if succeeded, CallsWithSmallResults.names.contains(callName) {
        result.append(FieldComparison(.exit, .lessOrEqual, UInt32(Int32.max)))
      }
    }
    if let family = said.addressFamily {
      result.append(FieldComparison(.socketFamily, .equal, family))
    }
    return result
  }

  private var callName: String {
    said.architecture.flatMap { scene.names.name(ofSyscall: said.number, on: $0) } ?? ""
  }

  private func success(_ holds: Bool) -> FieldComparison {
    FieldComparison(.success, .equal, UInt32(holds ? 1 : 0))
  }

  private func argument(_ index: Int) -> Field {
    Field(rawValue: Field.a0.rawValue + UInt32(index))
  }

  /// What is said of paths holds of some name, which is the one meant if there is only one.
  private var names: [FieldComparison] {
    said.names.flatMap { name in
      var result: [FieldComparison] = []
      if let owner = name.owner { result.append(FieldComparison(.objectUid, .equal, owner)) }
      if let group = name.group { result.append(FieldComparison(.objectGid, .equal, group)) }
      if let type = name.fileType { result.append(FieldComparison(.filetype, .equal, type)) }
      return result + name.labels.sortedByText()
    }
  }

  // MARK: What follows from it

  /// Which names a call touches, and the flags that it has if it does.
  private struct Route {
    let flags: [FieldComparison]
    let places: [ByteString]
  }

  /// Flags that are left open can make a call touch a parent too, or a link instead of its target.
  private var routes: [Route] {
    var routes = [Route(flags: [], places: places(draft))]
    for index in 0..<4 where said.arguments[index] == nil {
      // O_CREAT, O_NOFOLLOW on x86 and on Arm, and AT_SYMLINK_NOFOLLOW.
      for flag: UInt32 in [0o100, 0o400000, 0o100000, 0x100] {
        var other = draft
        other.arguments[index] = (draft.arguments[index] ?? 0) | flag
        let places = places(other)
        if routes.contains(where: { $0.places == places }) { continue }
        let isSet = FieldComparison(argument(index), .allBits, flag)
        routes.append(Route(flags: [isSet], places: places))
      }
    }
    return routes
  }

  /// The places that a call touches, those that the text names first.
  private func places(_ draft: EventDraft) -> [ByteString] {
    guard case .call(let call) = draft.event(in: scene) else { return [] }
    var result: [ByteString] = []
    for name in call.names.filter({ !$0.isParent }) + call.names.filter(\.isParent)
    where !result.contains(name.place) {
      result.append(name.place)
    }
    return result
  }

  /// A program that is started acts once the call has succeeded; unless the text says who acts.
  private var runs: [[FieldComparison]] {
    let isExec = callName == "execve" || callName == "execveat"
    guard isExec, said.program == nil, let path = said.names.first?.path else { return [[]] }
    let started = FieldComparison(.exe, .equal, scene.places.followed(path))
    return [[success(true), started], [success(false)]]
  }

  // MARK: What is not heeded

  private mutating func noteUnheeded() {
    if said.groups != nil { unheeded.append("groups") }
    if case EventDraft.Exit.none? = said.exit { unheeded.append("exit=none") }
    if said.openFlags != nil { unheeded.append("open_flags") }
    switch said.program {
    case EventDraft.Program.none?, .file?: unheeded.append("exe")
    case .at?, nil: break
    }
    if !said.birthNumbers.isEmpty || said.birthGroups != nil { unheeded.append("birth") }
    if !said.replaced.isEmpty { unheeded.append("replaced") }
    if said.removed != nil { unheeded.append("removes") }
    if !said.objectLabels.isEmpty { unheeded.append("ipc") }
    for name in said.names { noteUnheeded(name) }
  }

  private mutating func noteUnheeded(_ name: NameDraft) {
    let hasSeveral = routes.contains { $0.places.count > 1 }
    let words: [(String, Bool)] = [
      ("found", name.isFound == false), ("same", name.sameFile != nil),
      ("inode", name.inode != nil), ("devmajor", name.deviceMajor != nil),
      ("devminor", name.deviceMinor != nil), ("rdev", name.representedDevice != nil),
      ("fstype", name.fileSystem != nil), ("spelled", name.isSpelled == false),
      ("obj_uid", hasSeveral && name.owner != nil), ("obj_gid", hasSeveral && name.group != nil),
      ("filetype", hasSeveral && name.fileType != nil),
    ]
    for (word, isSaid) in words where isSaid && !unheeded.contains(word) { unheeded.append(word) }
  }
}

extension Set<FieldComparison> {
  /// In the order of their names and texts.
  fileprivate func sortedByText() -> [FieldComparison] {
    sorted {
      ($0.field.rawValue, $0.text ?? "", $0.op.symbol)
        < ($1.field.rawValue, $1.text ?? "", $1.op.symbol)
    }
  }
}

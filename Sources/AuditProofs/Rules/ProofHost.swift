import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// What the proofs know of a machine: its calls, its places, and who judges labels there.
public final class ProofHost: Sendable {
  /// The machine.
  public let target: Target
  /// What is known of it; `nil` for nothing.
  public let facts: HostFacts?
  /// libaudit's tables.
  public let names: any AuditNames
  let places: Places
  let classes: LinuxClasses
  let allCalls: CallSet
  /// Calls that never have a result: exit and exit_group, which do not return.
  let callsWithoutResult: CallSet
  /// Calls that may end without one: reboot as well, which ends the task that halts a container
  /// (kernel/reboot.c; kernel/pid_namespace.c, reboot_pid_ns).
  let callsThatMayNotReturn: CallSet
  /// Calls that never succeed with a result that looks like an error.
  let callsWithSmallResults: CallSet
  /// Calls on whose way no name is recorded.
  let callsWithoutNames: CallSet
  /// Calls that take a name away while it is watched: fs/namei.c, vfs_unlink, vfs_rmdir, vfs_rename;
  /// ipc/mqueue.c, mq_unlink, for a queue's file.
  let removals: CallSet
  /// Those of them that put it in the place of another.
  let moves: CallSet
  /// Calls that start a program.
  let executions: CallSet
  /// The calls that witnesses are made of if they can be, of each interface.
  let favouriteCalls: [[UInt32]]
  private let mountPoints: Set<ByteString>
  private let permissionCalls: PermissionCalls

  public init(target: Target, facts: HostFacts?, names: any AuditNames) {
    self.target = target
    self.facts = facts
    self.names = names
    places = Places(facts: facts)
    classes = LinuxClasses(of: target)
    let architectures = target.architectures
    allCalls = .all(interfaces: architectures.count)
    func calls(_ list: some Sequence<String>) -> CallSet {
      var result = CallSet.none(interfaces: architectures.count)
      for name in list {
        for (index, architecture) in architectures.enumerated() {
          guard let number = names.number(ofSyscall: name, on: architecture) else { continue }
          result.insert(number, interface: index)
        }
      }
      return result
    }
    callsWithoutResult = calls(["exit", "exit_group"])
    callsThatMayNotReturn = callsWithoutResult.union(calls(["reboot"]))
    callsWithSmallResults = calls(CallsWithSmallResults.names)
    callsWithoutNames = calls(CallsWithoutNames.names)
    moves = calls(["rename", "renameat", "renameat2"])
    removals = moves.union(calls(["unlink", "unlinkat", "rmdir", "mq_unlink"]))
    executions = calls(["execve", "execveat"])
    favouriteCalls = architectures.map { architecture in
      Favourites.calls.compactMap { names.number(ofSyscall: $0, on: architecture) }
    }
    mountPoints = Set(facts?.mounts.map(\.path) ?? []).subtracting(["/"])
    permissionCalls = PermissionCalls(target)
  }

  /// Every call of the target.
  var everything: Term { Term(allCalls) }

  func kept(of term: Term, _ letters: PermissionSet) -> [Term] {
    permissionCalls.kept(of: term, letters)
  }

  func dropped(of term: Term, _ letters: PermissionSet) -> [Term] {
    permissionCalls.dropped(of: term, letters)
  }

  /// The calls of a rule: its mask, on the interfaces that its `arch` lets through.
  func calls(of rule: Rule) -> CallSet {
    var calls = CallSet.none(interfaces: target.abis.count)
    let held = rule.held(by: target.kernel, on: target.machine)
    let passed = Set(rule.architectures(outOf: target.architectures))
    for (index, architecture) in target.architectures.enumerated()
    where passed.contains(architecture) {
      calls.insert(held.syscalls, interface: index)
    }
    return calls
  }

  /// What is known of a test on a label, or of a comparison with an account's name.
  enum Knowledge {
    case never, bit
    case doubtful(Doubt)
  }

  func knowledge(of test: FieldComparison) -> Knowledge {
    if case .account(let name) = test.value { return .doubtful(.account(name)) }
    guard let fields = target.labelFields else { return .doubtful(.securityModule(test)) }
    return fields.contains(test.field) ? .bit : .never
  }

  /// The fields of labels that the target's modules know.
  var labelFields: Set<Field> { target.labelFields ?? [] }

  /// Whether a file system of such a magic number can be at `place`, or below it if it is a tree, as
  /// far as the facts tell; `nil` if they know of no mounts.
  func mayLie(_ place: ByteString, isTree: Bool, on fileSystems: WordSet) -> Bool? {
    guard let facts, !facts.mounts.isEmpty else { return nil }
    // Of most file systems libaudit does not know the number, but it is none of those that it knows.
    let hasUnnamed = fileSystems.ranges.contains {
      $0.lowerBound != $0.upperBound || names.name(ofFileSystem: $0.lowerBound) == nil
    }
    func passes(_ mount: HostFacts.Mount) -> Bool {
      names.number(ofFileSystem: mount.type).map(fileSystems.contains) ?? hasUnnamed
    }
    if let around = mount(around: place), passes(around) { return true }
    return isTree && facts.mounts.contains { $0.path.isInside(place) && passes($0) }
  }

  /// The magic number of the file system that holds a place, if the facts and libaudit tell.
  func fileSystem(at place: ByteString) -> UInt32? {
    mount(around: place).flatMap { names.number(ofFileSystem: $0.type) }
  }

  private func mount(around place: ByteString) -> HostFacts.Mount? {
    facts?.mounts.filter { place.isInside($0.path) }.max { $0.path.count < $1.path.count }
  }

  /// Whether the facts say that a file system is mounted at exactly this place: then a watch on it
  /// watches what the mount hides.
  func isMountPoint(_ place: ByteString) -> Bool { mountPoints.contains(place) }

  /// Whether the facts say that the tree of such a `dir=` is a single file.
  func isTreeOfFile(_ text: ByteString) -> Bool {
    facts?.kind(of: places.tree(text), followingLast: false) == .found(.file)
  }
}

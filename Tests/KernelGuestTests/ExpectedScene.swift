import AuditEvents
import ByteText
import KernelGuest
import LibAudit

/// The call of an `expect` line, and what it finds in the guest.
struct ExpectedScene {
  private let call: Call
  private let name: String
  private let ending: ExpectedEnding
  /// What the call is handed, said by the line or chosen for it.
  private let names: [RecordedName]
  /// The program that the line says acts; for an execution, that it starts.
  private let program: ByteString?

  /// The program that the line says acts; `nil` if it says none.
  static func program(of draft: EventDraft) -> ByteString? {
    if case .at(let path)? = draft.program { path } else { nil }
  }

  /// Throws `NotPerformed` for what the guest cannot do.
  init(_ call: Call, _ ending: ExpectedEnding, _ draft: EventDraft) throws {
    guard let name = LibAuditNames().name(ofSyscall: call.number, on: call.architecture) else {
      throw NotPerformed("a call that the guest does not know")
    }
    let program = Self.program(of: draft)
    var names = call.names.filter { !$0.isParent }
    guard names.isEmpty || ExpectedArguments.takesPath(name) else {
      throw NotPerformed("'\(name)' with a path")
    }
    if names.isEmpty, ExpectedArguments.takesPath(name) {
      let usual: ByteString = name == "fchdir" ? "/opt/folder" : "/opt/data"
      let place = (Self.executions.contains(name) ? program : nil) ?? usual
      names = [RecordedName(place: place, file: nil)]
    }
    (self.call, self.name, self.ending, self.names) = (call, name, ending, names)
    self.program = program
  }

  /// What is made or taken away beforehand, then the call.
  var actions: [GuestAction] {
    let isExecution = Self.executions.contains(name)
    let actor = isExecution ? nil : program
    let arguments = ExpectedArguments(call: call, name: name, places: names.map(\.place))
    let step = GuestStep(
      GuestCall(call.architecture == .x8664 ? .b64 : .b32, call.number, arguments.all),
      as: identity, program: actor)
    return preparation + (actor.map { [.make(.program($0))] } ?? []) + [.step(step)]
  }

  private static let executions: Set = ["execve", "execveat"]
  private static let makings: Set = [
    "mkdir", "mkdirat", "mknod", "mknodat", "symlink", "symlinkat",
  ]
  private static let removals: Set = [
    "rename", "renameat", "renameat2", "rmdir", "unlink", "unlinkat",
  ]

  /// Who is not to be refused may do everything: a walk that ends at a folder on the way leaves no name
  /// that a rule could see.
  private var identity: Identity {
    var identity = Identity(call.subject, capable: !ending.isRefused)
    identity.hasNoCapabilities = ending.isRefused && identity.fsuid == 0
    return identity
  }

  private var preparation: [GuestAction] {
    if ending.isAbsence { return [] }
    if Self.makings.contains(name) {
      return names.map { .step(GuestStep(GuestCall(.unlink, .string($0.place)))) }
    }
    return folders + names.map { .make(entry(for: $0)) } + attributes
  }

  /// Root, too, must be kept from taking a name out of a folder: it is another's.
  private var folders: [GuestAction] {
    guard Self.removals.contains(name), identity.hasNoCapabilities else { return [] }
    return names.map { name in
      let end = name.place.lastIndex(of: UInt8(ascii: "/")) ?? 0
      return .make(.directory(ByteString(name.place[..<end]), owner: 1))
    }
  }

  private func entry(for name: RecordedName) -> TreeEntry {
    let kind: TreeEntry.Kind =
      switch self.name {
      case "execve", "execveat": .program
      case "chdir", "fchdir": .directory
      default: .file("x")
      }
    // Whose file it is may change its mode, root without any right as well.
    let owner = ending.isRefused && name.owner == identity.fsuid ? name.owner + 1 : name.owner
    return TreeEntry(
      name.place, kind, mode: ending.isRefused ? 0 : nil, owner: owner, group: name.group)
  }

  /// What a call takes away must be there.
  private var attributes: [GuestAction] {
    guard ["lremovexattr", "removexattr"].contains(name), !ending.isRefused else { return [] }
    return names.map {
      .step(
        GuestStep(GuestCall(.setxattr, .string($0.place), ExpectedArguments.attribute, "x", 1, 0)))
    }
  }
}

import AuditEvents
import ByteText
import KernelGuest
import LibAudit
import PolicySyntax

/// An event of an `expect` line as the guest performs it under the profile's rules.
struct ExpectedStep {
  let line: ExpectSyntax
  /// Files to be there, then the call.
  let actions: [GuestAction]
  private let mustSucceed: Bool
  private let isDenied: Bool

  /// Throws `NotPerformed` for what the guest cannot do, or not so that it would show.
  init(_ line: ExpectSyntax, _ syntax: EventSyntax, _ event: Event) throws {
    guard case .call(let call) = event, call.birth != nil else {
      throw NotPerformed("a message, which only a daemon or the kernel writes")
    }
    self.line = line
    let said = Set(
      syntax.fields.map(\.field.description)
        + syntax.clauses.conditions.map(\.field.description))
    isDenied = syntax.clauses.denied != nil
    mustSucceed =
      call.result?.succeeded == true && (said.contains("success") || said.contains("exit"))
    guard isDenied || mustSucceed || !said.contains("exit") && !said.contains("success") else {
      throw NotPerformed("another error than a refusal")
    }
    guard !said.contains("fstype") else {
      throw NotPerformed("another file system than the guest's")
    }
    guard !said.contains("exe") else { throw NotPerformed("a program of the policy's own choice") }
    guard !isDenied || call.subject.uid != 0 else { throw NotPerformed("root is refused nothing") }
    let step = try Self.step(call, succeeds: mustSucceed, isDenied: isDenied)
    let name = Self.name(of: call)
    let handed = name.hasPrefix("mknod") ? [] : call.names.filter { !$0.isParent }
    let mode: UInt32 = isDenied ? 0 : 0o644
    let files = handed.map { file in
      GuestAction.make(
        name == "execve"
          ? .program(file.place) : .file(file.place, "x", mode: mode, owner: file.owner))
    }
    actions = files + [.step(step)]
  }

  /// Whether the call ended as the line says.
  func agrees(with ending: StepOutcome.Ending) -> Bool {
    switch ending {
    case .noReturn: !isDenied
    case .returned(let value):
      isDenied ? value == -13 || value == -1 : !mustSucceed || value >= 0
    }
  }

  private static func name(of call: Call) -> String {
    LibAuditNames().name(ofSyscall: call.number, on: call.architecture) ?? ""
  }

  /// Who is not to be refused may do everything: a walk that ends at a folder on the way leaves no name
  /// that a rule could see.
  private static func step(_ call: Call, succeeds: Bool, isDenied: Bool) throws -> GuestStep {
    let abi: GuestABI = call.architecture == .x8664 ? .b64 : .b32
    let places = call.names.filter { !$0.isParent }.map(\.place)
    let subject = call.subject
    let identity = Identity(
      uid: subject.uid, euid: subject.euid, loginuid: subject.auid, keepsCapabilities: !isDenied)
    let arguments = try arguments(call, places, succeeds: succeeds, isDenied: isDenied)
    return GuestStep(GuestCall(abi, call.number, arguments), as: identity)
  }

  /// Calls that are handed one path, by the place of it among their arguments.
  private static let paths = [
    "open": 0, "creat": 0, "truncate": 0, "chmod": 0, "chown": 0, "lchown": 0, "unlink": 0,
    "chdir": 0, "openat": 1, "unlinkat": 1, "fchmodat": 1, "fchownat": 1, "mknod": 0, "mknodat": 1,
    "mkdirat": 1,
  ]

  private static func arguments(
    _ call: Call, _ places: [ByteString], succeeds: Bool, isDenied: Bool
  ) throws -> [GuestCall.Argument] {
    let name = name(of: call)
    var words = call.arguments.map { GuestCall.Argument.number(UInt64($0)) }
    if places.isEmpty {
      // What an address leads to is not said: the call fails, and is recorded all the same.
      guard !isDenied else { throw NotPerformed("a refusal needs a file") }
      guard !succeeds, Self.paths[name] == nil, !name.hasPrefix("exec") else {
        throw NotPerformed("'\(name)' to succeed needs more than the line says")
      }
      return words
    }
    guard let place = places.first, places.count == 1 else {
      throw NotPerformed("'\(name)' with several paths")
    }
    let path = GuestCall.Argument.string(place)
    if name == "execve" { return [path, .array([path, 0]), .array([0])] }
    if name == "rename" { return [path, .string(place + ".other")] }
    guard let index = Self.paths[name] else { throw NotPerformed("'\(name)' with a path") }
    words[index] = path
    return words
  }
}

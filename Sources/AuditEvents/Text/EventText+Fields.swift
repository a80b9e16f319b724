import AuditCatalogue
import ByteText

extension EventText {
  /// One member of an event as an object.
  public struct Member: Sendable, Hashable {
    public let name: String
    public let value: Value
  }

  /// What a member holds.
  public enum Value: Sendable, Hashable {
    case text(String)
    case number(Int)
    case flag(Bool)
    /// Known to be nothing.
    case null
    case list([Value])
    case object([Member])
  }

  /// The event as an object, defaults included, in a fixed order.
  ///
  /// `text` is the line; the ids are numbers, an unset one `null`, one of which only the name is known
  /// the name; `exit` is an errno such as
  /// `-EACCES` or a number, `null` if the call never returned; `paths` are the places that the call
  /// touched, `names` the same with what is recorded of each.
  public func fields() -> [Member] {
    var members = [
      Member(name: "text", value: .text(line)),
      Member(name: "kind", value: .text(draft.kind.rawValue)),
    ]
    switch event {
    case .call(let call): members += callMembers(call)
    case .ioUring(let call):
      members.append(Member(name: "operation", value: .number(Int(call.number))))
    case .message(let message), .record(let message):
      members.append(Member(name: "type", value: .text(messageType(message.type))))
    case .birth: break
    }
    members += taskMembers(event.task)
    guard !event.names.isEmpty || draft.kind == .call else { return members }
    members += [
      Member(name: "paths", value: .list(event.names.map { .text($0.place.description) })),
      Member(name: "names", value: .list(event.names.map(object))),
      Member(name: "replaced", value: .list(draft.replaced.map { .text($0.description) })),
    ]
    return members
  }

  private func callMembers(_ call: Call) -> [Member] {
    let abi = scene.machine.abi(of: call.architecture)?.rawValue
    var members = [
      Member(name: "syscall", value: .text(callName ?? String(call.number))),
      Member(
        name: "abi",
        value: .text(abi ?? "0x" + String(call.architecture.rawValue, radix: 16))),
      Member(name: "success", value: call.result.map { .flag($0.succeeded) } ?? .null),
      Member(
        name: "exit",
        value: call.result.map { .text(exitText(.value($0.value))) } ?? .null),
    ]
    for (index, word) in call.arguments.enumerated() {
      members.append(Member(name: "a\(index)", value: .text("0x" + String(word, radix: 16))))
    }
    return members
  }

  private func taskMembers(_ subject: Subject) -> [Member] {
    var members = EventDraft.taskFields.compactMap { field -> Member? in
      guard let name = scene.names.name(of: field), let value = subject.number(field) else {
        return nil
      }
      let isUnset = value == Subject.unset && (field == .auid || field == .sessionid)
      if accounts[value] != nil, field.isUserId || field.isGroupId {
        return Member(name: name, value: .text(shown(value, field)))
      }
      return Member(name: name, value: isUnset ? .null : .number(Int(value)))
    }
    members.append(
      Member(name: "groups", value: .list(subject.groups.sorted().map { .number(Int($0)) })))
    let exe: Value =
      switch programPath {
      case .at(let path): .text(path.description)
      case .file(let file):
        .text("inode \(file.inode) on \(file.device.major):\(file.device.minor)")
      case .none: .null
      }
    members.append(Member(name: "exe", value: exe))
    return members
  }

  /// The program, said or taken.
  var programPath: EventDraft.Program {
    if let said = draft.program { return said }
    guard let exe = event.task.exe else { return .none }
    let paths = [EventScene.program] + draft.names.map(\.path)
    return paths.first { scene.places.file(at: scene.places.followed($0)) == exe }
      .map(EventDraft.Program.at) ?? .file(exe)
  }

  private func object(_ name: RecordedName) -> Value {
    .object([
      Member(name: "path", value: .text(name.place.description)),
      Member(name: "parent", value: .flag(name.isParent)),
      Member(name: "found", value: .flag(name.file != nil)),
      Member(name: "uid", value: .number(Int(name.owner))),
      Member(name: "gid", value: .number(Int(name.group))),
      Member(name: "filetype", value: .text(fileType(name.fileType))),
    ])
  }
}

import AuditCatalogue
import AuditRules
import ByteText

/// Says why rules do not decide an event.
public struct MissText: Sendable {
  private let text: EventText
  private let classes: any CallClasses
  private let writer: RuleWriter

  /// - Parameter text: the text of the event that was missed.
  public init(_ text: EventText, classes: any CallClasses) {
    self.text = text
    self.classes = classes
    writer = RuleWriter(names: text.scene.names, machine: text.scene.machine)
  }

  /// The reason in one clause: what the rule asks for, and what the event is.
  ///
  /// - Parameter place: names the rule at an index.
  public func reason(_ miss: Miss, of rule: Rule, place: (Int) -> String) -> String {
    switch miss {
    case .notAsked: return "its list is not asked about such an event"
    case .otherCall:
      let call = text.callName ?? String(text.draft.number)
      return "'\(call)' is not among its calls"
    case .comparison(let index):
      guard rule.comparisons.indices.contains(index) else { return "it matches nothing" }
      if let path = rule.path, text.event.names.isEmpty {
        return "it watches \(path), and the call touched no name"
      }
      let comparison = rule.comparisons[index]
      return "it asks for \(writer.text(of: comparison)), and \(answer(to: comparison))"
    case .outranked(let index): return "it matches, but the rule at \(place(index)) has decided"
    case .behindEnd(let index):
      return "the list ends at \(place(index)), with a field that the kernel does not look at there"
    case .empty: return "without a condition it matches nothing on its list"
    }
  }

  /// What the event has where a comparison looks.
  private func answer(to comparison: FieldComparison) -> String {
    let field = comparison.field
    let name = text.scene.names.name(of: field) ?? "the field"
    let task = text.event.task
    switch field {
    case .gid where !task.groups.isEmpty, .egid where !task.groups.isEmpty:
      let groups = task.groups.sorted().map(String.init).joined(separator: ", ")
      return "\(name) is \(text.shown(task.number(field) ?? 0, field)), with the groups \(groups)"
    case .auidIsSet: return task.auid == Subject.unset ? "auid is unset" : "auid is set"
    case .exe: return "the program is \(program)"
    case .fieldCompare: return answerOfPair(comparison)
    case .msgtype:
      guard let type = text.event.message?.type else { return "this is no record" }
      return "the type is \(text.messageType(type))"
    default: break
    }
    if field.isSecurityLabel { return "the label does not say so" }
    if let number = task.number(field) { return "\(name) is \(text.shown(number, field))" }
    guard let call = text.event.call else { return "this is no call" }
    return answer(field, name, in: call)
  }

  private func answer(_ field: Field, _ name: String, in call: Call) -> String {
    switch field {
    case .ppid: return "ppid is \(call.subject.ppid)"
    case .arch:
      let abi = text.scene.machine.abi(of: call.architecture)?.rawValue
      return "the call comes through \(abi ?? "another architecture")"
    case .a0, .a1, .a2, .a3:
      let word = call.arguments[Int(field.rawValue - Field.a0.rawValue)]
      return "\(name) is 0x" + String(word, radix: 16)
    case .exit, .success:
      guard let result = call.result else { return "the call has no result" }
      return field == .success
        ? "the call \(result.succeeded ? "succeeded" : "failed")"
        : "exit is \(text.exitText(.value(result.value)))"
    case .socketFamily:
      return call.addressFamily.map { "saddr_fam is \($0)" } ?? "the call handed over no address"
    case .perm:
      let letters = classes.permissions(of: call).text
      return letters.isEmpty ? "the call counts as no access" : "the call counts as \(letters)"
    default: return answer(field, name, of: call.names)
    }
  }

  private func answer(_ field: Field, _ name: String, of names: [RecordedName]) -> String {
    guard !names.isEmpty else { return "the call touched no name" }
    let values = names.map { entry in
      switch field {
      case .path, .dir: entry.place.description + (entry.file == nil ? " (not found)" : "")
      case .filetype: text.fileType(entry.fileType)
      case .inode: String(entry.file?.inode ?? UInt64(UInt32.max))
      case .devmajor: String(entry.file?.device.major ?? 0)
      case .devminor: String(entry.file?.device.minor ?? 0)
      case .objectUid: text.shown(entry.owner, .objectUid)
      default: text.shown(entry.group, .objectGid)
      }
    }
    var distinct: [String] = []
    for value in values where !distinct.contains(value) { distinct.append(value) }
    let list = distinct.prefix(4).joined(separator: ", ") + (distinct.count > 4 ? ", …" : "")
    return field == .path || field == .dir ? "the call touched \(list)" : "\(name) is \(list)"
  }

  private func answerOfPair(_ comparison: FieldComparison) -> String {
    guard let number = comparison.number, let pair = InterfieldComparison(number: number),
      let own = text.event.task.number(pair.left)
    else { return "the kernel knows no such pair" }
    let left = "\(writer.names.name(of: pair.left) ?? "") is \(text.shown(own, pair.left))"
    let name = writer.names.name(of: pair.right) ?? ""
    if let other = text.event.task.number(pair.right) {
      return "\(left) and \(name) \(text.shown(other, pair.right))"
    }
    let others = Set(
      text.event.names.map { pair.right == .objectUid ? $0.owner : $0.group })
    guard !others.isEmpty else { return "the call touched no name" }
    return "\(left) and \(name) \(others.sorted().map(String.init).joined(separator: ", "))"
  }

  private var program: String {
    switch text.programPath {
    case .none: "none"
    case .at(let path): path.description
    case .file: "another file"
    }
  }
}

extension Event {
  /// The call, if it is one.
  public var call: Call? {
    switch self {
    case .call(let call), .ioUring(let call): call
    default: nil
    }
  }

  /// The message or record, if it is one.
  public var message: Message? {
    switch self {
    case .message(let message), .record(let message): message
    default: nil
    }
  }
}

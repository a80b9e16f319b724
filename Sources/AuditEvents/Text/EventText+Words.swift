import AuditCatalogue
import AuditRules
import ByteText

extension EventText {
  /// The text in one line: call, fields, paths with what is said of each behind it, clauses; remarks
  /// stand in a comment.
  public var line: String {
    var words = [head] + kindWords + taskWords(draft.numbers, draft.groups, "")
    words += callWords + programWords
    words += labelWords(draft.labels, "")
    words += birthWords
    words += replacedWords
    words += labelWords(draft.objectLabels, "ipc.")
    for name in draft.names { words += self.words(of: name) }
    if let abi = writtenABI, abi != .b64 { words.append("on \(abi.rawValue)") }
    let line = words.joined(separator: " ")
    return remarks.isEmpty ? line : line + " # " + remarks.joined(separator: "; ")
  }

  /// The word that an event begins with.
  private var head: String {
    draft.kind == .call ? callName ?? String(draft.number) : draft.kind.rawValue
  }

  /// The name of the call, if it leads back to its number.
  var callName: String? {
    let architecture = draft.architecture ?? scene.machine.architecture(.b64)
    guard draft.kind == .call,
      let name = scene.names.name(ofSyscall: draft.number, on: architecture),
      scene.names.number(ofSyscall: name, on: architecture) == draft.number
    else { return nil }
    return name
  }

  /// The ABI of the call; `nil` for an architecture that is none of the machine's.
  var writtenABI: ABI? { draft.architecture.map(scene.machine.abi) ?? .b64 }

  private var kindWords: [String] {
    switch draft.kind {
    case .message, .record: ["msgtype=\(messageType(draft.number))"]
    case .ioUring: ["op=\(draft.number)"]
    case .call, .birth: []
    }
  }

  private var callWords: [String] {
    var words: [String] = []
    if writtenABI == nil, let architecture = draft.architecture {
      words.append("arch=0x" + String(architecture.rawValue, radix: 16))
    }
    for (index, word) in draft.arguments.sorted(by: { $0.key < $1.key }) {
      words.append("a\(index)=0x" + String(word, radix: 16))
    }
    if let flags = draft.openFlags { words.append("open_flags=0x" + String(flags, radix: 16)) }
    if let exit = draft.exit { words.append("exit=\(exitText(exit))") }
    if let succeeded = draft.succeeded { words.append("success=\(succeeded ? 1 : 0)") }
    if let family = draft.addressFamily { words.append("saddr_fam=\(family)") }
    return words + draft.ownRecords.map { "writes=\(messageType($0))" }
  }

  func exitText(_ exit: EventDraft.Exit) -> String {
    guard case .value(let value) = exit else { return "none" }
    guard value < 0, value >= -4095 else { return String(value) }
    let number = UInt32(value.magnitude)
    if let name = scene.names.name(ofErrno: number), scene.names.number(ofErrno: name) == number {
      return "-\(name)"
    }
    return String(value)
  }

  func messageType(_ number: UInt32) -> String {
    guard let name = scene.names.name(ofMessageType: number),
      scene.names.number(ofMessageType: name) == number
    else { return String(number) }
    return name
  }

  // MARK: The task

  private func taskWords(_ numbers: [Field: UInt32], _ groups: Set<UInt32>?, _ prefix: String)
    -> [String]
  {
    var words = EventDraft.taskFields.compactMap { field -> String? in
      guard let value = numbers[field], let name = scene.names.name(of: field) else { return nil }
      return "\(prefix)\(name)=\(shown(value, field))"
    }
    if let groups {
      let list = groups.sorted().map(String.init)
      words.append(
        list.isEmpty
          ? "\(prefix)groups=none" : "\(prefix)groups in (\(list.joined(separator: ", ")))"
      )
    }
    return words
  }

  /// A number of a task: an id that only stands in for a name is shown as the name.
  func shown(_ number: UInt32, _ field: Field) -> String {
    if number == Subject.unset, field == .auid || field == .sessionid { return "unset" }
    if field.isUserId || field.isGroupId, let account = accounts[number] {
      return account.allSatisfy(\.isPlain) ? account.description : account.quoted
    }
    return String(number)
  }

  private var programWords: [String] {
    switch draft.program {
    case nil: []
    case EventDraft.Program.none?: ["exe=none"]
    case .at(let path)?: ["exe=\(Self.word(path))"]
    case .file(let file)?: ["exe=\(Self.text(of: file))"]
    }
  }

  /// A file that no path leads to: `"inode 11 on 8:1"`.
  static func text(of file: FileIdentity) -> String {
    "\"inode \(file.inode) on \(file.device.major):\(file.device.minor)\""
  }

  private var birthWords: [String] {
    if draft.isUnaudited { return ["birth=none"] }
    return taskWords(draft.birthNumbers, draft.birthGroups, "birth.")
  }

  private func labelWords(_ labels: Set<FieldComparison>, _ prefix: String) -> [String] {
    labels.compactMap { label in
      guard let name = scene.names.name(of: label.field), let text = label.text else { return nil }
      return "\(prefix)\(name)\(label.op.symbol)\(text.quoted)"
    }.sorted()
  }

  private var replacedWords: [String] {
    var words = draft.replaced.map { "replaced=\(Self.word($0))" }
    guard let removed = draft.removed else { return words }
    words += removed.sorted().map { "removes=\(Self.word($0))" }
    return removed.isEmpty ? words + ["removes=none"] : words
  }

  // MARK: Names

  private func words(of name: NameDraft) -> [String] {
    var words = [Self.word(name.path)]
    func add(_ field: String, _ value: String?) {
      if let value { words.append("\(field)=\(value)") }
    }
    add("nametype", name.role?.rawValue)
    add("found", name.isFound.map { $0 ? "yes" : "no" })
    add("obj_uid", name.owner.map { shown($0, .objectUid) })
    add("obj_gid", name.group.map { shown($0, .objectGid) })
    add("filetype", name.fileType.map(fileType))
    add("same", name.sameFile.map(Self.word))
    add("inode", name.inode.map { String($0) })
    add("devmajor", name.deviceMajor.map { String($0) })
    add("devminor", name.deviceMinor.map { String($0) })
    add("rdev", name.representedDevice.map { "\"\($0.major):\($0.minor)\"" })
    add("fstype", name.fileSystem.map(fileSystem))
    add("spelled", name.isSpelled.map { $0 ? "yes" : "no" })
    return words + labelWords(name.labels, "")
  }

  func fileType(_ type: UInt32) -> String {
    guard type != 0 else { return "none" }
    guard let name = scene.names.name(ofFileType: type),
      scene.names.number(ofFileType: name) == type
    else { return "0o" + String(type, radix: 8) }
    return name
  }

  private func fileSystem(_ magic: UInt32) -> String {
    guard let name = scene.names.name(ofFileSystem: magic),
      scene.names.number(ofFileSystem: name) == magic
    else { return "0x" + String(magic, radix: 16) }
    return name
  }

  /// A path as a policy writes it: bare if nothing in it means something else there.
  static func word(_ path: ByteString) -> String {
    let isPlain = path.allSatisfy { byte in
      byte.isPlain || [UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@")].contains(byte)
    }
    return isPlain && path.first == UInt8(ascii: "/") ? path.description : path.quoted
  }
}

extension UInt8 {
  /// Whether a word of the policy language can hold it anywhere.
  fileprivate var isPlain: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "+"):
      true
    default: false
    }
  }
}

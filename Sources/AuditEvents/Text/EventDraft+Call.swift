import AuditCatalogue
import AuditRules
import ByteText

extension EventDraft {
  /// The draft that says everything of an event, whatever the defaults would supply.
  ///
  /// - Parameter path: a path that leads to a file, if one is known.
  init(explicit event: Event, path: (FileIdentity) -> ByteString?) {
    switch event {
    case .call(let call): self.init(.call, explicit: call, path)
    case .ioUring(let call): self.init(.ioUring, explicit: call, path)
    case .message(let message): self.init(.message, message.type, message.subject, path)
    case .record(let message): self.init(.record, message.type, message.subject, path)
    case .birth(let subject): self.init(.birth, 0, subject, path)
    }
    replaced = event.world.changes
  }

  private init(
    _ kind: Kind, _ number: UInt32, _ subject: Subject, _ path: (FileIdentity) -> ByteString?
  ) {
    self.init(kind, number)
    for field in Self.taskFields { numbers[field] = subject.number(field) }
    groups = subject.groups
    labels = subject.labels
    program = subject.exe.map { file in path(file).map(Program.at) ?? .file(file) } ?? Program.none
  }

  private init(_ kind: Kind, explicit call: Call, _ path: (FileIdentity) -> ByteString?) {
    self.init(kind, call.number, call.subject, path)
    architecture = call.architecture
    for (index, word) in call.arguments.enumerated() { arguments[index] = word }
    openFlags = call.openFlags
    succeeded = call.result?.succeeded
    exit = call.result.map { .value($0.value) } ?? Exit.none
    addressFamily = call.addressFamily
    names = call.names.map { NameDraft(explicit: $0, path) }
    isUnaudited = call.birth == nil
    for field in Self.taskFields { birthNumbers[field] = call.birth?.number(field) }
    birthGroups = call.birth?.groups
    removed = call.removal?.paths ?? []
    ownRecords = call.ownRecords
    objectLabels = call.labels
  }
}

extension Call.Result {
  /// The value with the sign that this way of ending gives it, where one fits.
  var value: Int64 {
    let signed = Int64(Int32(bitPattern: exit))
    return Call.Result(exit: signed) == self ? signed : Int64(exit)
  }
}

extension NameDraft {
  /// The draft that says everything of a name; `path` gives one that leads to its file.
  init(explicit name: RecordedName, _ path: (FileIdentity) -> ByteString?) {
    self.init(name.place)
    role = name.isParent ? .parent : .normal
    isFound = name.file != nil
    owner = name.owner
    group = name.group
    fileType = name.fileType
    if let file = name.file {
      if let other = path(file) {
        sameFile = other
      } else {
        inode = file.inode
        (deviceMajor, deviceMinor) = (file.device.major, file.device.minor)
      }
    }
    representedDevice = name.representedDevice
    fileSystem = name.fileSystem
    isSpelled = name.isSpelled
    labels = name.labels
  }
}

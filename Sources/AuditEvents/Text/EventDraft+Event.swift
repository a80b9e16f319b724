import AuditCatalogue
import ByteText

extension EventDraft {
  /// The event, with what the text leaves open taken as documented: all ids are the uid, the login
  /// uid too if that is a person's; the call succeeds, the program is /usr/bin/true (for an execve
  /// that succeeds the one it starts), every path is there and belongs to root.
  public func event(in scene: EventScene) -> Event {
    switch kind {
    case .call: .call(call(in: scene))
    case .ioUring: .ioUring(call(in: scene))
    case .message: .message(message(in: scene))
    case .record: .record(message(in: scene))
    case .birth: .birth(of: subject(in: scene))
    }
  }

  private func message(in scene: EventScene) -> Message {
    var message = Message(type: number, by: subject(in: scene), in: scene.world)
    message.world.changes = replaced
    return message
  }

  func call(in scene: EventScene) -> Call {
    let shape = CallShape(of: self, in: scene)
    let words = (0..<4).map { arguments[$0] ?? 0 }
    var call = Call(
      number, on: architecture ?? scene.machine.architecture(.b64), words,
      by: subject(in: scene, shape), names: names(in: scene, shape))
    call.openFlags = openFlags
    call.result = result
    call.birth = birth(of: call.subject)
    call.addressFamily = addressFamily
    call.ownRecords = ownRecords
    call.labels = objectLabels
    addWorlds(to: &call, shape, scene)
    return call
  }

  /// How the call ended; `nil` if it did not.
  var result: Call.Result? {
    var result: Call.Result
    switch exit {
    case Exit.none?: return nil
    case .value(let value)?: result = Call.Result(exit: value)
    // EACCES is what a call is most often denied with.
    case nil: result = Call.Result(exit: succeeded == false ? -13 : 0)
    }
    if let succeeded { result.succeeded = succeeded }
    return result
  }

  // MARK: The task

  func subject(in scene: EventScene, _ shape: CallShape? = nil) -> Subject {
    let uid = numbers[.uid] ?? EventScene.user
    let auid = uid >= scene.userIdMinimum && uid != Subject.unset ? uid : Subject.unset
    var subject = Subject(user: uid, group: uid, auid: auid)
    for (field, value) in numbers { subject.set(field, value) }
    subject.groups = groups ?? []
    subject.labels = labels
    subject.exe = exe(in: scene, shape)
    return subject
  }

  private func exe(in scene: EventScene, _ shape: CallShape?) -> FileIdentity? {
    switch program {
    case Program.none?: return nil
    case .at(let path)?: return scene.places.file(at: scene.places.followed(path))
    case .file(let file)?: return file
    case nil: break
    }
    if kind == .birth { return nil }
    let started =
      shape?.startsProgram == true && result?.succeeded == true ? names.first?.path : nil
    return scene.places.file(at: scene.places.followed(started ?? EventScene.program))
  }

  private func birth(of subject: Subject) -> Subject? {
    if isUnaudited { return nil }
    var birth = subject
    for (field, value) in birthNumbers { birth.set(field, value) }
    if let birthGroups { birth.groups = birthGroups }
    return birth
  }

  // MARK: Names

  /// Whether the paths are all the names there are.
  var hasRoles: Bool { names.contains { $0.role != nil } }

  func names(in scene: EventScene, _ shape: CallShape) -> [RecordedName] {
    if hasRoles {
      return names.map { draft in
        draft.name(
          at: draft.path, type: draft.role == .parent ? RecordedName.directory : shape.fileType,
          in: scene)
      }
    }
    return shape.names(names, scene)
  }

  // MARK: What paths name

  /// Sets what the rules' paths name at the call's end, and what it takes away.
  private func addWorlds(to call: inout Call, _ shape: CallShape, _ scene: EventScene) {
    var before = scene.world
    before.changes = replaced
    call.world = before
    let effect =
      hasRoles || call.result?.succeeded != true
      ? CallShape.Effect() : shape.effect(names, scene)
    for (path, file) in effect.created {
      for text in scene.texts(watching: path) {
        call.world.files[text] = file
        call.world.changes.append(text)
      }
    }
    var removed = removed ?? []
    if self.removed == nil {
      for place in effect.removed { removed.formUnion(scene.texts(watching: place)) }
    }
    guard !removed.isEmpty else { return }
    for text in removed { call.world.files[text] = nil }
    call.removal = Call.Removal(of: removed, from: before)
  }
}

extension Subject {
  /// Sets the number that `field` looks at.
  public mutating func set(_ field: Field, _ value: UInt32) {
    switch field {
    case .pid: pid = value
    case .ppid: ppid = value
    case .pers: personality = value
    case .uid: uid = value
    case .euid: euid = value
    case .suid: suid = value
    case .fsuid: fsuid = value
    case .gid: gid = value
    case .egid: egid = value
    case .sgid: sgid = value
    case .fsgid: fsgid = value
    case .auid: auid = value
    case .sessionid: session = value
    default: break
    }
  }
}

import AuditCatalogue
import ByteText

extension EventDraft {
  /// What `event(in:)` supplies, each as the text could say it.
  public func taken(in scene: EventScene) -> [String] {
    let subject = event(in: scene).task
    var taken: [String] = []
    if numbers[.uid] == nil { taken.append("uid=\(subject.uid)") }
    if numbers[.auid] == nil {
      taken.append("auid=\(subject.auid == Subject.unset ? "unset" : String(subject.auid))")
    }
    let ids: [Field] = [.euid, .suid, .fsuid, .gid, .egid, .sgid, .fsgid]
    let open = ids.filter { numbers[$0] == nil }.compactMap(scene.names.name(of:))
    if !open.isEmpty { taken.append(open.joined(separator: "=") + "=\(subject.uid)") }
    switch kind {
    case .call: return taken + takenOfCall(in: scene)
    case .birth: return taken
    case .message, .record, .ioUring: return taken + takenProgram(nil, scene)
    }
  }

  private func takenOfCall(in scene: EventScene) -> [String] {
    var taken: [String] = []
    if exit == nil {
      switch succeeded {
      case nil: taken.append("success=1")
      case true?: taken.append("exit=0")
      case false?: taken.append("exit=-EACCES")
      }
    }
    let call = call(in: scene)
    taken += takenProgram(CallShape(of: self, in: scene), scene)
    if architecture == scene.machine.architecture(.b64) { taken.append("on b64") }
    let words = (0..<4).filter { arguments[$0] == nil }.map { "a\($0)" }
    if !words.isEmpty { taken.append(words.joined(separator: "=") + "=0") }
    if hasRoles { return taken }
    for name in call.names where name.file != nil {
      let type = scene.names.name(ofFileType: name.fileType) ?? "file"
      let parent = name.isParent ? "nametype=parent " : ""
      taken.append(
        "\(EventText.word(name.place)) \(parent)filetype=\(type) obj_uid=\(name.owner)")
    }
    return taken
  }

  private func takenProgram(_ shape: CallShape?, _ scene: EventScene) -> [String] {
    guard program == nil else { return [] }
    let started = shape?.startsProgram == true && result?.succeeded == true
    return [
      "exe=\(EventText.word(started ? names.first?.path ?? EventScene.program : EventScene.program))"
    ]
  }
}

import AuditCatalogue
import AuditRules
import ByteText

/// An event in the words of the policy language, without what the documented defaults supply.
///
/// `openat uid=1000 auid=1000 a2=0x1 /etc/shadow` is a text of it; reading it back with the same
/// surroundings gives the same event. What no words can say becomes a remark.
public struct EventText: Sendable {
  /// What the text says.
  public let draft: EventDraft
  /// What it cannot say, each in one clause.
  public let remarks: [String]
  let event: Event
  let scene: EventScene
  /// The names that stand-in numbers of users and groups have.
  let accounts: [UInt32: ByteString]

  /// The text of `event`.
  ///
  /// What the rules' paths name is taken from the event; `scene.world` has no part in it.
  ///
  /// - Parameters:
  ///   - paths: further paths that the event's files may have; those in the event are known
  ///     without.
  ///   - accounts: names for numbers that only stand in for them.
  public init(
    _ event: Event, in scene: EventScene, knowing paths: [ByteString] = [],
    accounts: [UInt32: ByteString] = [:]
  ) {
    self.event = event
    self.accounts = accounts
    var scene = scene
    scene.world = event.relevantWorld(scene.places)
    let routes = Routes(event, paths, scene.places)
    let full = EventDraft(explicit: event, path: routes.path)
    self.scene = scene
    draft = Shortening(of: full, in: scene).draft
    remarks = Self.remarks(on: event, draft, scene)
  }

  /// Paths that lead to files.
  private struct Routes {
    private var paths: [FileIdentity: ByteString] = [:]

    init(_ event: Event, _ more: [ByteString], _ places: Places) {
      let world = event.relevantWorld(places)
      let candidates =
        [EventScene.program] + event.names.map(\.place) + world.files.keys.sorted() + more
      // Most events need a path for the program only, which is the first that is tried.
      var wanted = Set(event.names.compactMap(\.file) + (event.task.exe.map { [$0] } ?? []))
      for path in candidates where !wanted.isEmpty {
        let place = places.watched(path)
        let file = places.file(at: place)
        guard wanted.contains(file), places.followed(path) == place else { continue }
        paths[file] = path
        wanted.remove(file)
      }
    }

    func path(to file: FileIdentity) -> ByteString? { paths[file] }
  }

  /// What the event's surroundings are that a reader would not suppose.
  private static func remarks(on event: Event, _ full: EventDraft, _ scene: EventScene) -> [String]
  {
    var usual = scene
    usual.world = event.worldBefore
    for path in Array(usual.world.files.keys) + event.world.files.keys {
      usual.world.files[path] = scene.places.file(at: scene.places.watched(path))
    }
    let told = full.event(in: usual)
    let paths = Set(event.world.files.keys).union(told.world.files.keys).sorted()
    var remarks = paths.compactMap { path -> String? in
      let file = event.world.files[path]
      guard file != told.world.files[path] else { return nil }
      guard let file else { return "\(path) is not there" }
      return "\(path) is inode \(file.inode) on \(file.device.major):\(file.device.minor)"
    }
    if case .call(let call) = event, case .call(let told) = told,
      let birth = call.birth, birth.labels != told.birth?.labels
    {
      remarks.append("the task was born with another label")
    }
    return remarks
  }
}

extension Event {
  /// The names of a call.
  var names: [RecordedName] {
    switch self {
    case .call(let call), .ioUring(let call): call.names
    default: []
    }
  }

  /// What paths name at the event's end.
  var world: FileWorld {
    switch self {
    case .call(let call), .ioUring(let call): call.world
    case .message(let message), .record(let message): message.world
    case .birth: FileWorld()
    }
  }

  /// What paths named until the event.
  var worldBefore: FileWorld {
    if case .call(let call) = self, let removal = call.removal { return removal.world }
    return world
  }

  /// What paths named before the event: those only that it touches or uses.
  func relevantWorld(_ places: Places) -> FileWorld {
    var world = worldBefore
    var touched = Set(names.map(\.place))
    if case .call(let call) = self { touched.formUnion(call.removal?.paths ?? []) }
    touched.formUnion(world.changes)
    let exe = task.exe
    world.files = world.files.filter { path, file in
      file == exe || touched.contains(path) || touched.contains(places.watched(path))
    }
    return world
  }

  /// The task that acts.
  public var task: Subject {
    switch self {
    case .call(let call), .ioUring(let call): call.subject
    case .message(let message), .record(let message): message.subject
    case .birth(let subject): subject
    }
  }
}

import AuditCatalogue
import ByteText

/// Takes from a draft what the defaults supply: a part goes if the event stays the same without it.
struct Shortening {
  private(set) var draft: EventDraft
  private let scene: EventScene
  private let event: Event

  init(of full: EventDraft, in scene: EventScene) {
    draft = full
    self.scene = scene
    event = full.event(in: scene)
    shortenWorld()
    shortenNames()
    shortenTask()
    shortenCall()
  }

  /// Makes the change for good if it changes nothing.
  @discardableResult
  private mutating func attempt(_ change: (inout EventDraft) -> Void) -> Bool {
    var candidate = draft
    change(&candidate)
    guard candidate.event(in: scene) == event else { return false }
    draft = candidate
    return true
  }

  /// The paths alone, if the call's own names and effects follow from them.
  private mutating func shortenWorld() {
    var paths = draft.names.filter { $0.role != .parent }
    for index in paths.indices { paths[index].role = nil }
    var places: Set<ByteString> = []
    let distinct = paths.filter { places.insert($0.path).inserted }
    for names in [paths, distinct] {
      for own in 0...min(3, draft.replaced.count) {
        let isShorter = attempt { draft in
          draft.names = names
          draft.removed = nil
          draft.replaced.removeLast(own)
        }
        if isShorter { return }
      }
      if attempt({ $0.names = names }) { return }
    }
    attempt { $0.removed = nil }
  }

  private mutating func shortenNames() {
    for index in draft.names.indices {
      attempt { $0.names[index].isFound = nil }
      attempt { $0.names[index].sameFile = nil }
      attempt { $0.names[index].inode = nil }
      attempt { $0.names[index].deviceMajor = nil }
      attempt { $0.names[index].deviceMinor = nil }
      attempt { $0.names[index].fileType = nil }
      attempt { $0.names[index].owner = nil }
      attempt { $0.names[index].group = nil }
      attempt { $0.names[index].representedDevice = nil }
      attempt { $0.names[index].isSpelled = nil }
      attempt { $0.names[index].role = nil }
    }
  }

  /// The uid and the login uid stay: every reader asks for them first.
  private mutating func shortenTask() {
    attempt { $0.program = nil }
    attempt { $0.groups = nil }
    attempt { $0.birthGroups = nil }
    for field in EventDraft.taskFields {
      attempt { $0.birthNumbers[field] = nil }
      if field != .uid, field != .auid { attempt { $0.numbers[field] = nil } }
    }
  }

  private mutating func shortenCall() {
    attempt { $0.architecture = nil }
    for index in draft.arguments.keys.sorted() { attempt { $0.arguments[index] = nil } }
    if !attempt({ ($0.exit, $0.succeeded) = (nil, nil) }) { attempt { $0.succeeded = nil } }
  }
}

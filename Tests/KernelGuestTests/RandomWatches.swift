import AuditEvents
import AuditRules
import ByteText
import KernelGuest

/// What the paths of a rule set's watches name, followed from step to step.
struct RandomWatches {
  private var files: [ByteString: FileIdentity]
  private var changes: [ByteString] = []
  /// The texts of `path=`; the newest first.
  private let texts: [ByteString]

  init(of rules: [Rule], at start: [ByteString: FileIdentity]) {
    files = start
    var texts: [ByteString] = []
    for text in rules.compactMap(\.path) where !texts.contains(text) { texts.insert(text, at: 0) }
    self.texts = texts
  }

  /// The world as the step's call ends, and what it takes away.
  mutating func worlds(during step: RandomObservation) -> (FileWorld, Call.Removal?) {
    let before = world
    var removed: [ByteString] = []
    var changed: [ByteString] = []
    for path in RandomWorld.watched where step.before[path] != step.after[path] {
      guard follows(path) else { continue }
      files[path] = step.after[path]
      if step.after[path] == nil { removed.append(path) } else { changed.append(path) }
    }
    changes += changed
    let after = world
    changes += removed
    return (after, removed.isEmpty ? nil : Call.Removal(of: Set(removed), from: before))
  }

  private var world: FileWorld {
    var world = FileWorld(files: files)
    world.trees = ["/t/l/": "/t/d"]
    world.changes = changes
    return world
  }

  /// Of two texts for one name the kernel follows the one that was loaded last.
  private func follows(_ path: ByteString) -> Bool {
    let place = RandomWorld.place(path, followingLast: false)
    let newest = texts.first { RandomWorld.place($0, followingLast: false) == place }
    return newest == nil || newest == path || !texts.contains(path)
  }
}

import ByteText
import RuleEmission

/// What has to be done to a rules.d folder so that it holds what a profile compiles to.
struct FolderPlan {
  /// A file that is in the folder.
  struct Existing {
    let name: ByteString
    /// Its content; `nil` for something that is no regular file.
    let bytes: [UInt8]?

    /// Whether an earlier run wrote it: its first line says so.
    var isOurs: Bool { bytes?.starts(with: EmittedFile.mark.bytes) ?? false }
  }

  /// One file that changes.
  struct Change {
    let name: ByteString
    let what: What

    enum What: String {
      case missing, changed, stale
    }
  }

  /// The files that the folder is to hold.
  let wanted: [EmittedFile]
  /// What is missing, changed or no longer wanted, by name.
  let changes: [Change]
  /// Rule files of others, which are left alone.
  let foreign: [ByteString]
  /// Files of others that stand in the way of wanted ones.
  let blocked: [ByteString]

  init(existing: [Existing], wanted: [EmittedFile]) {
    self.wanted = wanted
    let present = Dictionary(
      existing.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(wanted.map(\.name))
    var changes: [Change] = []
    for file in wanted {
      switch present[file.name] {
      case nil: changes.append(Change(name: file.name, what: .missing))
      case let old? where old.bytes != file.bytes:
        changes.append(Change(name: file.name, what: .changed))
      default: break
      }
    }
    for file in existing where file.isOurs && !names.contains(file.name) {
      changes.append(Change(name: file.name, what: .stale))
    }
    self.changes = changes.sorted { $0.name.precedesNaturally($1.name) }
    let others = existing.filter { !$0.isOurs }.map(\.name).sorted()
    blocked = others.filter(names.contains)
    foreign = others.filter { !names.contains($0) }
  }
}

extension FolderPlan.Change.What: CustomStringConvertible {
  var description: String {
    switch self {
    case .missing: "missing"
    case .changed: "not what the profile compiles to"
    case .stale: "ours, but no longer part of the profile"
    }
  }
}

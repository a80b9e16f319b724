/// The places where statements stand, and the words that begin one there.
///
/// A statement word is reserved only where a statement begins; anywhere else it is a name.
enum Block: CaseIterable {
  case file, catalogue, control, rules, profile, settings, privileged, facts, programs

  /// The words that begin a statement here.
  var statementWords: [String] {
    switch self {
    case .file: ["catalogue", "rules", "profile", "facts", "programs"]
    case .catalogue: ["param", "control"]
    case .control: ["demand", "answered", "not"]
    case .rules: ["param", "satisfies", "key", "record", "ignore", "raw", "expect"]
    case .profile:
      [
        "target", "facts", "let", "settings", "loginuid", "use", "drop", "privileged",
        "immutable", "adopt", "exception",
      ]
    case .settings:
      ["reset", "backlog", "backlog-wait", "failure", "rate", "on-error", "enabled"]
    case .privileged: ["inventory", "skip", "by", "key", "expect"]
    case .facts:
      [
        "versions", "partial", "lsm", "awk", "directories", "files", "absent", "symlinks", "mounts",
        "users",
        "groups",
        "programs",
      ]
    case .programs: []
    }
  }

  /// What it is called in a message: `in a 'rules' block`.
  var description: String {
    switch self {
    case .file: "at the top of a file"
    case .catalogue: "in a 'catalogue' block"
    case .control: "in a 'control' block"
    case .rules: "in a 'rules' block"
    case .profile: "in a 'profile' block"
    case .settings: "in a 'settings' block"
    case .privileged: "in a 'privileged' block"
    case .facts: "in a 'facts' block"
    case .programs: "in a 'programs' block"
    }
  }

  /// The blocks that have a statement beginning with `word`.
  static func holding(_ word: String) -> [Block] {
    allCases.filter { $0.statementWords.contains(word) }
  }
}

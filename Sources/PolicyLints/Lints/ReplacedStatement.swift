import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct ReplacedStatement: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a statement that a later one of its profile takes the place of"

  static let explanation = """
    A profile has one target, one set of facts, one `privileged` block, one value for each \
    `let`, and each setting once. Said twice in one profile, only the last counts, and the first \
    is dropped without a word: its inventory, say, or the list of programs that was meant to be \
    added to.

    Keep one; a `let` and an `inventory` take several values with commas between. A profile that \
    extends another may say these things again: that is what layers are for.
    """

  static let flagged = """
    rules web at 30 {
      param web-roots path "the trees that the web server shows"
      record write under $web-roots key web
    }
    profile server {
      settings { reset; backlog 8192 }
      ‹let web-roots = /srv/www›
      let web-roots = /var/www
      use web
    }
    """

  static let accepted = """
    rules web at 30 {
      param web-roots path "the trees that the web server shows"
      record write under $web-roots key web
    }
    profile server {
      settings { reset; backlog 8192 }
      settings { failure printk }
      let web-roots = /srv/www, /var/www
      use web
    }
    profile single extends server { let web-roots = /srv/www }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.profileTexts.flatMap { profile in
      var last: [String: Span] = [:]
      var findings: [Finding] = []
      for (what, span) in profile.statements.flatMap(\.onlyOnes).reversed() {
        guard let other = last[what] else {
          last[what] = span
          continue
        }
        findings.append(
          Finding("\(what) is said again further down, and only that counts", at: span)
            .noting("this one counts", at: other)
            .advising("keep one of them"))
      }
      return findings
    }
  }
}

extension ProfileSyntax.Statement {
  /// What it says that a profile can say only once, in words, with the place.
  fileprivate var onlyOnes: [(String, Span)] {
    switch self {
    case .target(_, let span): [("'target'", span)]
    case .facts(_, let span): [("'facts'", span)]
    case .letBinding(let binding): [("'let \(binding.name)'", binding.span)]
    case .privileged(let block): [("'privileged'", block.span)]
    case .adopt(let adopt): [("'adopt \(adopt.catalogue)'", adopt.span)]
    case .settings(let settings):
      settings.settings.map { ("the setting '\($0.value.word)'", $0.span) }
    case .loginuidImmutable, .use, .drop, .immutable, .exception: []
    }
  }
}

extension SettingsSyntax.Value {
  /// The word that begins it.
  fileprivate var word: String {
    switch self {
    case .reset: "reset"
    case .backlog: "backlog"
    case .backlogWait: "backlog-wait"
    case .failure: "failure"
    case .rate: "rate"
    case .onError: "on-error"
    case .enabled: "enabled"
    }
  }
}

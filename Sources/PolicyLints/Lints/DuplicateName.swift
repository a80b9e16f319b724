import Diagnostics
import Lints

struct DuplicateName: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "two definitions of one kind and name"

  static let explanation = """
    All policy files of the search path are one library, and a name in it means one thing: a \
    profile that says `use clock` could mean either of two groups of that name. Which one it got \
    would hang on the order in which files are read, so neither is taken silently.

    Rename one. To change what a shipped profile does, lay one of your own over it with `profile \
    NAME extends …`, with `drop` for the groups that you replace.
    """

  static let flagged = """
    ==> shipped.policy <==
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use clock }
    ==> site.policy <==
    rules ‹clock› at 30 { record syscalls settimeofday, adjtimex key clock }
    """

  static let accepted = """
    ==> shipped.policy <==
    rules clock at 30 { record syscalls settimeofday key clock }
    profile server { settings { reset }; use clock }
    ==> site.policy <==
    rules site-clock at 30 { record syscalls settimeofday, adjtimex key clock }
    profile site extends server { drop clock; use site-clock }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}

import Diagnostics
import Lints

struct OtherVersion: PolicyLint {
  static let severity = Severity.error
  static let kind = LintKind.bookkeeping
  static let summary = "an adopted version that is not the one at hand"

  static let explanation = """
    A benchmark renumbers and rewrites its controls from version to version. The profile was \
    written for one version and the library holds another, so claims and exceptions may speak of \
    controls that by now are about something else.

    Read what changed between the two, go through the claims and exceptions, and adopt the \
    version at hand.
    """

  static let flagged = """
    catalogue house "House rules" version "2" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    rules clock at 30 { satisfies house 1; record syscalls settimeofday key clock }
    profile server {
      settings { reset }
      use clock
      adopt house version ‹"1"›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "2" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    rules clock at 30 { satisfies house 1; record syscalls settimeofday key clock }
    profile server {
      settings { reset }
      use clock
      adopt house version "2"
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}

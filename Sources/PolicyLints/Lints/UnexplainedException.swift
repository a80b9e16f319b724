import Diagnostics
import Lints
import PolicySyntax

struct UnexplainedException: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "an exception whose reason says nothing"

  static let explanation = """
    An exception has a reason so that an auditor, and whoever comes after you, can judge whether \
    it still holds. An empty one, or a placeholder such as `TODO`, `tbd`, `n/a` or a single dot, \
    passes the compiler and explains nothing.

    The same goes for what stands behind `disputed`. Say why the control is not met, in a sentence that will be understood in two years.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      exception house 1 reason ‹"TODO"› until 2099-06-30
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      exception house 1 reason "Too noisy" until 2099-06-30
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.profileTexts.flatMap(\.exceptions).flatMap { exception -> [Finding] in
      let reason = exception.reason.map {
        ($0, "say why the control is not met")
      }
      let dispute = exception.claim?.disputed.map {
        ($0, "say why the claim is not true, or remove 'disputed'")
      }
      return [reason, dispute].compactMap { $0 }
        .filter { Reason.saysNothing($0.0.description) }
        .map { text, help in
          Finding("'\(text)' is no reason", at: text.span).advising(help)
        }
    }
  }
}

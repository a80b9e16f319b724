import Diagnostics
import Lints

struct EndlessException: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "exceptions without a last day"

  static let explanation = """
    An exception is an agreement for a time. Without a last day it is never looked at again, and \
    stays long after the reason for it has gone.

    Write `until YYYY-MM-DD` with a day on which somebody will decide anew. The day itself still \
    counts, in UTC; after it the exception is an error. One remark stands for all endless \
    exceptions of a profile, at the first of them.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      ‹exception house 1 reason "The clock is the hypervisor's"›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      exception house 1 reason "The clock is the hypervisor's" until 2099-06-30
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}

import Diagnostics
import Lints

struct ClaimWithoutRules: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a claim by a group that makes no rule here"

  static let explanation = """
    The group says that it satisfies a control, and on this machine it makes no rule that \
    records: its statements stand behind `if present` and the facts of the profile have none of \
    their places. The control is met, but by other groups. Whoever looks up what answers the \
    control is sent to an empty file, and once the other groups go, nothing is left.

    Drop the group from the profile, or move the claim to the group that does the work.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of addresses are recorded" {
        demand record write, attr of /etc/hosts key network
      }
    }
    rules network at 30 {
      satisfies house 1
      record write, attr of /etc/hosts key network
    }
    rules netplan at 30 {
      ‹satisfies house 1›
      record write, attr under /etc/netplan if present key network
    }
    facts host { directories /etc; files /etc/hosts }
    profile server {
      facts host
      settings { reset }
      use network, netplan
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of addresses are recorded" {
        demand record write, attr of /etc/hosts key network
      }
    }
    rules network at 30 {
      satisfies house 1
      record write, attr of /etc/hosts key network
    }
    rules netplan at 30 {
      satisfies house 1
      record write, attr under /etc/netplan if present key network
    }
    facts host { directories /etc, /etc/netplan; files /etc/hosts }
    profile server {
      facts host
      settings { reset }
      use network, netplan
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}

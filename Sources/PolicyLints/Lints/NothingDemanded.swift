import Diagnostics
import Lints

struct NothingDemanded: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "a claim on a control that asks nothing of this machine"

  static let explanation = """
    All that the control demands stands behind `if present`, and the facts of the profile have \
    none of its places. It is neither met nor missed here, so a claim on it is empty, and \
    reports list the control as not applicable.

    There is nothing to do if the machines really lack the places. A group that is shared by \
    several profiles may well claim a control that only some of them are asked for.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of addresses are recorded" {
        demand record write, attr under /etc/netplan if present key network
      }
    }
    rules netplan at 30 {
      satisfies house ‹1›
      record write, attr under /etc/netplan if present key network
    }
    facts host { directories /etc; files /etc/hosts }
    profile server { facts host; settings { reset }; use netplan }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of addresses are recorded" {
        demand record write, attr under /etc/netplan if present key network
      }
    }
    rules netplan at 30 {
      satisfies house 1
      record write, attr under /etc/netplan if present key network
    }
    facts host { directories /etc, /etc/netplan; files /etc/hosts }
    profile server { facts host; settings { reset }; use netplan }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}

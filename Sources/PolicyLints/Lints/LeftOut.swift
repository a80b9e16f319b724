import Diagnostics
import Lints

struct LeftOut: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "a statement that makes no rule for a place on this machine"

  static let explanation = """
    The statement says `if present`, and the facts of the profile do not have its place. So no \
    rule is made for it there: the kernel would refuse a rule on a tree that it cannot find, and \
    auditctl would end the load at it. A control that asks for the place is not asked of this \
    machine either.

    There is nothing to do if the machines really lack the place. If they have it, capture the \
    facts anew with `auditwright facts`. A tree that appears later is not recorded until then.
    """

  static let flagged = """
    rules netplan at 30 {
      ‹record write, attr under /etc/netplan if present key network›
      record write, attr of /etc/hosts key network
    }
    facts host { directories /etc; files /etc/hosts }
    profile server {
      facts host
      settings { reset }
      use netplan
    }
    """

  static let accepted = """
    rules netplan at 30 {
      record write, attr under /etc/netplan if present key network
      record write, attr of /etc/hosts key network
    }
    facts host { directories /etc, /etc/netplan; files /etc/hosts }
    profile server {
      facts host
      settings { reset }
      use netplan
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}

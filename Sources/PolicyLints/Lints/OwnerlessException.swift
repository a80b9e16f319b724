import Diagnostics
import Lints
import PolicySyntax

struct OwnerlessException: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "an exception without owner where others have one"

  static let explanation = """
    The other exceptions of the profile say who answers for them. This one does not, so there is \
    nobody to ask when it ends or when an auditor wants to know more.

    Write `owner` with a person or a team. A profile in which no exception has an owner is left \
    alone.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
      control 2 "Mounts are recorded" { demand record syscalls mount key mounts }
    }
    profile server {
      settings { reset }
      exception house 1 reason "The clock is the hypervisor's" owner platform until 2099-06-30
      ‹exception house 2 reason "Too noisy" until 2099-06-30›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
      control 2 "Mounts are recorded" { demand record syscalls mount key mounts }
    }
    profile server {
      settings { reset }
      exception house 1 reason "The clock is the hypervisor's" owner platform until 2099-06-30
      exception house 2 reason "Too noisy" owner "Storage team" until 2099-06-30
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.profileTexts.flatMap { profile -> [Finding] in
      let owners = profile.exceptions.compactMap { $0.owner }
      guard let other = owners.first else { return [] }
      return profile.exceptions.filter { $0.owner == nil }.map { exception in
        Finding(
          "the exception for '\(exception.catalogue) \(exception.id)' has no owner",
          at: exception.span
        )
        .noting("another one has", at: other.span)
        .advising("write 'owner' with who answers for it")
      }
    }
  }
}

import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct UnadoptedException: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "an exception from a catalogue that is not adopted"

  static let explanation = """
    An exception takes a control out of what `adopt` promises. This profile does not adopt the \
    catalogue, nor does one below it or one that is laid over it, so nothing is promised that \
    the exception could be from. Either the `adopt` is missing, and the other controls of the \
    catalogue are held against nothing, or the exception is a leftover.

    Adopt the catalogue, or remove the exception.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      exception ‹house› 1 reason "The clock is the hypervisor's" until 2099-06-30
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile base {
      settings { reset }
      exception house 1 reason "The clock is the hypervisor's" until 2099-06-30
    }
    profile server extends base { adopt house version "1" }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    let tree = ProfileTree(policies.library)
    return policies.profileTexts.flatMap { profile -> [Finding] in
      let family = tree.family(of: profile.name.text)
      let adopted = Set(family.flatMap(\.adoptions).map(\.catalogue.text))
      // Of a catalogue that does not exist the compiler tells.
      let unadopted = profile.exceptions.filter {
        !adopted.contains($0.catalogue.text)
          && policies.library.catalogues[$0.catalogue.text] != nil
      }
      return unadopted.map { exception in
        Finding(
          "'\(profile.name)' does not adopt '\(exception.catalogue)', and excepts '\(exception.id)'",
          at: exception.catalogue.span
        ).advising("write 'adopt \(exception.catalogue)', or remove the exception")
      }
    }
  }
}

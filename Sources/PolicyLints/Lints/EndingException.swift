import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct EndingException: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "an exception that ends within thirty days"

  static let explanation = """
    The last day of the exception is near. The day after it the control is simply not met, and \
    each compile and each check that stands on it fails.

    Meet the control by then, or agree on a new date with whoever owns the exception.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      adopt house version "1"
      exception house 1 reason "The new image comes in January" until ‹2026-01-31›
    }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock are recorded" { demand record syscalls settimeofday key clock }
    }
    profile server {
      settings { reset }
      adopt house version "1"
      exception house 1 reason "The new image comes in summer" until 2026-06-30
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    guard let today = DayNumber(iso: policies.today) else { return [] }
    return policies.profileTexts.flatMap(\.exceptions).compactMap { exception in
      guard let until = exception.until else { return nil }
      let left = DayNumber(until).value - today.value
      guard (0...30).contains(left) else { return nil }
      let days = counted(left, "day")
      return Finding(
        "the exception for '\(exception.catalogue) \(exception.id)' ends in \(days)", at: until.span
      ).advising("meet the control, or agree on a new date")
    }
  }
}

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

    Say why the control is not met, in a sentence that will be understood in two years.
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
    policies.profileTexts.flatMap(\.exceptions).compactMap { exception in
      guard let reason = exception.reason, Self.saysNothing(reason.description) else { return nil }
      return Finding("'\(reason)' is no reason", at: reason.span)
        .advising("say why the control is not met")
    }
  }
}

extension UnexplainedException {
  private static let placeholders: Set<String> = [
    "fixme", "na", "none", "reason", "tba", "tbc", "tbd", "todo", "unknown", "why", "xxx",
  ]

  /// Whether the text's letters and digits are none or a placeholder's.
  private static func saysNothing(_ text: String) -> Bool {
    let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
    return letters.count < 2 || placeholders.contains(letters)
  }
}

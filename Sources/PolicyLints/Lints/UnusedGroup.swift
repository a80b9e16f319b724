import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct UnusedGroup: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "a group that no profile uses"

  static let explanation = """
    No profile that is read uses the group, so nothing of it reaches a machine. Neither are its \
    claims proved nor its expectations judged, and it goes stale unseen.

    Use it in a profile, or remove it. A library that offers groups for others to choose from \
    can do so with a good conscience: select this lint where all profiles are at hand. It is not \
    told where no profile is read at all.
    """

  static let flagged = """
    rules clock at 30 { record syscalls settimeofday key clock }
    rules ‹mounts› at 30 { record syscalls mount by users key mounts }
    profile server { settings { reset }; use clock }
    """

  static let accepted = """
    rules clock at 30 { record syscalls settimeofday key clock }
    rules mounts at 30 { record syscalls mount by users key mounts }
    profile server { settings { reset }; use clock, mounts }
    profile container extends server { drop mounts }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    guard !policies.profileTexts.isEmpty else { return [] }
    let used = Set(policies.library.profiles.values.flatMap(\.used).map(\.text))
    return policies.groups.filter { !used.contains($0.name.text) }.map { group in
      Finding("no profile uses '\(group.name)'", at: group.name.span)
        .advising("write 'use \(group.name)' in a profile, or remove the group")
    }
  }
}

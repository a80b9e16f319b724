import ByteText
import Diagnostics
import Lints
import PolicySyntax

struct UsedAndDropped: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a group that one profile both uses and drops"

  static let explanation = """
    `drop` takes away what the profile below uses. Where the same profile says `use` and `drop` of one \
    group, the later statement decides and the other does nothing, so a reader who stops at the first \
    one believes the opposite of what is loaded.

    Keep the one that is meant.
    """

  static let flagged = """
    rules clock at 30 { record syscalls settimeofday key clock }
    rules mounts at 30 { record syscalls mount key mounts }
    profile base { settings { reset }; use clock }
    profile server extends base { use mounts; drop ‹mounts› }
    profile desktop extends base { drop clock; use ‹clock› }
    """

  static let accepted = """
    rules clock at 30 { record syscalls settimeofday key clock }
    rules mounts at 30 { record syscalls mount key mounts }
    profile base { settings { reset }; use clock }
    profile server extends base { drop clock; use mounts }
    profile web extends server { drop mounts; use clock }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.profileTexts.flatMap(Self.contradictions)
  }

  private static func contradictions(in profile: ProfileSyntax) -> [Finding] {
    var used: [ByteString: Span] = [:]
    var dropped: [ByteString: Span] = [:]
    var findings: [Finding] = []
    for statement in profile.statements {
      switch statement {
      case .use(let names, _):
        for name in names {
          used[name.text] = name.span
          guard let other = dropped[name.text] else { continue }
          findings.append(
            Finding("'\(profile.name)' uses '\(name)' after all", at: name.span)
              .noting("it is dropped here", at: other)
              .advising("take 'drop \(name)' out if the group is wanted, else 'use \(name)'"))
        }
      case .drop(let names, _):
        for name in names {
          dropped[name.text] = name.span
          guard let other = used[name.text] else { continue }
          findings.append(
            Finding("'\(profile.name)' drops '\(name)', which it uses itself", at: name.span)
              .noting("it is used here", at: other)
              .advising("take 'use \(name)' out if the group is not wanted, else 'drop \(name)'"))
        }
      default: continue
      }
    }
    return findings
  }
}

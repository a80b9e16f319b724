import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct MisreadNumber: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "a value that is read as another number than it looks like"

  static let explanation = """
    libaudit reads numbers as C does. A 0 in front makes them octal, so that '010' is 8; reading stops at \
    the first letter, so that '12abc' is 12 and an account whose name begins with a digit is taken for \
    that number; and what does not fit into 32 bits loses its upper part, so that 4294967296 is 0. Nothing \
    is said of it, and the rule matches something else than was meant.

    Write the number as the kernel is to have it. Arguments of calls ('a0' to 'a3') may be octal, as \
    modes and flags often are; of them, too, the kernel compares the lower 32 bits only.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S execve -F ‹auid=01000› -F key=ran
    -a always,exit -F arch=b64 -S execve -F ‹uid=7zip› -F key=ran
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S execve -F auid=1000 -F uid=0x3e8 -F key=ran
    -a always,exit -F arch=b64 -S chmod -F a1&06000 -F key=set-id
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.flatMap { line, _ in
      line.conditions.compactMap { condition in
        guard Self.isNumeric(condition.field), let read = CNumber(condition.value),
          !read.isAsItLooks(mayBeOctal: condition.field.isArgument)
        else { return nil }
        return Finding("'\(condition.value)' is taken for \(read.stored)", at: condition.span)
          .advising("write the number that is meant")
      }
    }
  }

  private static func isNumeric(_ field: Field) -> Bool {
    field.isUserId || field.isGroupId || field.isArgument
      || [
        .pid, .ppid, .sessionid, .devmajor, .devminor, .inode, .exit, .success, .socketFamily,
      ].contains(field)
  }
}

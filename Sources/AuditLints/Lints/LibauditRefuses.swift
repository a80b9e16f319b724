import Diagnostics
import Lints

struct LibauditRefuses: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a line that auditctl itself refuses"

  static let explanation = """
    auditctl hands every line to libaudit before the kernel sees it. What libaudit cannot read \
    ends the load: the lines above it are in force, those below it are not read, '-e 2' \
    included, and the only trace is an exit status of 1 and a message that goes to syslog until \
    the first rule of the file has been sent. After a line '-i' or '-c' such a line is skipped \
    and the load goes on.

    The common causes are a system call that the tables of this audit version or this arch do \
    not have ('stime' exists on b32 only), a misspelt field, user or record type, a field that \
    the filter list does not take, a comment behind a rule, a tab between words, and a blank in \
    a value: words are parted by blanks alone, and nothing but a backslash keeps one together. \
    The finding tells which part is at fault and what would be read in its place.

    Mend or remove the line. A call that is too new for the tables can be given by its number; a \
    user or group that this host does not have is reported as a note, or as an error if the \
    facts are those of the host that loads.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S adjtimex,settimeofday,‹stime› -F key=time-change
    -a always,exit -F arch=b64 -S clock_settime -F a0=0 -F key=time-change ‹#› the wall clock
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S adjtimex,settimeofday -F key=time-change
    -a always,exit -F arch=b32 -S adjtimex,settimeofday,stime -F key=time-change
    # The wall clock
    -a always,exit -F arch=b64 -S clock_settime -F a0=0 -F key=time-change
    """

  func findings(in rules: LintedRules) -> [Finding] {
    rules.loadFindings(Self.id)
  }
}

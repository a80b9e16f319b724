extension Mistakes {
  /// Mistakes of words and statements that cannot stand where they do.
  static let misplaced: [Mistake] = [
    Mistake(
      "each-program-of-what", "'each program' outside a 'privileged' block",
      """
      The programs that are meant are those for which a 'privileged' block makes rules. In a \
      group write 'each of' and the paths.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect recorded open when openat each ‹program›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "given-twice", "something that is said twice in one statement",
      """
      Each clause, setting and field stands once; of two it is not clear which is meant.
      """,
      """
      rules example at 30 {
        record syscalls mount by users ‹by› root key mounts
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "ignore-only", "'record' of what can only be ignored",
      """
      Messages, tasks and file systems are recorded unless a rule keeps them out; the kernel \
      has no rule that asks for them.
      """,
      """
      rules example at 30 {
        record ‹messages› USER_LOGIN key logins
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "leading-zero", "a number that begins with a zero",
      """
      Some read it as base ten and some as base eight. Write '0o…' for base eight, or drop the \
      zero.
      """,
      """
      rules example at 30 {
        record syscalls openat where a2 = ‹0100› key create
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "list-needs-in", "a list behind an operator",
      """
      A list is asked for with 'in', or 'not in'.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid = ‹(›33, 34) key web
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "misplaced-place", "a place behind a clause",
      """
      A place stands before the clauses, once, with commas between its paths.
      """,
      """
      rules example at 30 {
        record write key identity ‹of› /etc/passwd
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "misplaced-statement", "a statement of another block",
      """
      The statement exists, and does not belong into this block. Often a '}' is missing above.
      """,
      """
      rules example at 30 {
        record syscalls mount key mounts
        ‹use› other
      }
      """),
    Mistake(
      "missing-reason", "an exception without a reason",
      """
      Whoever audits the profile has to know why the control is not met. Write 'reason "…"'.
      """,
      """
      profile server {
        ‹exception› house 1
      }
      """),
    Mistake(
      "no-such-day", "a day that the calendar does not have",
      """
      Look up how many days the month has.
      """,
      """
      profile server {
        exception house 1 reason "Noisy" until ‹2027-02-30›
      }
      """),
    Mistake(
      "number-too-large", "a number that does not fit",
      """
      The kernel holds the values of rules and settings in 32 bits.
      """,
      """
      rules example at 30 {
        record syscalls openat where a2 = ‹99999999999› key open
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "out-of-range", "a setting with a value that it does not take",
      """
      'enabled' is 0 or 1. To lock the rules, write 'immutable' as a statement of the profile.
      """,
      """
      profile server {
        settings { enabled ‹2› }
      }
      """),
    Mistake(
      "quoted-name", "a name in quotes where none are used",
      """
      Names of groups, profiles and facts are plain words.
      """,
      """
      rules ‹"example"› at 30 {
        record syscalls mount key mounts
      }
      """),
    Mistake(
      "range-in-list", "a range among the values of a list",
      """
      A list has single values. Write two statements, or the range alone.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid in (33, ‹1000..1999›) key people
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "range-needs-in", "a range behind an operator",
      """
      A range is asked for with 'in'.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid = ‹1000..1999› key people
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "rule-line", "a line of audit.rules in a policy",
      """
      Say it with 'record' or 'ignore', or quote the line after 'raw'. 'auditwright import' \
      turns whole files into policies.
      """,
      """
      rules example at 30 {
        ‹-w› /etc/passwd -p wa -k identity
      }
      """),
    Mistake(
      "statement-too-deep", "a statement that is indented into the one above",
      """
      Lines indented deeper than a statement belong to it. So that none is swallowed, a word \
      that begins a statement is an error there: indent it like the line that the finding \
      names.
      """,
      """
      rules example at 30 {
        record syscalls mount key mounts
          ‹record› syscalls umount2 key mounts
      }
      """),
    Mistake(
      "unexpected-text", "text that belongs to nothing",
      """
      The statement was complete before it. A new statement begins on a line of its own or \
      behind ';'.
      """,
      """
      profile server {
        loginuid immutable ‹always›
      }
      """),
    Mistake(
      "unknown-clause", "a word that begins no clause",
      """
      Clauses are 'where', 'denied', 'by', 'on', 'if present', 'except exe' and 'key'.
      """,
      """
      rules example at 30 {
        record syscalls mount ‹from› users key mounts
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-demand", "a word that is no kind of demand",
      """
      Behind 'demand' stands 'record', 'messages', 'immutable', 'loginuid immutable' or \
      'setting'.
      """,
      """
      catalogue house "House rules" version "1" {
        control 1 "Locked" { demand ‹locked› }
      }
      """),
    Mistake(
      "unknown-selector", "a word that selects nothing",
      """
      Kinds of access are 'read', 'write', 'attr' and 'execute'; besides these there are \
      'syscalls', 'all syscalls' and 'access'.
      """,
      """
      rules example at 30 {
        record ‹writes› of /etc/passwd key identity
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-statement", "a word that begins no statement here",
      """
      Each block has its own statements; the finding lists them.
      """,
      """
      rules example at 30 {
        ‹watch› /etc/passwd
      }
      """),
    Mistake(
      "unknown-word", "a word that is none of those that can stand here",
      """
      The finding lists them, and what is probably meant.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect ‹quiet› when openat
      }
      profile server {
        settings { reset }
        use example
      }
      """),
  ]
}

extension Mistakes {
  /// Mistakes in expectations and in the events that they speak of.
  static let events: [Mistake] = [
    Mistake(
      "clause-contradicts", "a clause that the event itself contradicts",
      """
      'by' speaks of the login uid and 'denied' of the result; the event gives another one.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect recorded open when openat auid=0 ‹by daemons›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "condition-not-met", "a condition that the event itself contradicts",
      """
      The event gives a field a value for which 'where' does not hold, so there is no such \
      event. Change one of the two.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect recorded open when openat a2=0 where ‹a2 = 1›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "device-wanted", "something else where a device is due",
      """
      A device is its two numbers, major and minor, in quotes: '"8:1"'.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect recorded open when openat /etc/passwd rdev=‹sda›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expectation-fails", "an expectation that the rules do not meet",
      """
      The expectation speaks of all values that it does not name. With some of them the rules \
      do otherwise; the notes show the event and the rule that decides it. Name more of the \
      event, or change the rules.
      """,
      """
      rules example at 30 {
        record syscalls openat by users key open
        ‹expect recorded open when openat›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expectation-unknown", "an expectation of which it cannot be told whether it holds",
      """
      Something decides it that the profile does not say: facts, an account, or whether a path \
      is a tree. The note names it.
      """),
    Mistake(
      "expected-operation", "an io_uring event without its operation",
      """
      Write 'io_uring op=NUMBER'.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect silence when ‹io_uring› uid=0
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-type", "a message without its type",
      """
      Write 'message msgtype=TYPE', or 'record msgtype=TYPE' for a record of the kernel.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect silence when ‹message› uid=0
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "field-is-a-path", "a path behind 'path=' in an event",
      """
      In an event a path stands alone.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect recorded open when openat ‹path=/etc/passwd›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "field-needs-value", "a field of an event without a single value",
      """
      An event is one event: each field has one value. Conditions stand behind 'where'.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect recorded open when openat ‹uid in (33, 34)›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "field-of-rules", "a field that rules have and events do not",
      """
      Kinds of access follow from the call and its arguments, and the key from the rule.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect recorded open when openat ‹perm›=w
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "never-happens", "an expectation of an event that cannot happen on the target",
      """
      No ABI of the target has the call, or the values contradict each other. Expect it \
      elsewhere, or remove the line.
      """),
    Mistake(
      "one-abi", "an event on two ABIs",
      """
      A call comes through one ABI. Decide each by itself.
      """),
    Mistake(
      "unjudged-expectations", "expectations of a group that no profile uses",
      """
      An expectation is judged by the rules of a profile. Use the group in one.
      """,
      """
      rules ‹example› at 30 {
        record syscalls mount key mounts
        expect recorded mounts when mount
      }
      rules other at 30 { record syscalls openat key open }
      profile server { settings { reset }; use other }
      """),
    Mistake(
      "unreached-rule", "a rule that no expectation reaches",
      """
      Nobody would notice if the rule were lost or came behind another. Write an expectation \
      of an event that it decides. 'auditwright test' tells of it.
      """,
      """
      rules example at 30 {
        ‹record syscalls mount key mounts›
        record syscalls openat key open
        expect recorded open when openat
      }
      profile server {
        settings { reset }
        use example
      }
      """),
  ]
}

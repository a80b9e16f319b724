extension Mistakes {
  /// Mistakes in statements that make no rule, or not the one that is meant.
  static let statements: [Mistake] = [
    Mistake(
      "bad-stage", "a stage that no group can have",
      """
      Stages 12 to 98 are the policy's; 10, 11 and 99 hold what the profile itself says.
      """,
      """
      rules example at ‹99› {
        record syscalls mount key mounts
      }
      profile server { settings { reset }; use example }
      """),
    Mistake(
      "cannot-emit", "a statement that cannot be written as a rule line",
      """
      What was written is read back through libaudit and has to come out the same. Here it \
      does not, so nothing is written; a note says why. Say it in another way.
      """),
    Mistake(
      "clause-has-no-place", "a clause that says nothing here",
      """
      What is ignored has no key, and messages, tasks and file systems have neither places nor \
      ABIs nor results.
      """,
      """
      rules example at 30 {
        ignore syscalls adjtimex where exe = /usr/sbin/chronyd key ‹quiet›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "except-needs-place", "'except exe' without a place",
      """
      Without a place, write 'where exe != PATH'.
      """,
      """
      rules example at 30 {
        record syscalls mount ‹except exe /usr/bin/mount› key mounts
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "except-too-early", "'except exe' in a group that loads too early",
      """
      The rules that let the programs pass go to stage 20 and must come before those that \
      record. Give the group a later stage.
      """,
      """
      rules example at ‹15› {
        record read under /etc/ssl except exe /usr/sbin/nginx key tls
      }
      profile server { settings { reset }; use example }
      """),
    Mistake(
      "facts-needed", "'if present' in a profile without facts",
      """
      What a host has is looked up in facts and never on the machine that compiles. Name facts \
      in the profile.
      """,
      """
      rules example at 30 {
        record write under /etc/netplan ‹if present› key network
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "ignored-path", "'ignore' of a single path",
      """
      A rule that ignores and one that records the same path change places each time the file \
      is replaced, since the kernel puts the replaced rule last. Ignore the tree with 'under', \
      or a program with 'where exe = …'.
      """,
      """
      rules example at 30 {
        ignore write ‹of /etc/resolv.conf›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "incomplete-statement", "a statement that lacks what it is about",
      """
      'access' needs a place, and 'record' something to record.
      """,
      """
      rules example at 30 {
        record ‹access› key any
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "left-out", "a statement that makes no rule for a place on this machine",
      """
      It says 'if present', and the facts do not have the place, or do not tell. The kernel \
      would refuse a rule on it and the load would end there. If the machines have the place, \
      capture their facts anew; if not, nothing is to be done.
      """,
      """
      facts host { directories /etc }
      rules example at 30 {
        ‹record write under /etc/netplan if present key network›
      }
      profile server {
        settings { reset }
        facts host
        use example
      }
      """),
    Mistake(
      "matches-nothing", "messages without a type and a condition",
      """
      The kernel matches no message by such a rule. Name types, or write 'where uid >= 0' to \
      mean every message.
      """,
      """
      rules example at 30 {
        ignore ‹user-messages›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "missing-place", "a place that the host does not have",
      """
      The kernel refuses a rule whose folder is not there, and auditctl ends the load at it. \
      Write 'if present', or put the place into the facts if the host has it.
      """,
      """
      facts host { directories /etc }
      rules example at 30 {
        record write ‹under /etc/netplan› key network
      }
      profile server {
        settings { reset }
        facts host
        use example
      }
      """),
    Mistake(
      "raw-is-unclear", "'raw' with a line that means one thing here and another there",
      """
      '-w' becomes a rule on a tree or on a path, whichever the loading machine has. Write '-F \
      dir=' or '-F path='.
      """,
      """
      rules example at 30 {
        raw ‹"-w /srv/data -p wa -k data"›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "raw-refused", "'raw' with a line that holds no rule",
      """
      auditctl would refuse the line for the reason given.
      """,
      """
      rules example at 30 {
        raw ‹"-a always,exit -F arch=b64 -S opennat -k open"›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "record-cannot-select", "'record' of what can only be ignored",
      """
      Messages, tasks and file systems are recorded unless a rule keeps them out.
      """),
    Mistake(
      "same-file", "two groups that go to one file",
      """
      Stage and name make the name of the file, so one of two groups would be lost. 'except \
      exe' under a tree makes a group named 'except-…'.
      """,
      """
      rules a at 30 { record read under /etc/ssl except exe /usr/sbin/nginx key tls }
      rules ‹except-a› at 20 { ignore messages CWD }
      profile server { settings { reset }; use a, except-a }
      """),
    Mistake(
      "several-exceptions", "'except exe' with several programs on one path",
      """
      On a path the exception is a condition of the rule, which has room for one program. Take \
      the tree with 'under', or several programs out with 'where exe not in (…)'.
      """,
      """
      rules example at 30 {
        record read of /etc/krb5.keytab ‹except exe /usr/sbin/sshd, /usr/sbin/nfsd› key kerberos
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "too-many-rules", "a statement that becomes more rules than anyone can want",
      """
      Each path, each ABI and each value of each list multiply, here to more than 10,000. Use \
      a tree, a range, or fewer lists.
      """,
      """
      rules example at 30 {
        record syscalls openat where a0 in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22)
               and a1 in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22)
               and ‹a2 in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22)›
               key big
      }
      profile server {
        settings { reset }
        use example
      }
      """),
  ]
}

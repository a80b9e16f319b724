extension Mistakes {
  /// Mistakes in running rules, captured hosts and files beside policies.
  static let hosts: [Mistake] = [
    Mistake(
      "ambiguous-listing", "lines of a listing that several rules would print as",
      """
      auditctl does not print everything that it holds. Every reading is considered; '--assume \
      watches-always' rules one of them out.
      """),
    Mistake(
      "bad-account", "a line of passwd or group that names no account",
      """
      The account is missing from the facts, and a policy that names it would not compile with \
      them. Mend the line: 'getent passwd' and 'getent group' show what the system reads of it.
      """),
    Mistake(
      "configured-twice", "a lint that is configured twice",
      """
      Of two weights it is not clear which is meant, so nothing is linted. Keep one of the two \
      lines.
      """),
    Mistake(
      "detail-dropped", "recorded events that lose some of their records",
      """
      A rule of the exclude list drops records of this type, so that events are recorded \
      without them. Whether what is left still answers the question is for a person to say; if \
      not, take the type out of what is ignored.
      """),
    Mistake(
      "drift-changed", "a rule that is loaded in another form",
      """
      The kernel holds a rule on the same calls or the same place that asks for something \
      else. Load again.
      """),
    Mistake(
      "drift-missing", "a rule that is expected and not loaded",
      """
      The kernel does not hold it, so what it would record is lost. The notes name the \
      controls that depend on it, and where the load probably ended. Load again with \
      'augenrules --load', or reboot if the rules are locked.
      """),
    Mistake(
      "drift-order", "rules that are loaded in another order than expected, and it matters",
      """
      The kernel takes the first rule that matches. The finding says which events are decided \
      otherwise. Load again with 'augenrules --load'.
      """),
    Mistake(
      "drift-setting", "a setting of the audit system with another value than expected",
      """
      Buffers, rates, the failure mode and the lock decide what becomes of events that rules \
      ask for. Load again, or set it with 'auditctl'; if the configuration is locked, reboot.
      """),
    Mistake(
      "drift-unexpected", "a rule that is loaded and not expected",
      """
      Somebody added it by hand, or it is left over from before. If it comes first, it can \
      silence what follows. Load again, or write it into the policy if it is wanted.
      """),
    Mistake(
      "effect-assumed", "a judgement by effect that stands on assumptions",
      """
      The rules differ, and record the same as long as the assumptions hold that the remark \
      lists.
      """),
    Mistake(
      "format-changes-meaning", "a text that would not say the same once formatted",
      """
      This is a mistake of auditwright, and the file is left as it is. Please report it.
      """),
    Mistake(
      "guessed-meaning", "a line of a listing that several rules would print as, imported as one",
      """
      auditctl does not print everything that it holds, and a policy has to say one thing. The \
      most ordinary rule was taken. Import the rule files that were loaded, if they are at hand, \
      or look through the lines that the finding points at.
      """),
    Mistake(
      "guessed-place", "an imported watch that may be on a file or on a folder",
      """
      '-w' watches the folder with everything below it where there is one, and the file where \
      not. A policy says 'under' or 'of', and nothing was known of the machine, so the name \
      decided. Give '--facts NAME', captured on the machine, or look through the policy.
      """),
    Mistake(
      "io-uring-not-counted", "rules on io_uring, which cover no system call",
      """
      An operation that is submitted through io_uring is seen by that list alone, and a call \
      by the exit list alone.
      """),
    Mistake(
      "line-kept", "a line of rules that is left as it is",
      """
      It would be refused, or do something else, or depends on a machine of which nothing is \
      known; the finding says which. 'fmt --modern' writes the other lines anew and leaves this \
      one alone.
      """),
    Mistake(
      "loader-refuses", "a rule that auditctl does not load",
      """
      libaudit or the kernel would refuse it for the reason given, so it stands in no \
      comparison. 'auditwright lint' says more of it.
      """),
    Mistake(
      "merge-reworded", "a merged file with another text and the same meaning",
      """
      augenrules would write another text now, and a load of either leaves rules that do the \
      same. 'augenrules --check' complains all the same.
      """),
    Mistake(
      "merged-by-gawk", "a merged file that gawk wrote",
      """
      Where awk is gawk, augenrules sorts other lines to the top than with mawk. The file is \
      taken to have been written so. Nothing is to be done.
      """),
    Mistake(
      "not-imported", "a line that policies have no words for",
      """
      Commands such as '-t', '-m' or '--reset-lost' act once on the running system, and a policy \
      says what is to be loaded at every boot. Where the line is still wanted, give it from \
      elsewhere; what is imported does the same without it.
      """),
    Mistake(
      "nosuid-root", "a root that is mounted nosuid",
      """
      No program on it gives privileges there, so the inventory is empty.
      """),
    Mistake(
      "order-without-effect", "rules in another place than expected, without effect",
      """
      The order differs, and no event is decided otherwise. Nothing is to be done.
      """),
    Mistake(
      "other-file-system", "a mounted file system that was not looked into",
      """
      Give '--all-devices' to look into it, or capture it by itself.
      """),
    Mistake(
      "stale-merge", "a merged file that is not what its folder says now",
      """
      '/etc/audit/audit.rules' was written by augenrules before the folder was changed, and it \
      is what is loaded at boot. Run 'augenrules --load'.
      """),
    Mistake(
      "unknown-lint", "a configured lint that does not exist",
      """
      A misspelt line would quietly leave the lint at its own weight, so nothing is linted. \
      'auditwright explain --list' lists the ids.
      """),
    Mistake(
      "unknown-rule", "a rule of which it cannot be told whether it could go",
      """
      Something decides it that is not known of the machine; the finding says what.
      """),
    Mistake(
      "unknown-weight", "a configured weight that does not exist",
      """
      Weights are 'error', 'warning', 'note' and 'off'.
      """),
    Mistake(
      "unreadable-configuration", "a line of the lint configuration that is none",
      """
      Lines are 'ID: WEIGHT', with comments after '#'.
      """),
    Mistake(
      "unreadable-line", "a line of a listing that cannot be read",
      """
      It is no line that auditctl prints of a rule, or it was cut off. Nothing is concluded \
      from what is not read.
      """),
    Mistake(
      "unreadable-place", "a folder that cannot be looked into",
      """
      What is in it is missing from what is captured. Run the command as root.
      """),
  ]
}

import Diagnostics

/// What to do about a mistake in rules where a policy makes them: a lint of rules speaks of the words
/// of rule lines, which nobody writes there.
public enum PolicyAdvice {
  /// `diagnostic`, which is told at the statement of a policy, with advice in words of the language.
  static func given(on diagnostic: Diagnostic) -> Diagnostic {
    guard let help = help[diagnostic.id] else { return diagnostic }
    var copy = diagnostic
    copy.help = [help]
    return copy
  }

  /// The advice, by the id of the lint.
  public static let help = [
    "calls-outside-perm": "take the calls out, or the kinds of access",
    "fieldless-rule": "name the types of messages, as in 'ignore messages CWD'",
    "late-never":
      "write 'ignore' above the statements that it should silence, or give its group an earlier stage",
    "mergeable-rules": "name all of the calls in one statement",
    "missing-twin": "leave 'on' out, and the rules are made for both ABIs",
    "no-backlog": "write 'backlog 8192' into the 'settings' of the profile",
    "no-key": "write 'key NAME' behind it, or in a line of its own for the whole group",
    "no-reset": "write 'reset' into the 'settings' of the profile",
    "panic-on-failure":
      "write 'failure printk', unless the machine has to stop rather than go on unobserved",
    "path-of-a-directory": "write 'under' for 'of', for all that is in it",
    "perm-without-place": "name the place with 'of' or 'under'",
    "rate-limit": "write 'rate 0', and narrow the statement that floods",
    "records-every-call": "name the calls with 'syscalls', or a place with 'of' or 'under'",
    "silenced-rule":
      "narrow the 'ignore', or write this above it; a group of an earlier stage comes before",
    "small-backlog": "write 'backlog 8192'",
    "tree-of-a-file": "write 'of' for 'under'",
    "unset-auid-passes": "write 'by users', or 'and auid != unset' behind the condition",
    "watch-on-mount-point": "write 'under' for 'of'",
  ]
}

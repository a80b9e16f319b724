extension Mistakes {
  /// Mistakes in fields, values and keys.
  static let values: [Mistake] = [
    Mistake(
      "bad-binding", "a bound value of the wrong kind",
      """
      A path is wanted where a path stands, a number where a number does, and 'uid-min' is one \
      number.
      """,
      """
      rules example at 30 {
        record write under $web-root key web
      }
      profile server {
        settings { reset }
        let web-root = ‹33›
        use example
      }
      """),
    Mistake(
      "bad-key", "a key that is empty or holds the byte 0x01",
      """
      That byte parts several keys of one rule.
      """,
      """
      rules example at 30 {
        record syscalls mount key ‹""›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "circular-value", "a value that leads back to itself",
      """
      One 'let' names another value, and that leads back to the first, so that none of them \
      has a path or a number. Write the value itself.
      """,
      """
      rules example at 30 {
        record write under $root key web
      }
      profile server {
        settings { reset }
        let root = ‹$base›
        let base = $root
        use example
      }
      """),
    Mistake(
      "empty-range", "a range that ends before it begins",
      """
      No value lies in it. Turn the two ends round.
      """,
      """
      rules example at 30 {
        record syscalls openat where ‹uid in 1999..1000› key people
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "field-has-a-clause", "a field that is written as a clause",
      """
      ABI, path, tree, kinds of access, key, type and file system have words of their own; the \
      finding names them.
      """,
      """
      rules example at 30 {
        record syscalls openat where ‹perm› = w key open
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "field-not-looked-at", "a field that the kernel does not look at in this list",
      """
      For messages it looks at the ids, the program, the label and the type, and for tasks at \
      the ids alone. On another field the rule would never match, or would always.
      """,
      """
      rules example at 30 {
        ignore messages CWD where ‹exit› = 0
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "fields-compare-equal-only", "two fields compared by order",
      """
      The kernel compares two fields with each other by '=' and '!=' alone.
      """,
      """
      rules example at 30 {
        record syscalls execve where ‹euid < uid› key escalation
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "fields-do-not-compare", "two fields that the kernel does not compare",
      """
      It compares user ids with user ids and group ids with group ids, and not all of them.
      """,
      """
      rules example at 30 {
        record syscalls execve where ‹euid = gid› key escalation
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "key-too-long", "keys that take more than 256 bytes",
      """
      libaudit holds all keys of a rule in one text of 256 bytes, with a byte between two of \
      them.
      """,
      """
      rules example at 30 {
        record syscalls mount key ‹kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "list-excludes-nothing", "'!=' with a value of several",
      """
      Each value becomes a rule of its own, and an event that one of them excludes is taken by \
      the next. Write 'not in ($NAME)'.
      """,
      """
      rules example at 30 {
        record syscalls execve where ‹uid != $people› key others
      }
      profile server {
        settings { reset }
        let people = 1000, 1001
        use example
      }
      """),
    Mistake(
      "number-wanted", "something else where a number is compared",
      """
      The field holds a number. Users and groups by name are put into quotes; address families \
      are numbers: 2 is inet, 10 inet6.
      """,
      """
      rules example at 30 {
        record syscalls openat where success = ‹yes› key open
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "path-wanted", "something else where a path is compared",
      """
      The program of a task is compared by its whole path.
      """,
      """
      rules example at 30 {
        record syscalls connect where exe = ‹curl› key net
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unbound-value", "a value that nothing is bound to",
      """
      The statement names '$NAME', and no layer of the profile has a 'let' for it.
      """,
      """
      rules example at 30 {
        record write under ‹$web-root› key web
      }
      profile server {
        settings { reset }
        use example
      }
      """),
  ]
}

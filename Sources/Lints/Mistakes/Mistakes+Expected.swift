extension Mistakes {
  /// Mistakes of a policy that breaks off where something is due.
  static let expected: [Mistake] = [
    Mistake(
      "expected-arrow", "a link without its target",
      """
      A symlink among facts is written 'PATH -> TARGET'.
      """,
      """
      facts host {
        symlinks /bin ‹"usr/bin"›
      }
      """),
    Mistake(
      "expected-brace", "a definition without its block",
      """
      What is defined stands in '{ }' behind its name and title.
      """,
      """
      rules example at 30‹›
      """),
    Mistake(
      "expected-comma", "values without a comma between them",
      """
      The values in '( )' are parted by commas.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid in (33 ‹34›) key web
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-date", "something else where a day is due",
      """
      A day is written 'YYYY-MM-DD'.
      """,
      """
      profile server {
        exception house 1 reason "Noisy" until ‹summer›
      }
      """),
    Mistake(
      "expected-demand", "a 'demand' that does not say what is demanded",
      """
      Behind 'demand' stands 'record', 'messages', 'immutable', 'loginuid immutable' or \
      'setting'.
      """,
      """
      catalogue house "House rules" version "1" {
        control 1 "Locked" { demand ‹/etc/passwd› }
      }
      """),
    Mistake(
      "expected-equals", "a value without '=' before it",
      """
      A name gets its value with '=': 'let NAME = VALUE', 'demand setting NAME = VALUE'.
      """,
      """
      profile server {
        let uid-min ‹1000›
      }
      """),
    Mistake(
      "expected-event", "an expectation without an event",
      """
      Behind 'when' stands a system call, then what its fields hold and the paths it touches.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect recorded open when ‹/etc/passwd›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-field", "a condition without a field",
      """
      A condition is a field, an operator and a value: 'auid >= 1000'.
      """,
      """
      rules example at 30 {
        record syscalls openat where ‹/etc/passwd› key open
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-name", "something else where a name is due",
      """
      A name is a word, or a text in quotes.
      """,
      """
      rules‹› {
        record syscalls mount key mounts
      }
      """),
    Mistake(
      "expected-number", "something else where a number is due",
      """
      A number is decimal, or '0x…', or '0o…'.
      """,
      """
      rules example at ‹early› {
        record syscalls mount key mounts
      }
      """),
    Mistake(
      "expected-operator", "a field without an operator behind it",
      """
      The operators are '=', '!=', '<', '<=', '>', '>=', '&', '&=' and 'in'.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid ‹33› key web
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-path", "something else where a path is due",
      """
      A path begins with '/', or with the '$name' of a value. Put it into quotes if it holds a \
      blank.
      """,
      """
      rules example at 30 {
        record write of ‹passwd› key identity
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-range", "'in' without a list or a range",
      """
      Behind 'in' stands '(A, B)' or 'A..B'.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid in ‹33› key web
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-selector", "a statement that does not say what is recorded",
      """
      Name kinds of access, as in 'write, attr of PATH', or 'syscalls NAMES'.
      """,
      """
      rules example at 30 {
        record ‹/etc/passwd› key identity
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-statement", "something else where a statement begins",
      """
      Each statement begins with a word of its block.
      """,
      """
      rules example at 30 {
        ‹/etc/passwd›
      }
      """),
    Mistake(
      "expected-string", "something else where a text in quotes is due",
      """
      Titles, meanings and reasons stand in double quotes.
      """,
      """
      profile server {
        exception house 1 reason ‹noisy›
      }
      """),
    Mistake(
      "expected-value", "a comparison without a value",
      """
      Behind an operator stands a word, a path, a text in quotes or '$name'.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid = ‹,› key web
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "expected-word", "something else where a certain word is due",
      """
      The finding says which word.
      """,
      """
      rules example ‹on› 30 {
        record syscalls mount key mounts
      }
      """),
    Mistake(
      "open-range", "a range with one end",
      """
      A range names both ends, which belong to it: '1000..1999'. For one end write '>=' or \
      '<='.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid in ‹1000..› key people
      }
      profile server {
        settings { reset }
        use example
      }
      """),
  ]
}

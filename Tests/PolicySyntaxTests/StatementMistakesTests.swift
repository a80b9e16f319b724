import Testing

/// A statement of a group with a mark around its mistake, and the error that it brings.
struct Mistake: Sendable {
  let marked: String
  let error: String

  init(_ marked: String, _ error: String) {
    self.marked = marked
    self.error = error
  }
}

@Test(arguments: [
  Mistake(
    "expect silence when chmod each ‹in› /a",
    "expected-word: expected 'of' or 'program', found 'in'"),
  Mistake(
    "expect silence when chmod each of /a ‹each› of /b",
    "given-twice: 'each' is given twice"),
  Mistake(
    "expect silence when execve each ‹program›",
    "each-program-of-what: 'each program' speaks of a 'privileged' block's programs"),
  Mistake(
    "‹recrod› write of /etc",
    "unknown-statement: unknown statement 'recrod'; did you mean 'record'?"),
  Mistake(
    "‹foo› bar",
    "unknown-statement: unknown statement 'foo'"),
  Mistake(
    "‹demand› immutable",
    "misplaced-statement: 'demand' cannot stand in a 'rules' block"),
  Mistake(
    "‹target› debian 12",
    "misplaced-statement: 'target' cannot stand in a 'rules' block"),
  Mistake(
    "‹reset›",
    "misplaced-statement: 'reset' cannot stand in a 'rules' block"),
  Mistake(
    "‹-a› always,exit -F x=y",
    "rule-line: a line of audit.rules is no statement of a policy"),
  Mistake(
    "‹-w› /etc/passwd -p wa",
    "rule-line: a line of audit.rules is no statement of a policy"),
  Mistake(
    "‹\"text\"›",
    "expected-statement: expected a statement, found '\"text\"'"),
  Mistake(
    "‹/etc›",
    "expected-statement: expected a statement, found '/etc'"),
  Mistake(
    "‹,› x",
    "expected-statement: expected a statement, found ','"),
  Mistake(
    "record write of /a ‹{›\n key x\n}\nkey c",
    "unexpected-text: unexpected '{'"),
  Mistake(
    "record write of /etc key a\n    ‹record› read of /b key c",
    "statement-too-deep: a statement cannot begin here; indent it like line 2"),
  Mistake(
    "record write of /a; ; key x ‹y›",
    "unexpected-text: unexpected 'y'"),
  Mistake(
    "raw ‹x›",
    "expected-string: expected a rule line in quotes, found 'x'"),
  Mistake(
    "raw ‹-›a always,exit",
    "expected-string: expected a rule line in quotes, found '-'"),
  Mistake(
    "key‹›",
    "expected-name: expected a key after 'key'"),
  Mistake(
    "key a,‹›",
    "expected-name: expected a key after ','"),
  Mistake(
    "key a ‹b›",
    "unexpected-text: unexpected 'b'"),
  Mistake(
    "‹use› a",
    "misplaced-statement: 'use' cannot stand in a 'rules' block"),
])
func aMistakenStatementIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

@Test(arguments: [
  Mistake(
    "record‹›",
    "expected-selector: expected a selector after 'record'"),
  Mistake(
    "record ‹key› x",
    "unknown-selector: unknown selector 'key'"),
  Mistake(
    "record ‹wirte› of /etc",
    "unknown-selector: unknown selector 'wirte'; did you mean 'write'?"),
  Mistake(
    "record write ‹off› /etc",
    "unknown-word: unknown word 'off'; did you mean 'of'?"),
  Mistake(
    "record write, ‹of› /a",
    "unknown-word: unknown permission 'of'"),
  Mistake(
    "record write, ‹wrte› of /a",
    "unknown-word: unknown permission 'wrte'; did you mean 'write'?"),
  Mistake(
    "record write, attr, ‹write› of /a",
    "given-twice: 'write' is given twice"),
  Mistake(
    "record ‹of› /a",
    "unknown-selector: unknown selector 'of'"),
  Mistake(
    "record all‹›",
    "expected-word: expected 'syscalls' after 'all'"),
  Mistake(
    "record all ‹sycalls›",
    "unknown-word: unknown word 'sycalls'; did you mean 'syscalls'?"),
  Mistake(
    "record all ‹calls›",
    "expected-word: expected 'syscalls', found 'calls'"),
  Mistake(
    "record syscalls‹›",
    "expected-name: expected a syscall after 'syscalls'"),
  Mistake(
    "record syscalls ‹0452›",
    "leading-zero: '0452' is 452 in base ten and 298 in base eight"),
  Mistake(
    "record ‹messages› X",
    "ignore-only: 'messages' can only be ignored"),
  Mistake(
    "record ‹tasks›",
    "ignore-only: 'tasks' can only be ignored"),
  Mistake(
    "ignore filesystem‹›",
    "expected-name: expected a filesystem after 'filesystem'"),
  Mistake(
    "ignore tasks ‹of› /a",
    "misplaced-place: 'of' cannot stand behind a clause"),
])
func aMistakenSelectorIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

@Test(arguments: [
  Mistake(
    "record write of‹›",
    "expected-path: expected a path after 'of'"),
  Mistake(
    "record write of ‹passwd›",
    "expected-path: expected a path, found 'passwd'"),
  Mistake(
    "record write of ‹etc/passwd›",
    "unknown-text: 'etc/passwd' is neither a word nor a path"),
  Mistake(
    "record write of ‹\"etc\"›",
    "expected-path: a path begins with '/', unlike '\"etc\"'"),
  Mistake(
    "record write of ‹'etc'›",
    "single-quotes: a string stands in double quotes"),
  Mistake(
    "record write of /a‹$b›",
    "unexpected-text: unexpected '$b'"),
  Mistake(
    "record write of ‹$/a›",
    "unknown-text: '$/a' is no value's name"),
  Mistake(
    "record write of /a ‹/b›",
    "unexpected-text: unexpected '/b'"),
  Mistake(
    "record write of ‹/a#b›",
    "hash-in-word: '#' cannot stand inside '/a#b'"),
  Mistake(
    "record write of /etc,\n‹record› read of /b",
    "expected-path: expected a path, found 'record'"),
  Mistake(
    "record write key a ‹of› /etc",
    "misplaced-place: 'of' cannot stand behind a clause"),
  Mistake(
    "record write of /a ‹under› /b",
    "misplaced-place: 'under' cannot stand behind a clause"),
  Mistake(
    "record write under ‹-›x",
    "expected-path: expected a path, found '-'"),
  Mistake(
    "record write of /a,‹›",
    "expected-path: expected a path after ','"),
])
func aMistakenPathIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

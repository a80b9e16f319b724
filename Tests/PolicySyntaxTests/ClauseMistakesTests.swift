import Testing

@Test(arguments: [
  Mistake(
    "record write of /etc ‹keys› a",
    "unknown-clause: unknown clause 'keys'; did you mean 'key'?"),
  Mistake(
    "record write of /etc ‹byy› users",
    "unknown-clause: unknown clause 'byy'; did you mean 'by'?"),
  Mistake(
    "record write of /etc by‹›",
    "expected-word: expected 'users', 'root', 'daemons' or 'anyone' after 'by'"),
  Mistake(
    "record write of /etc by ‹user›",
    "unknown-word: unknown class of users 'user'; did you mean 'users'?"),
  Mistake(
    "record write of /etc by ‹everyone›",
    "unknown-word: unknown class of users 'everyone'"),
  Mistake(
    "record syscalls a ‹b› key x",
    "unknown-clause: unknown clause 'b'"),
  Mistake(
    "record syscalls a key b ‹key› c",
    "given-twice: 'key' is given twice"),
  Mistake(
    "record syscalls a if‹›",
    "expected-word: expected 'present' after 'if'"),
  Mistake(
    "record syscalls a if ‹presnt›",
    "unknown-word: unknown word 'presnt'; did you mean 'present'?"),
  Mistake(
    "record syscalls a if ‹here›",
    "expected-word: expected 'present', found 'here'"),
  Mistake(
    "record syscalls a except ‹/bin/x›",
    "expected-word: expected 'exe', found '/bin/x'"),
  Mistake(
    "record syscalls a except exe ‹ls›",
    "expected-path: expected a path, found 'ls'"),
  Mistake(
    "record syscalls a on‹›",
    "expected-name: expected an ABI after 'on'"),
  Mistake(
    "record syscalls a ‹and› by users",
    "unexpected-text: 'and' joins the conditions of 'where'"),
  Mistake(
    "record syscalls a denied ‹denied›",
    "given-twice: 'denied' is given twice"),
  Mistake(
    "record syscalls a ‹deny›",
    "unknown-clause: unknown clause 'deny'"),
])
func aMistakenClauseIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

@Test(arguments: [
  Mistake(
    "record syscalls a where‹›",
    "expected-field: expected a field after 'where'"),
  Mistake(
    "record syscalls a where a0‹›",
    "expected-operator: expected an operator after 'a0'"),
  Mistake(
    "record syscalls a where a0 ‹is› 1",
    "expected-operator: expected an operator, found 'is'"),
  Mistake(
    "record syscalls a where a0 =‹›",
    "expected-value: expected a value after '='"),
  Mistake(
    "record syscalls a where a0 ‹==› 1",
    "unknown-operator: '==' is written '='"),
  Mistake(
    "record syscalls a where a0 = 1 and‹›",
    "expected-field: expected a field after 'and'"),
  Mistake(
    "record syscalls a where a0 = 1 ‹a1› = 2",
    "missing-and: expected 'and' before the condition on 'a1'"),
  Mistake(
    "record syscalls a ‹a0› = 1",
    "missing-where: expected 'where' before the condition on 'a0'"),
  Mistake(
    "record syscalls a where a0 = 1 ‹or› a1 = 2",
    "no-or: there is no 'or'"),
  Mistake(
    "record syscalls a where a0 = 1 ‹&&› a1 = 2",
    "unknown-operator: '&&' is written 'and'"),
  Mistake(
    "record syscalls a where a0 = 1 ‹||› a1 = 2",
    "no-or: there is no '||'"),
  Mistake(
    "record syscalls a where ‹-›1 = a0",
    "expected-field: expected a field, found '-'"),
  Mistake(
    "record syscalls a where a0 not ‹1›",
    "expected-word: expected 'in', found '1'"),
  Mistake(
    "record syscalls a where a0 ‹!› 1",
    "unknown-text: '!' is neither a word nor a path"),
  Mistake(
    "record syscalls a where exit = ‹-› EACCES",
    "sign-apart: '-' is a sign and stands directly before its word"),
  Mistake(
    "record syscalls a where a0 = ‹é›",
    "unknown-text: 'é' is neither a word nor a path"),
  Mistake(
    "record syscalls a where a0 = ‹0100›",
    "leading-zero: '0100' is 100 in base ten and 64 in base eight"),
  Mistake(
    "record syscalls a where a0 = ‹089›",
    "leading-zero: '089' has a leading zero"),
  Mistake(
    "record syscalls a where a0 & ‹007› and a1 = 1",
    "leading-zero: '007' has a leading zero"),
])
func aMistakenConditionIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

@Test(arguments: [
  Mistake(
    "record syscalls a where a0 in ‹1›",
    "expected-range: expected '(' or a range, found '1'"),
  Mistake(
    "record syscalls a where a0 in‹›",
    "expected-range: expected '(' or a range after 'in'"),
  Mistake(
    "record syscalls a where a0 = ‹(›1, 2)",
    "list-needs-in: a list of values stands behind 'in'"),
  Mistake(
    "record syscalls a where a0 != ‹(›1, 2)",
    "list-needs-in: a list of values stands behind 'in'"),
  Mistake(
    "record syscalls a where a0 in ‹(›1, 2",
    "unclosed-parenthesis: the '(' opened here is not closed"),
  Mistake(
    "record syscalls a where a0 in ‹(›1, 2\nrecord syscalls b",
    "unclosed-parenthesis: the '(' opened here is not closed"),
  Mistake(
    "record syscalls a where a0 in ‹(›1, 2; key b",
    "unclosed-parenthesis: the '(' opened here is not closed"),
  Mistake(
    "record syscalls a where a0 in (1 ‹2›)",
    "expected-comma: expected ',' or ')', found '2'"),
  Mistake(
    "record syscalls a where a0 in (‹)›",
    "expected-value: expected a value, found ')'"),
  Mistake(
    "record syscalls a where a0 in (‹(›1))",
    "expected-value: expected a value, found '('"),
  Mistake(
    "record syscalls a where a0 in ‹1›)",
    "expected-range: expected '(' or a range, found '1'"),
  Mistake(
    "record syscalls a where a0 = ‹1..2›",
    "range-needs-in: a range of values stands behind 'in'"),
  Mistake(
    "record syscalls a where a0 in (‹1..2›)",
    "range-in-list: a range cannot stand in a list"),
  Mistake(
    "record syscalls a where a0 in ‹1..›",
    "open-range: a range has two ends"),
  Mistake(
    "record syscalls a where a0 in ‹..2›",
    "unknown-text: '..2' is neither a word nor a path"),
  Mistake(
    "record syscalls a where a0 in ‹010›..20",
    "leading-zero: '010' is 10 in base ten and 8 in base eight"),
  Mistake(
    "record syscalls a where a0 in 1..‹010›",
    "leading-zero: '010' is 10 in base ten and 8 in base eight"),
  Mistake(
    "record syscalls a where a0 in ‹1..2..3›",
    "open-range: a range has two ends"),
])
func aMistakenListOfValuesIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

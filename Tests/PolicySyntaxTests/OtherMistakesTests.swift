import Testing

@Test(arguments: [
  Mistake(
    "satisfies‹›",
    "expected-name: expected a catalogue after 'satisfies'"),
  Mistake(
    "satisfies x‹›",
    "expected-name: expected the id of a control after 'x'"),
  Mistake(
    "satisfies cis 1‹(›c)",
    "unexpected-text: unexpected '('"),
  Mistake(
    "satisfies cis 1 ‹prt› x",
    "unknown-word: unknown word 'prt'; did you mean 'part'?"),
  Mistake(
    "satisfies cis 1 part‹›",
    "expected-name: expected the part's name after 'part'"),
  Mistake(
    "satisfies cis 1,‹› ; key x",
    "expected-name: expected the id of a control after ','"),
])
func aMistakenSatisfiesIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

@Test(arguments: [
  Mistake(
    "param‹›",
    "expected-name: expected the parameter's name after 'param'"),
  Mistake(
    "param x‹›",
    "expected-word: expected 'path', 'number', 'user' or 'programs' after 'x'"),
  Mistake(
    "param x ‹paht› \"m\"",
    "unknown-word: unknown kind of parameter 'paht'; did you mean 'path'?"),
  Mistake(
    "param x ‹list› \"m\"",
    "unknown-word: unknown kind of parameter 'list'"),
  Mistake(
    "param x path‹›",
    "expected-string: expected what the parameter means in quotes after 'path'"),
  Mistake(
    "param x path ‹meaning›",
    "expected-string: expected what the parameter means in quotes, found 'meaning'"),
  Mistake(
    "param ‹\"x\"› path \"m\"",
    "quoted-name: the parameter's name stands without quotes"),
])
func aMistakenParameterIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

@Test(arguments: [
  Mistake(
    "expect‹›",
    "expected-word: expected 'recorded' or 'silence' after 'expect'"),
  Mistake(
    "expect recorded‹›",
    "expected-name: expected the key after 'recorded'"),
  Mistake(
    "expect recorded k‹›",
    "expected-word: expected 'when' after 'k'"),
  Mistake(
    "expect recorded k when‹›",
    "expected-event: expected a syscall after 'when'"),
  Mistake(
    "expect ‹silent› when x",
    "unknown-word: unknown outcome 'silent'; did you mean 'silence'?"),
  Mistake(
    "expect ‹nothing› when x",
    "unknown-word: unknown outcome 'nothing'"),
  Mistake(
    "expect silence when ‹/a›",
    "expected-event: expected a syscall, found '/a'"),
  Mistake(
    "expect silence when openat uid=1000 by ‹usrs›",
    "unknown-word: unknown class of users 'usrs'; did you mean 'users'?"),
  Mistake(
    "expect silence when openat foo‹›",
    "expected-operator: expected an operator after 'foo'"),
  Mistake(
    "expect silence when openat key ‹x›",
    "expected-operator: expected an operator, found 'x'"),
  Mistake(
    "expect silence when openat uid=‹›",
    "expected-value: expected a value after '='"),
  Mistake(
    "expect silence when openat uid=1000‹,›",
    "unexpected-text: unexpected ','"),
  Mistake(
    "expect silence when openat where‹›",
    "expected-field: expected a field after 'where'"),
  Mistake(
    "expect silence when openat a0=1 denied ‹denied›",
    "given-twice: 'denied' is given twice"),
])
func aMistakenExpectationIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

@Test(arguments: [
  Mistake(
    "key ‹\"›a",
    "unclosed-string: the string opened here is not closed on its line"),
  Mistake(
    "key \"a‹\\x›4\"",
    "unknown-escape: unknown escape '\\x'"),
  Mistake(
    "key \"‹\\x00›\"",
    "nul-byte: '\\x00' cannot stand in a string: no rule, path or key can hold a NUL byte"),
  Mistake(
    "key ‹a#b›",
    "hash-in-word: '#' cannot stand inside 'a#b'"),
  Mistake(
    "key ‹a@b›",
    "unknown-text: 'a@b' is neither a word nor a path"),
  Mistake(
    "key ‹é›",
    "unknown-text: 'é' is neither a word nor a path"),
  Mistake(
    "key ‹_a›",
    "unknown-text: '_a' is neither a word nor a path"),
  Mistake(
    "key ‹'a b'›",
    "single-quotes: a string stands in double quotes"),
  Mistake(
    "key ‹'a›",
    "unknown-text: ''a' is neither a word nor a path"),
  Mistake(
    "key ‹$›",
    "unknown-text: '$' is no value's name"),
  Mistake(
    "key ‹~›",
    "unknown-text: '~' is neither a word nor a path"),
  Mistake(
    "key a  ‹--b›",
    "unknown-text: '--b' is neither a word nor a path"),
])
func aMisspeltTextIsNamedAtItsPlace(mistake: Mistake) {
  expectErrors(inRules: mistake.marked, mistake.error)
}

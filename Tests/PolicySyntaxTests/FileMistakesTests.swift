import Testing

@Test func aMistakeInTheHeadOfAGroupIsNamedAtItsPlace() {
  expectErrors(in: "rules‹›", "expected-name: expected the group's name after 'rules'")
  expectErrors(in: "rules x‹›", "expected-word: expected 'at' after 'x'")
  expectErrors(in: "rules x ‹30› {}", "expected-word: expected 'at', found '30'")
  expectErrors(
    in: "rules x at‹›", "expected-number: expected the number of the stage after 'at'")
  expectErrors(
    in: "rules x at ‹y› {}", "expected-number: expected the number of the stage, found 'y'")
  expectErrors(
    in: "rules x at ‹-›3 {}", "expected-number: expected the number of the stage, found '-'")
  expectErrors(
    in: "rules x at ‹99999999999999999999› {}",
    "number-too-large: '99999999999999999999' is too large")
  expectErrors(
    in: "rules x at ‹030› {}", "leading-zero: '030' is 30 in base ten and 24 in base eight")
  expectErrors(
    in: "rules ‹\"x\"› at 30 {}", "quoted-name: the group's name stands without quotes")
  expectErrors(
    in: "rules x at 30 ‹aftr› y {}", "unknown-word: unknown word 'aftr'; did you mean 'after'?")
  expectErrors(in: "rules x at 30 ‹foo› {}", "expected-brace: expected '{', found 'foo'")
}

@Test func aMistakeInTheHeadOfACatalogueIsNamedAtItsPlace() {
  expectErrors(
    in: "catalogue x‹› {}",
    "expected-string: expected the catalogue's title in quotes after 'x'")
  expectErrors(in: "catalogue x \"t\"‹› {}", "expected-word: expected 'version' after '\"t\"'")
  expectErrors(
    in: "catalogue x \"t\" ‹verson› \"1\" {}",
    "unknown-word: unknown word 'verson'; did you mean 'version'?")
  expectErrors(
    in: "catalogue x \"t\" version ‹1› {}",
    "expected-string: expected the version in quotes, found '1'")
}

@Test func anUnknownItemIsNamedAndItsBlockIsPassedOver() {
  expectErrors(
    in: "‹ruels› x at 3 {}", "unknown-statement: unknown statement 'ruels'; did you mean 'rules'?")
  expectErrors(
    in: """
      ‹foo› { bar { baz } }
      rules x at 3 { ‹recrod› all syscalls }
      """,
    "unknown-statement: unknown statement 'foo'",
    "unknown-statement: unknown statement 'recrod'; did you mean 'record'?")
  expectErrors(
    in: "‹record› write of /a",
    "misplaced-statement: 'record' cannot stand at the top of a file")
}

@Test func aBraceThatIsNotClosedIsShownWhereItWasOpened() {
  let found = expectErrors(
    in: """
      rules x at 30 ‹{›
        key a
      rules y at 40 {
        key b
      }
      """,
    "unclosed-brace: the '{' opened here is not closed before 'rules'")
  #expect(found.first?.notes.first?.span?.line == 3)
  expectErrors(in: "rules x at 30 ‹{›", "unclosed-brace: the '{' opened here is not closed")
  expectErrors(
    in: """
      catalogue x "t" version "1" {
        control 1 "a" ‹{›
          demand immutable
        control 2 "b" { demand immutable }
      }
      """,
    "unclosed-brace: the '{' opened here is not closed before 'control'")
  expectErrors(
    in: """
      profile x {
        settings ‹{›
          reset
        use a
      }
      """,
    "unclosed-brace: the '{' opened here is not closed before 'use'")
}

@Test func whatFollowsAnUnclosedBraceIsStillRead() {
  let file = parse("rules x at 30 {\n key a\nrules y at 40 {\n key b\n}\nprofile z {}").file
  #expect(file.items.map(\.name.description) == ["x", "y", "z"])
}

@Test func aBlockWithoutItsOpeningBraceIsStillRead() {
  let found = expectErrors(
    in: """
      rules x at 30‹›
      record write of /a
      }
      rules y at 30 {}
      """,
    "expected-brace: expected '{' after '30'")
  expectErrors(
    in: "rules x at 30‹›\n  record write of /a\n", "expected-brace: expected '{' after '30'")
  #expect(found.count == 1)
}

@Test func aBraceTooManyIsNamedOnce() {
  expectErrors(
    in: "rules x at 30 { key a }‹}›\nrules y at 30 { key a }",
    "unopened-brace: this '}' closes nothing")
  expectErrors(in: "‹}›}}", "unopened-brace: this '}' closes nothing")
  expectErrors(
    in: "rules x at 30 {} ‹{›}", "expected-statement: expected a statement, found '{'")
}

@Test func anUnclosedStringCostsItsLineOnly() {
  expectErrors(
    in: "rules x at 30 ‹\"›t {\n key a\n}",
    "unclosed-string: the string opened here is not closed on its line")
  expectErrors(
    in: "‹\"›x", "unclosed-string: the string opened here is not closed on its line")
}

import Testing

@Test func everyMistakeOfACatalogueIsNamedInOneRun() {
  expectErrors(
    in: """
      catalogue x "t" version "1" {
        control 1 "a" ‹lvl› 1 {
          demand immutable
        }
        control 2 "b" topic a ‹topic› b { demand ‹immutabel› }
        control 3‹(›c) "d" { }
        control 4‹› { demand ‹foo›; answered by ‹hand›; not ‹rule› "x"}
        control 5 "x" { ‹record› write; demand‹›; demand loginuid‹›; demand setting x‹› }
        control 6 "x" { demand setting x =‹› }
      }
      """,
    "unknown-word: unknown word 'lvl'",
    "given-twice: 'topic' is given twice",
    "unknown-demand: unknown demand 'immutabel'; did you mean 'immutable'?",
    "expected-string: expected the control's title in quotes, found '('",
    "expected-string: expected the control's title in quotes after '4'",
    "unknown-demand: unknown demand 'foo'",
    "expected-word: expected 'drift', found 'hand'",
    "expected-word: expected 'a', found 'rule'",
    "misplaced-statement: 'record' cannot stand in a 'control' block",
    "expected-demand: expected what is demanded after 'demand'",
    "expected-word: expected 'immutable' after 'loginuid'",
    "expected-equals: expected '=' after 'x'",
    "expected-value: expected a value after '='")
}

@Test func everyMistakeOfAProfileIsNamedInOneRun() {
  expectErrors(
    in: """
      profile x {
        target debian‹›
        let x‹›
        let z = /a ‹/b›
        loginuid‹›
        use‹›
        drop a ‹b›
        privileged‹› { }
        privileged at 31 { inventory ‹x›; by ‹y›; ‹foo› }
        adopt c ‹vers› "1"
        facts‹›
        immutable ‹x›
      }
      """,
    "expected-name: expected a value for 'debian' after 'debian'",
    "expected-equals: expected '=' after 'x'",
    "unexpected-text: unexpected '/b'",
    "expected-word: expected 'immutable' after 'loginuid'",
    "expected-name: expected the name of a group after 'use'",
    "unexpected-text: unexpected 'b'",
    "expected-word: expected 'at' after 'privileged'",
    "expected-string: expected the name of an inventory in quotes, found 'x'",
    "unknown-word: unknown class of users 'y'",
    "unknown-statement: unknown statement 'foo'",
    "unexpected-text: unexpected 'vers'",
    "expected-name: expected the name of facts after 'facts'",
    "unexpected-text: unexpected 'x'")
  expectErrors(in: "profile‹›", "expected-name: expected the profile's name after 'profile'")
  expectErrors(
    in: "profile x ‹extend› y {}",
    "unknown-word: unknown word 'extend'; did you mean 'extends'?")
}

@Test func everyMistakeOfSettingsIsNamedInOneRun() {
  expectErrors(
    in: """
      profile x {
        settings {
          ‹failur› panic; ‹failure› ‹painc›; backlog ‹x›; enabled ‹2›; rate 1; ‹rate› 2
          on-error ‹go›
        }
      }
      """,
    "unknown-statement: unknown statement 'failur'; did you mean 'failure'?",
    "given-twice: 'failure' is given twice",
    "unknown-word: unknown failure mode 'painc'; did you mean 'panic'?",
    "expected-number: expected a number of records, found 'x'",
    "out-of-range: 'enabled' is 0 or 1",
    "given-twice: 'rate' is given twice",
    "unknown-word: unknown 'on-error' mode 'go'")
}

@Test func aStatementCarriedOnByALineEndShowsWhatCarriesIt() {
  let found = expectErrors(
    in: "profile x {\n  let y =\n  let ‹z› = 1\n}", "unexpected-text: unexpected 'z'")
  let note = found.first?.notes.first
  #expect(note?.message == "the statement goes on in the next line because of this")
  #expect(note?.span?.place == "t.policy:2:9")
}

@Test func everyMistakeOfAnExceptionIsNamedInOneRun() {
  expectErrors(
    in: """
      profile x {
        ‹exception› c 1
        exception c 1 reason ‹x›
        exception c 1 reason "x" until ‹tomorrow›
        exception c 1 reason "x" until ‹2027-02-29›
        exception c 1 reason "x" until ‹2027-2-2›
        exception c 1 reason "x" claim ‹coverd›
        exception c 1 reason "x" claim ‹met›
        exception c 1 reason "x" claim partly‹›
        exception c 1 reason "x" claim partly without ‹foo›
        exception c 1 reason "x" claim partly without under /a ‹ownr› x
        exception c 1 ‹reson› "x"
        exception c 1 reason "x" ‹because› "y"
      }
      """,
    "missing-reason: the exception has no reason",
    "expected-string: expected the reason in quotes, found 'x'",
    "expected-date: expected a day, found 'tomorrow'",
    "no-such-day: there is no day '2027-02-29'",
    "expected-date: expected a day, found '2027-2-2'",
    "unknown-word: unknown claim 'coverd'; did you mean 'covered'?",
    "unknown-word: unknown claim 'met'",
    "expected-word: expected 'without' after 'partly'",
    "unknown-selector: unknown selector 'foo'",
    "unknown-word: unknown word 'ownr'; did you mean 'owner'?",
    "unknown-word: unknown word 'reson'; did you mean 'reason'?",
    "unknown-word: unknown word 'because'")
}

@Test func everyMistakeOfFactsIsNamedInOneRun() {
  expectErrors(
    in: """
      facts f {
        versions kernel‹›
        symlinks /a ‹/b›
        symlinks /a -> ‹usr/b›
        mounts /a ‹ext4›
        mounts /a type ext4 ‹nosid›
        mounts /a type ext4 ‹foo›
        users root ‹0›
        users root = ‹x›
        files ‹a›
        programs ‹x›
        ‹directory› /a
      }
      """,
    "expected-name: expected a version for 'kernel' after 'kernel'",
    "expected-arrow: expected '->', found '/b'",
    "unknown-text: 'usr/b' is neither a word nor a path",
    "expected-word: expected 'type', found 'ext4'",
    "unknown-word: unknown mount option 'nosid'; did you mean 'nosuid'?",
    "unknown-word: unknown mount option 'foo'",
    "expected-equals: expected '=', found '0'",
    "expected-number: expected the number of the id, found 'x'",
    "expected-path: expected a path, found 'a'",
    "expected-string: expected the name of an inventory in quotes, found 'x'",
    "unknown-statement: unknown statement 'directory'; did you mean 'directories'?")
}

@Test func everyMistakeOfAnInventoryIsNamedInOneRun() {
  expectErrors(
    in: """
      programs "x" {
        /a‹›
        /b ‹stuid›; /c ‹foo›
        ‹setuid›
        /d setuid ‹setgid›
        /e setuid, ‹setuid›
        /f capabilities‹›
      }
      """,
    "expected-word: expected 'setuid', 'setgid' or 'capabilities' after '/a'",
    "unknown-word: unknown word 'stuid'; did you mean 'setuid'?",
    "unknown-word: unknown word 'foo'",
    "expected-path: expected a path, found 'setuid'",
    "unexpected-text: unexpected 'setgid'",
    "given-twice: 'setuid' is given twice",
    "expected-string: expected the capabilities in quotes after 'capabilities'")
  expectErrors(
    in: "programs ‹x› { /a setuid }",
    "expected-string: expected the inventory's name in quotes, found 'x'")
}

import Diagnostics
import PolicySyntax
import Testing

private func readEvent(_ text: String) -> EventParser.Result {
  EventParser.parse(SourceText(name: "<event>", text))
}

@Test func anEventHoldsItsCallItsFieldsItsPathsAndItsClauses() throws {
  let result = readEvent(
    "openat uid=1000 auid = 1000 exit=-EACCES /etc/shadow \"/b c\" by users where a2 in (0, 1)")
  #expect(result.diagnostics.map(shown) == [])
  let event = try #require(result.event)
  #expect(event.call.text == "openat")
  #expect(event.fields.map(\.field.description) == ["uid", "auid", "exit"])
  #expect(event.paths.map(\.text) == ["/etc/shadow", "/b c"])
  #expect(event.clauses.who?.word == .users)
  #expect(event.clauses.conditions.count == 1)
}

@Test func anEventMayGoOverSeveralLines() throws {
  let result = readEvent("execve\nuid=0\n/bin/sh\n")
  #expect(result.diagnostics.map(shown) == [])
  #expect(result.event?.paths.count == 1)
}

@Test func aFieldNamedLikeAClauseIsAFieldBeforeAnOperator() {
  let result = readEvent("kill by=1 on=2 where=3")
  #expect(result.diagnostics.map(shown) == [])
  #expect(result.event?.fields.count == 3)
}

@Test(arguments: [
  ("", "<event>:1:1 expected-event: expected a syscall"),
  ("/etc", "<event>:1:1 expected-event: expected a syscall, found '/etc'"),
  ("open uid", "<event>:1:9 expected-operator: expected an operator after 'uid'"),
  ("open uid=", "<event>:1:10 expected-value: expected a value after '='"),
  ("open }", "<event>:1:6 unexpected-text: unexpected '}'"),
  ("open; close", "<event>:1:5 unexpected-text: unexpected ';'"),
  ("open by nobody", "<event>:1:9 unknown-word: unknown class of users 'nobody'"),
  ("open 'x'", "<event>:1:6 single-quotes: a string stands in double quotes"),
])
func aMistakenEventIsNamedAtItsPlace(text: String, error: String) {
  #expect(readEvent(text).diagnostics.map(shown) == [error])
}

import ByteText
import Diagnostics
import PolicySyntax
import Testing

/// The only `record` or `ignore` among these statements.
private func record(_ text: String) throws -> RecordSyntax {
  for case .record(let record) in readRules(text) { return record }
  throw NotFound()
}

private struct NotFound: Error {}

/// The conditions of a record, each in one line.
private func conditions(_ text: String) throws -> [String] {
  try record("record syscalls a where \(text)").clauses.conditions.map { condition in
    switch condition.test {
    case .compare(let comparison, let value):
      "\(condition.field) \(comparison.rawValue) \(value.signedText)"
    case .among(let values, let negated):
      "\(condition.field) \(negated ? "outside" : "among") \(values.map(\.signedText))"
    case .range(let low, let high, let negated):
      "\(condition.field) \(negated ? "outside" : "within") \(low.signedText) \(high.signedText)"
    }
  }
}

@Test func aRecordHoldsItsSelectorItsPlaceAndItsClauses() throws {
  let record = try record(
    """
    record write, attr under /etc, $homes/.ssh where a0 = 1 denied by users on b64, b32
           if present except exe /bin/a, /bin/b key one, "two words"
    """)
  guard case .permissions(let words) = record.selector.kind else { throw NotFound() }
  #expect(words.map(\.word) == [.write, .attr])
  #expect(record.selector.place?.reach == .under)
  #expect(record.selector.place?.paths.map(\.text) == ["/etc", "/.ssh"])
  #expect(record.selector.place?.paths.map(\.variable?.text) == [nil, "homes"])
  let clauses = record.clauses
  #expect(clauses.conditions.count == 1)
  #expect(clauses.denied != nil)
  #expect(clauses.who?.word == .users)
  #expect(clauses.abis.map(\.text) == ["b64", "b32"])
  #expect(clauses.ifPresent != nil)
  #expect(clauses.exceptPrograms.map(\.text) == ["/bin/a", "/bin/b"])
  #expect(clauses.keys.map(\.text) == ["one", "two words"])
}

@Test func conditionsKeepOperatorsSignsAndLists() throws {
  #expect(try conditions("exit = -EACCES and a1&0x40") == ["exit = -EACCES", "a1 & 0x40"])
  #expect(try conditions("exit in (-EACCES, -1)") == ["exit among [-EACCES, -1]"])
  #expect(try conditions("gid not in (4, 27)") == ["gid outside [4, 27]"])
  #expect(try conditions("uid in 1000..1999") == ["uid within 1000 1999"])
  #expect(try conditions("exit in -13..-1") == ["exit within -13 -1"])
  #expect(try conditions("uid not in 1..2") == ["uid outside 1 2"])
  #expect(
    try conditions("a0 != 1 and a1 < 2 and a2 <= 3 and a3 > 4") == [
      "a0 != 1", "a1 < 2", "a2 <= 3", "a3 > 4",
    ])
  #expect(try conditions("a0 >= 5 and a1 &= 6") == ["a0 >= 5", "a1 &= 6"])
  #expect(
    try conditions("subj_type = \"a b\" and exe = /bin/x") == [
      "subj_type = a b", "exe = /bin/x",
    ])
}

@Test func theSpanOfANameIsTheNameAndThatOfAStatementIsAllOfIt() throws {
  let record = try record("record write of /etc\n       key identity; record all syscalls")
  #expect(record.clauses.keys.first?.span.place == "t.policy:3:12")
  let text = String(decoding: record.span.bytes, as: UTF8.self)
  #expect(text == "record write of /etc\n       key identity")
  #expect(record.selector.span.bytes.elementsEqual("write of /etc".utf8))
}

@Test func aStatementGoesOnInLinesIndentedDeeperThanItsFirstWord() throws {
  let statements = readRules(
    """
    record write
      of
     /etc,
    /var
      key a
    record all syscalls where uid in (1,
    2
    ) and
    gid = 3; key b
    """)
  #expect(statements.count == 3)
}

@Test func aStatementBehindASemicolonMeasuresFromItsOwnFirstWord() {
  let found = expectErrors(
    in: "rules t at 30 {\n  key a; key b,\n    c\n  key d; key e\n    ‹key› f\n}",
    "statement-too-deep: a statement cannot begin here; indent it like line 4")
  #expect(found.count == 1)
}

@Test func statementAndClauseWordsAreNamesWhereANameStands() throws {
  let file = read(
    """
    rules rules at 30 after key, record {
      key where, by, key
      record syscalls of, where, key by users key record
    }
    profile profile extends use { use use, drop; drop exception }
    """)
  #expect(file.items.map(\.name.description) == ["rules", "profile"])
}

@Test func anIgnoreMayNameListsThatARecordMayNot() throws {
  #expect(try record("ignore tasks where uid = 0").action == .ignore)
  guard case .messages(let names) = try record("ignore messages").selector.kind,
    case .userMessages(let user) = try record("ignore user-messages A, B").selector.kind,
    case .filesystems(let types) = try record("ignore filesystem tracefs").selector.kind
  else { throw NotFound() }
  #expect(names.isEmpty)
  #expect(user.map(\.text) == ["A", "B"])
  #expect(types.map(\.text) == ["tracefs"])
}

@Test func anExceptionKeepsWhatItsClaimLeavesOut() throws {
  let file = read(
    """
    profile p {
      exception c 6.2 reason "r" owner team until 2028-02-29 ticket "T-1"
                claim partly without write under /snap by users disputed "why"
    }
    """)
  guard case .profile(let profile)? = file.items.first,
    case .exception(let exception)? = profile.statements.first,
    case .partly(let selector, let clauses)? = exception.claim?.kind
  else { throw NotFound() }
  #expect(exception.until.map { [$0.year, $0.month, $0.day] } == [2028, 2, 29])
  #expect(exception.ticket?.text == "T-1")
  #expect(selector.place?.reach == .under)
  #expect(clauses.who?.word == .users)
  #expect(exception.claim?.disputed?.text == "why")
}

@Test func statementsThatFailAreLeftOutAndTheRestIsKept() {
  let result = parse(
    """
    rules a at 30 {
      record write of nothing
      record write of /etc key kept
      recrod all syscalls key meant
    }
    """)
  guard case .rules(let rules)? = result.file.items.first else {
    Issue.record("the group is lost")
    return
  }
  let keys = rules.statements.flatMap { statement -> [String] in
    guard case .record(let record) = statement else { return [] }
    return record.clauses.keys.map(\.description)
  }
  #expect(keys == ["kept", "meant"])
  #expect(result.diagnostics.count == 2)
}

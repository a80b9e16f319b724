import Diagnostics
import Testing

@testable import PolicySyntax

/// The tokens of `text`, each as `kind text`, without the end.
private func tokens(_ text: String) -> [String] {
  let source = SourceText(name: "t", text)
  let (tokens, diagnostics) = Lexer.tokens(of: source)
  #expect(diagnostics.map(shown) == [])
  return tokens.dropLast().map {
    "\($0.kind) \(String(decoding: source.bytes[$0.range], as: UTF8.self))"
  }
}

@Test(arguments: [
  "6.2.3.4", "32bit-abi", "0x40", "2027-06-30", "1000..1999", "cap_net_raw+ep", "a", "7",
  "auid", "FAU_GEN.1.1.c", "4..-1",
])
func aWordIsNeverSplit(word: String) {
  #expect(tokens(word) == ["word \(word)"])
}

@Test func aPathEndsAtABlankOrADelimiter() {
  #expect(
    tokens("/a,/b;/c{/d}/e(/f)/g\"x\"/h$i /j=k/é/*?") == [
      "path /a", "comma ,", "path /b", "semicolon ;", "path /c", "openBrace {", "path /d",
      "closeBrace }", "path /e", "openParenthesis (", "path /f", "closeParenthesis )", "path /g",
      "string \"x\"", "path /h", "variable $i", "path /j=k/é/*?",
    ])
}

@Test func aValueMayBeFollowedAtOnceByAPath() {
  #expect(tokens("$homes/.ssh $a.b-c") == ["variable $homes", "path /.ssh", "variable $a.b-c"])
}

@Test func operatorsNeedNoBlanks() {
  #expect(
    tokens("a1&0x40 a=b a!=b a<b a<=b a>b a>=b a&=b") == [
      "word a1", "anyBits &", "word 0x40", "word a", "equal =", "word b", "word a",
      "notEqual !=", "word b", "word a", "less <", "word b", "word a", "lessOrEqual <=", "word b",
      "word a", "greater >", "word b", "word a", "greaterOrEqual >=", "word b", "word a",
      "allBits &=", "word b",
    ])
}

@Test func aMinusBeforeAWordIsASignAndBeforeAGreaterAnArrow() {
  #expect(
    tokens("exit=-EACCES, -1 /a -> b") == [
      "word exit", "equal =", "sign -", "word EACCES", "comma ,", "sign -", "word 1", "path /a",
      "arrow ->", "word b",
    ])
}

@Test func aCommentBeginsAtALinesStartOrAfterABlank() {
  #expect(tokens("# one\nkey # two\n\t# three\n#") == ["word key"])
  expectErrors(
    in: "rules a at 1 {}‹#›x",
    "comment-without-blank: a comment begins at a line's start or after a blank")
}

@Test func aTabIndentsToTheNextMultipleOfEight() {
  let (tokens, _) = Lexer.tokens(of: SourceText(name: "t", "a\n\tb\n  \tc é d"))
  #expect(tokens.map(\.column) == [0, 8, 8, 10, 12, 13].map { $0 })
  #expect(tokens.map(\.startsLine) == [true, true, true, false, false, false])
}

@Test func aStringGivesTheBytesThatItsEscapesStandFor() {
  let text = #""a\"b\\c\n\t\x41\xfF é""#
  let value = StringLiteral.value(of: Array(text.utf8)[...])
  #expect(value.bytes == Array("a\"b\\c\n\tA".utf8) + [0xff] + Array(" é".utf8))
}

@Test(arguments: [
  [], Array("plain".utf8), Array("q\"\\\n\t\r x".utf8), [0xff, 0x41, 0x22, 0x5c, 0x0a],
  Array("é\u{202e}\"\u{301}".utf8), Array(1...255),
])
func aQuotedTextReadsBackToTheSameBytes(bytes: [UInt8]) {
  let quoted = StringLiteral.quoted(.init(bytes))
  let source = SourceText(name: "t", quoted)
  let (tokens, diagnostics) = Lexer.tokens(of: source)
  #expect(diagnostics.map(shown) == [])
  #expect(tokens.map(\.kind) == [.string, .end])
  #expect(StringLiteral.value(of: source.bytes[tokens[0].range]).bytes == bytes)
}

@Test func numbersAreDecimalHexadecimalOrOctalWithAPrefix() {
  func literal(_ text: String) -> NumberLiteral { NumberLiteral(Array(text.utf8)) }
  #expect(literal("0") == .value(0))
  #expect(literal("10") == .value(10))
  #expect(literal("0x1F") == .value(31))
  #expect(literal("0o17") == .value(15))
  #expect(literal("18446744073709551615") == .value(.max))
  #expect(literal("18446744073709551616") == .tooLarge)
  #expect(literal("0100") == .leadingZero(decimal: 100, octal: 64))
  #expect(literal("089") == .leadingZero(decimal: 89, octal: nil))
  for text in ["", "x", "0x", "0o", "0o8", "1a", "-1", "1.5", "0xg", "+1"] {
    #expect(literal(text) == .notANumber, "\(text)")
  }
}

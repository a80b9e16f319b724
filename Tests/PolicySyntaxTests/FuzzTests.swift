import Diagnostics
import TestDice
import Testing

@testable import PolicySyntax

private let soup: [String] =
  Block.allCases.flatMap(\.statementWords) + ClauseWord.all
  + [
    "{", "}", "{", "}", "(", ")", ",", ";", "=", "!=", "<", "&", "&=", "->", "-", "-1", "\n",
    "\n  ", "\n    ", "\"text\"", "\"open", "'x'", "/etc", "$v", "$v/x", "/a$b", "#c\n", " #c\n",
    "and", "or", "not", "in", "1..2", "007", "users", "syscalls", "all", "of", "under", "name",
    "2027-02-30", "present", "exe", "when", "recorded", "silence", "version", "part", "reason",
    "covered", "partly", "without", "disputed", "é", "\u{202e}", "\r", "@", "18446744073709551616",
  ]

private func expectSound(_ bytes: [UInt8], seed: UInt64) {
  let source = SourceText(name: "t", bytes: bytes)
  let result = PolicyParser.parse(source)
  #expect(result.tree.printed() == bytes, "seed \(seed)")
  #expect(leaves(result.tree.root) == Array(result.tree.tokens.indices), "seed \(seed)")
  let again = PolicyParser.parse(source)
  #expect(again.diagnostics == result.diagnostics, "seed \(seed)")
  #expect(again.file == result.file, "seed \(seed)")
  _ = EventParser.parse(source)
}

@Test(arguments: 0..<8 as Range<UInt64>)
func anyBytesAreReadToTheirEnd(group: UInt64) {
  for seed in group * 250..<(group + 1) * 250 {
    var dice = Dice(seed: seed)
    let count = Int.random(in: 0...400, using: &dice)
    expectSound((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &dice) }, seed: seed)
  }
}

@Test(arguments: 0..<8 as Range<UInt64>)
func anySoupOfTokensIsReadToItsEnd(group: UInt64) {
  for seed in group * 500..<(group + 1) * 500 {
    var dice = Dice(seed: seed | 1 << 40)
    var text = ""
    for _ in 0..<Int.random(in: 0...120, using: &dice) {
      text += soup.randomElement(using: &dice) ?? ""
      if Int.random(in: 0...9, using: &dice) > 0 { text += " " }
    }
    expectSound(Array(text.utf8), seed: seed)
  }
}

@Test func theSamplerWithRandomTokensReplacedIsReadToItsEnd() {
  let tree = parse(sampler).tree
  for seed in 0..<600 as Range<UInt64> {
    var dice = Dice(seed: seed | 2 << 40)
    var bytes: [UInt8] = []
    for token in tree.tokens {
      bytes += tree.source.bytes[token.trivia]
      let isReplaced = Int.random(in: 0...60, using: &dice) == 0
      bytes +=
        isReplaced
        ? Array((soup.randomElement(using: &dice) ?? "").utf8)
        : Array(tree.source.bytes[token.range])
    }
    expectSound(bytes, seed: seed)
  }
}

/// Texts of a megabyte that would make a careless reader slow or deep.
private let large: [String: String] = {
  func repeated(_ text: String) -> String {
    String(repeating: text, count: 1_000_000 / text.utf8.count)
  }
  return [
    "braces": repeated("{"), "closing braces": repeated("}"), "parentheses": repeated("("),
    "quotes": repeated("\""), "commas": repeated(","), "one word": repeated("a"),
    "one path": repeated("/a"), "one string": "rules x at 1 { raw \"" + repeated("a\\n") + "\" }",
    "escapes": "\"" + repeated("\\q"), "junk": repeated("@ "), "one junk word": repeated("é"),
    "newlines": repeated("\n"), "comments": repeated("# x\n"), "minus": repeated("- -a"),
    "unknown statements": repeated("foo bar;"), "nested groups": repeated("rules x at 1 {"),
    "open groups": repeated("rules x at 1 {\n"), "misplaced": repeated("record write of /a\n"),
    "rules": "rules x at 1 {\n" + repeated("record write, attr of /etc/passwd key k\n") + "}",
    "a long list": "rules x at 1 {\nrecord access of " + repeated("/a, ") + "/b\n}",
    "conditions": "rules x at 1 {\nrecord tasks where " + repeated("a0 = 1 and ") + "a1 = 1\n}",
    "values": "rules x at 1 {\nrecord tasks where a0 in (" + repeated("1, ") + "1)\n}",
    "clauses": "rules x at 1 {\nrecord access of /a " + repeated("key k ") + "\n}",
    "variables": repeated("$a/b"), "carriage returns": repeated("\r\n"),
    "sampler": repeated(sampler + "\n"),
  ]
}()

@Test(arguments: large.keys.sorted())
func aMegabyteIsReadInLinearTime(name: String) throws {
  let bytes = Array(try #require(large[name]).utf8)
  func time(_ bytes: ArraySlice<UInt8>) -> Duration {
    let source = SourceText(name: "t", bytes: Array(bytes))
    return ContinuousClock().measure { _ = PolicyParser.parse(source) }
  }
  let part = time(bytes.prefix(bytes.count / 8))
  let whole = time(bytes[...])
  // Eight times the text, and a margin for a machine that is busy; a quadratic reader needs 64.
  #expect(whole < part * 28 + .seconds(1), "an eighth in \(part), all in \(whole)")
}

import Diagnostics
import Testing

@Test func aPlaceIsTheLineAndTheColumnInCharacters() {
  let text = SourceText(name: "p.policy", "first\nsec\u{e9}nd x\n")
  let offset = text.bytes.count - 2
  #expect(Span(text, offset..<offset + 1).place == "p.policy:2:8")
  #expect(text.lineCount == 2)
}

@Test func aLineIsGivenWithoutItsNewline() {
  let text = SourceText(name: "x", "one\ntwo")
  #expect(Array(text.bytes(ofLine: 1)) == Array("one".utf8))
  #expect(Array(text.bytes(ofLine: 2)) == Array("two".utf8))
  #expect(text.bytes(ofLine: 3).isEmpty)
}

@Test func aMisspeltNameBringsTheNearestKnownOne() {
  #expect(didYouMean("audi", among: ["auid", "uid"]) == "; did you mean 'auid'?")
  #expect(didYouMean("zzzz", among: ["auid", "uid"]) == "")
}

import Diagnostics
import PolicySyntax
import Testing

/// What is wrong with the encoding of `bytes` when they stand in a comment, in a string, and
/// between words: each place shows it once, and the tree keeps the bytes.
private func faults(_ bytes: [UInt8]) -> [[String]] {
  let frames: [(String, String)] = [
    ("# ", "\n"), ("rules x at 1 { raw \"", "\" }\n"), ("rules x ", " at 1 {}\n"),
  ]
  return frames.map { before, after in
    let text = Array(before.utf8) + bytes + Array(after.utf8)
    let result = PolicyParser.parse(SourceText(name: "t", bytes: text))
    #expect(result.tree.printed() == text)
    return result.diagnostics.map(\.id)
  }
}

@Test func aCarriageReturnIsAnErrorWhereverItStands() {
  #expect(faults([13]) == Array(repeating: ["carriage-return"], count: 3))
}

@Test func aNulByteIsAnErrorWhereverItStands() {
  #expect(faults([0]) == Array(repeating: ["nul-byte"], count: 3))
}

@Test func aControlCharacterIsAnErrorWhereverItStands() {
  #expect(faults([0x1b]) == Array(repeating: ["control-character"], count: 3))
  #expect(faults([0x7f]) == Array(repeating: ["control-character"], count: 3))
}

@Test(arguments: [[0xff], [0xc3], [0x80], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80]])
func bytesThatAreNotUTF8AreErrors(bytes: [UInt8]) {
  for ids in faults(bytes).prefix(2) {
    #expect(ids == Array(repeating: "not-utf8", count: bytes.count))
  }
}

@Test func aByteOrderMarkIsAnErrorAndTheFileIsReadAllTheSame() {
  let text: [UInt8] = [0xef, 0xbb, 0xbf] + Array("rules x at 1 {}\n".utf8)
  let result = PolicyParser.parse(SourceText(name: "t", bytes: text))
  #expect(result.diagnostics.map(\.id) == ["byte-order-mark"])
  #expect(result.file.items.count == 1)
  #expect(result.tree.printed() == text)
}

@Test func charactersThatHideTextAreErrors() {
  #expect(
    faults(Array("\u{202e}".utf8)).prefix(2) == [["invisible-character"], ["invisible-character"]])
  #expect(
    faults(Array("\u{2066}".utf8)).prefix(2) == [["invisible-character"], ["invisible-character"]])
}

@Test func aFileWithTheWrongLineEndsShowsTwentyPlacesAndCountsTheRest() {
  let text = String(repeating: "# x\r\n", count: 100)
  let found = parse(text).diagnostics
  #expect(found.count == 20)
  #expect(found.last?.notes.map(\.message) == ["80 more of this kind follow in this file"])
  #expect(found.first?.span?.place == "t.policy:1:4")
}

@Test func aBinaryFileIsReadToItsEnd() {
  let bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ $0 >> 5) }
  let result = PolicyParser.parse(SourceText(name: "t", bytes: bytes))
  #expect(result.tree.printed() == bytes)
  #expect(result.diagnostics.hasErrors)
}

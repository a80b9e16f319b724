import ByteText
import Testing

@Test func composedAndDecomposedLettersAreDifferentBytes() {
  let composed = ByteString("\u{e9}")
  let decomposed = ByteString("e\u{301}")
  #expect(composed != decomposed)
}

@Test func displayKeepsPrintableTextAndEscapesTheRest() {
  #expect(ByteString("a\\b é").description == "a\\b é")
  #expect(ByteString([0x61, 0x00, 0x0d, 0x1b]).description == "a\\x00\\x0d\\x1b")
  #expect(ByteString([0xc3, 0x28, 0xff]).description == "\\xc3(\\xff")
  #expect(ByteString("x\u{202e}y").description == "x\\xe2\\x80\\xaey")
}

@Test func naturalOrderComparesRunsOfDigitsAsNumbers() {
  let names: [ByteString] = ["10-a", "9-b", "30-x", "9-a", "009-c", "a"]
  #expect(
    names.sorted { $0.precedesNaturally($1) } == ["9-a", "9-b", "009-c", "10-a", "30-x", "a"])
}

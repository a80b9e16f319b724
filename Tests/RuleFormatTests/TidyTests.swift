import ByteText
import Diagnostics
import RuleFormat
import Testing

/// A file as it is without the option for the modern form.
private func tidied(_ text: String) -> RuleFormat.Result {
  RuleFormat().format([SourceText(name: "t.rules", text)])[0]
}

private func expectTidy(
  _ before: String, becomes after: String, remarks: Int = 0,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let result = tidied(before)
  #expect(String(decoding: result.bytes, as: UTF8.self) == after, sourceLocation: sourceLocation)
  #expect(result.remarks.count == remarks, sourceLocation: sourceLocation)
}

@Test func blanksBetweenWordsAndAtLineEndsGo() {
  expectTidy(
    "  -w  /etc/passwd   -p wa -k id  \n   \n# note  \n",
    becomes: "-w /etc/passwd -p wa -k id\n\n# note\n")
}

@Test func blanksThatArePartOfAWordStay() {
  expectTidy("-w /a\\ \\  -p wa\n", becomes: "-w /a\\ \\  -p wa\n")
  expectTidy("-w /a\\\\  -p wa\n", becomes: "-w /a\\\\ -p wa\n")
  expectTidy("-w\t/a  -p wa\n", becomes: "-w\t/a -p wa\n")
}

@Test func aLineThatAugenrulesWouldMoveIfItWereTidyStays() {
  expectTidy("  -e 2\n-D \n", becomes: "  -e 2\n-D \n", remarks: 2)
  // With its first byte in place it is moved already.
  expectTidy("-e   2 \n", becomes: "-e 2\n")
}

@Test func aCarriageReturnBelongsToTheLastWordButOfAComment() {
  expectTidy(
    "# note\r\n-w /a -k id\r\n", becomes: "# note\n-w /a -k id\r\n", remarks: 1)
}

@Test func noNewlineIsPutAtTheEnd() {
  expectTidy("-w /a  -p wa", becomes: "-w /a -p wa", remarks: 1)
  #expect(tidied("-w /a").remarks[0].id == "final-newline-missing")
  expectTidy("", becomes: "")
}

@Test func whatANulCutsOffStays() {
  expectTidy("-w /a \0  -p  wa\n", becomes: "-w /a \0 -p wa\n")
}

@Test func aLineLongerThanAuditctlsBufferStays() {
  let line = "-w /a" + String(repeating: " ", count: 7000) + "-p wa\n"
  expectTidy(line, becomes: line, remarks: 1)
}

@Test func bytesThatAreNoTextStay() {
  let bytes: [UInt8] = Array("-w /a\u{ff}  -k ".utf8) + [0xff, 0x0a]
  let result = RuleFormat().format([SourceText(name: "t", bytes: bytes)])[0]
  #expect(result.bytes == Array("-w /a\u{ff} -k ".utf8) + [0xff, 0x0a])
}

import Diagnostics
import Lints
import Testing

@Test func anExampleWithoutFileNamesIsOneFile() {
  let example = Example("-D\n‹-b 8192›", unnamed: "a.rules")
  #expect(example.files.map(\.name) == ["a.rules"])
  #expect(example.files[0].source.bytes == Array("-D\n-b 8192\n".utf8))
  #expect(example.marked.map(\.range) == [3..<10])
}

@Test func anExampleCanHoldSeveralFilesAndOddBytes() {
  let text = """
    ==> 10-a.rules <==
    ‹-w /etc/a␍›
    ==> 20-b.rules <==
    -D␀
    \\ No newline at end of file
    """
  let example = Example(text, unnamed: "unnamed")
  #expect(example.files.map(\.name) == ["10-a.rules", "20-b.rules"])
  #expect(example.files[0].source.bytes == Array("-w /etc/a\r\n".utf8))
  #expect(example.files[1].source.bytes == Array("-D\0".utf8))
  #expect(example.marked.map(\.range) == [0..<10])
}

@Test func anExampleCanShowWhatNoEditorShows() {
  let example = Example("-k a␁b⟪3 blanks⟫›‹�c", unnamed: "a.rules")
  #expect(example.files[0].source.bytes == Array("-k a\u{1}b   ".utf8) + [0xff] + Array("c\n".utf8))
}

@Test func theFindingOfAnIdOutweighsThatOfItsKind() {
  let choice = LintChoice(selecting: ["will-not-load"], ignoring: ["glued-lines"])
  #expect(choice.wants(DuplicateThing.self))
  #expect(!LintChoice(selecting: ["costs"]).wants(DuplicateThing.self))
  #expect(!LintChoice(ignoring: ["will-not-load"]).wants(DuplicateThing.self))
  #expect(
    LintChoice(selecting: ["duplicate-thing"], ignoring: ["will-not-load"])
      .wants(DuplicateThing.self))
  #expect(
    !LintChoice(selecting: ["duplicate-thing"], ignoring: ["duplicate-thing"])
      .wants(DuplicateThing.self))
}

private struct DuplicateThing: Lint {
  static let severity = Severity.error
  static let kind = LintKind.willNotLoad
  static let summary = "a thing that stands twice"
  static let explanation = "Once is enough."
  static let flagged = "‹twice›"
  static let accepted = "once"
}

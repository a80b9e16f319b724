import AuditCatalogue
import AuditLoading
import ByteText
import Diagnostics
import Foundation
import Testing

private func merge(_ files: [(String, String)], awk: Awk = .mawk, audit: Version = "3.0.9")
  -> RulesMerge
{
  RulesMerge(
    files.map { name, text in
      RulesMerge.File(name: ByteString(name), source: SourceText(name: name, text))
    }, awk: awk, audit: audit)
}

private func body(_ merge: RulesMerge) -> [String] {
  merge.text().description.split(separator: "\\x0a", omittingEmptySubsequences: false)
    .dropFirst().map(String.init)
}

@Test func filesAreReadInNaturalOrder() {
  let names = [
    "10-b.rules", "9-a.rules", "Z.rules", "a.rules", ".hidden.rules", "x.txt", "0.rules",
  ]
  let files = merge(names.map { ($0, "") }).files.map(\.name)
  #expect(files == ["0.rules", "9-a.rules", "10-b.rules", "Z.rules", "a.rules"])
}

@Test func settingsMoveToTheEndsAndTheLastOfEachCounts() {
  let merged = merge([
    ("1.rules", "-e 1\n-b 1\n# c\n\n-w /a\n-D\n"), ("2.rules", "-f 1\n-e 2\n-b 2\n-w /b\n"),
  ])
  #expect(body(merged) == ["-D", "-b 2", "-f 1", "-w /a", "-w /b", "-e 2", ""])
  #expect(merged.lines.lines.map(\.number) == [2, 3, 4, 5, 6, 7])
  #expect(
    merged.lines.lines.map { $0.span.fileAndLine } == [
      "1.rules:6", "2.rules:3", "2.rules:1", "1.rules:5", "2.rules:4", "2.rules:2",
    ])
}

@Test func absentSettingsLeaveBlankLines() {
  let merged = merge([("1.rules", "-w /a\n")])
  #expect(body(merged) == ["", "", "", "-w /a", "", ""])
  #expect(merged.lines.lines.map(\.number) == [5])
}

@Test func indentedSettingsStayUnderMawkAndMoveUnderGawk() {
  let files = [("1.rules", " -e 2\n-D \n -b 5\n #c\n-w /a\n")]
  #expect(body(merge(files)) == ["", "", "", " -e 2", "-D ", " -b 5", " #c", "-w /a", "", ""])
  #expect(body(merge(files, awk: .gawk)) == ["-D ", " -b 5", "", "-w /a", " -e 2", ""])
}

@Test func anIndentedLockRefusesEverythingBehindIt() {
  let merged = merge([("1.rules", " -e 2\n-w /a\n"), ("2.rules", "-w /b\n")])
  let result = Load(target: .debian12, host: UnknownHost()).run(merged.lines)
  #expect(result.rules.isEmpty && result.stoppedAt?.fileAndLine == "1.rules:2")
}

@Test func aFileWithoutFinalNewlineGluesTwoLines() {
  let merged = merge([("1.rules", "-w /a -p wa"), ("2.rules", ""), ("3.rules", "-w /b -p wa\n")])
  #expect(body(merged) == ["", "", "", "-w /a -p wa-w /b -p wa", "", ""])
  let result = Load(target: .debian12, host: UnknownHost()).run(merged.lines)
  #expect(result.diagnostics.map(\.id) == ["glued-lines", "libaudit-refuses"])
  #expect(result.diagnostics[0].notes.first?.span?.fileAndLine == "3.rules:1")
}

@Test func carriageReturnsStayUntilAudit311() {
  let files = [("1.rules", "-e 2\r\n\r\n-w /a\r\n")]
  #expect(body(merge(files)) == ["", "", "", "\\x0d", "-w /a\\x0d", "-e 2\\x0d", ""])
  #expect(body(merge(files, audit: "3.1.1")) == ["", "", "", "-w /a", "-e 2", ""])
}

@Test func aNameWithABlankIsTwoOtherNames() {
  let files = [("a b.rules", "-w /ab\n"), ("a", "-w /a\n"), ("b.rules", "-w /b\n")]
  let merged = merge(files)
  #expect(merged.files.map(\.name) == ["a", "b.rules", "b.rules"])
  #expect(merged.lines.diagnostics.map(\.id) == ["file-not-read"])
  let fixed = merge(files, audit: "4.2")
  #expect(fixed.files.map(\.name) == ["a b.rules", "b.rules"] && fixed.lines.diagnostics.isEmpty)
}

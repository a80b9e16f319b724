import Foundation
import Testing

private let old = "-w  /etc/passwd -p wa -k id\n-a exit,always -F arch=b64 -S 2 -k x\n"

@Suite struct FmtRulesTests {
  @Test func aNamedRuleFileLosesItsBlanksOnly() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.rules", old)
    let run = try CommandRun(["fmt", "a.rules"], in: folder.url)
    #expect(run.status == 0)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == old.replacing("  ", with: " "))
    // Of a folder only the policies are taken.
    #expect(try CommandRun(["fmt", "."], in: folder.url).errors.isEmpty)
  }

  @Test func modernWritesRulesAnewAndTellsWhichLinesStay() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("rules.d/a.rules", old)
    let run = try CommandRun(["fmt", "--modern", "rules.d"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.errors.contains("whether '/etc/passwd' is a file or a folder is not known"))
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == "-w /etc/passwd -p wa -k id\n-a always,exit -F arch=b64 -S open -F key=x\n")
    let known = try CommandRun(
      [
        "fmt", "--modern", "--facts", "debian-12-stock", "--policies",
        CommandRun.package.path + "/Policies", "--check", "rules.d/a.rules",
      ], in: folder.url)
    #expect(known.status == 1)
    #expect(known.output == "rules.d/a.rules\n")
  }

  @Test func rulesOnStandardInputAreReadWithModern() throws {
    let run = try CommandRun(
      ["fmt", "--modern", "--facts", "debian-12-stock", "-"], input: Data(old.utf8))
    #expect(run.status == 0)
    #expect(
      run.output == """
        -a always,exit -S all -F path=/etc/passwd -F perm=wa -F key=id
        -a always,exit -F arch=b64 -S open -F key=x

        """)
  }

  @Test func bytesThatAreNoTextStayAsTheyAre() throws {
    let bytes: [UInt8] = Array("-w /etc/\u{1b}[2J  -k ".utf8) + [0xff, 0x0a]
    let run = try CommandRun(["fmt", "--modern", "-"], input: Data(bytes))
    #expect(run.status == 0)
    #expect(run.outputBytes == Data(Array("-w /etc/\u{1b}[2J -k ".utf8) + [0xff, 0x0a]))
    #expect(!run.errors.contains("\u{1b}"))
  }

  @Test func unknownFactsAreAMistakeOnTheCommandLine() throws {
    let run = try CommandRun(["fmt", "--modern", "--facts", "none", "-"])
    #expect(run.status == 64)
  }
}

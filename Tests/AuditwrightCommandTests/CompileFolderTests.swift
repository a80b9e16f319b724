import Foundation
import Testing

@Suite struct CompileFolderTests {
  private func compile(_ folder: ScratchFolder, _ more: String...) throws -> CommandRun {
    try CommandRun(
      ["compile", "--profile", "p", "--policies", "policies", "--into", "out"] + more,
      in: folder.url)
  }

  private func folder(_ groups: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.file(
      "policies/p.policy",
      """
      rules a at 30 { record syscalls mount on b64 key k }
      rules b at 40 { record syscalls sync on b64 key k }
      profile p { settings { reset } ; use \(groups); immutable }
      """)
    return folder
  }

  @Test func theFilesStandInTheOrderOfTheirStages() throws {
    let folder = try folder("a, b")
    #expect(try compile(folder).status == 0)
    #expect(
      folder.names(in: "out") == [
        "10-base-config.rules", "30-a.rules", "40-b.rules", "99-finalize.rules",
      ])
  }

  @Test func aCheckSaysWhatIsStaleAndHowToRenewIt() throws {
    let folder = try folder("a, b")
    let before = try compile(folder, "--check")
    #expect(before.status == 1)
    #expect(before.errors.contains("auditwright compile --profile p --into out"))
    #expect(folder.names(in: "out").isEmpty)
    #expect(try compile(folder).status == 0)
    #expect(try compile(folder, "--check").status == 0)
    try folder.file("out/30-a.rules", "## auditwright: changed by hand\n")
    let changed = try compile(folder, "--check")
    #expect(changed.status == 1)
    #expect(changed.errors.contains("30-a.rules: not what the profile compiles to"))
  }

  @Test func ownFilesThatTheProfileNoLongerHasGoAndForeignOnesStay() throws {
    let folder = try folder("a")
    try folder.file("out/40-b.rules", "## auditwright: profile p, rules b.\n-w /b -p wa\n")
    try folder.file("out/50-local.rules", "-w /local -p wa\n")
    let run = try compile(folder)
    #expect(run.status == 0)
    #expect(run.errors.contains("50-local.rules' is not ours"))
    #expect(
      folder.names(in: "out") == [
        "10-base-config.rules", "30-a.rules", "50-local.rules", "99-finalize.rules",
      ])
  }

  @Test func aForeignFileInTheWayStopsEverything() throws {
    let folder = try folder("a, b")
    try folder.file("out/40-b.rules", "-w /mine -p wa\n")
    let run = try compile(folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("40-b.rules"))
    #expect(folder.names(in: "out") == ["40-b.rules"])
  }

  @Test func aLinkInTheWayIsNotFollowed() throws {
    let folder = try folder("a")
    let victim = try folder.file("victim", "precious")
    try folder.file("out/x", "")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "out/30-a.rules").path, withDestinationPath: victim)
    #expect(try compile(folder).status == 2)
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    let folder = try folder("a, b")
    #expect(try compile(folder).status == 0)
    let name = folder.url.appending(path: "out/30-a.rules")
    let first = try Data(contentsOf: name)
    #expect(try compile(folder).status == 0)
    #expect(try Data(contentsOf: name) == first)
  }
}

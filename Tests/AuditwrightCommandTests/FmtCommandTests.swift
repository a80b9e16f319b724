import Foundation
import Testing

private let messy = "rules g at 30 {\n key   k # why\n\n\n record syscalls sync,mount\n}"
private let neat = """
  rules g at 30 {
    key k  # why

    record syscalls sync, mount
  }

  """

@Suite struct FmtCommandTests {
  @Test func filesAreFormattedWhereTheyStand() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.policy", messy)
    try FileManager.default.setAttributes([.posixPermissions: 0o604], ofItemAtPath: path)
    let run = try CommandRun(["fmt", "a.policy"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors == "1 file: 1 changed\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == neat)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o604)
    #expect(folder.names() == ["a.policy"])
  }

  @Test func aFormattedFileIsNotWritten() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.policy", neat)
    let before = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    let run = try CommandRun(["fmt", path], in: folder.url)
    #expect(run.status == 0)
    #expect(run.errors == "1 file: 0 changed\n")
    let after = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    #expect(before == after)
  }

  @Test func checkListsWhatWouldChangeAndWritesNothing() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.policy", messy)
    try folder.file("b.policy", neat)
    let run = try CommandRun(["fmt", "--check", "."], in: folder.url)
    #expect(run.status == 1)
    #expect(run.output == "./a.policy\n")
    #expect(run.errors == "2 files: 1 would change\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == messy)
    let clean = try CommandRun(["fmt", "--check", "b.policy"], in: folder.url)
    #expect(clean.status == 0)
    #expect(clean.output.isEmpty)
  }

  @Test func aLineThatComesAndOneThatGoesLeaveTheOthersAlone() throws {
    let folder = try ScratchFolder()
    let block =
      "  key k\n  record syscalls mount\n  record syscalls umount2\n  record syscalls swapon\n"
    try folder.file("a.policy", "rules g at 30\n{\n\(block)\n  record syscalls sync }\n")
    let run = try CommandRun(["fmt", "--diff", "a.policy"], in: folder.url)
    #expect(
      run.output == """
        --- a.policy
        +++ a.policy (formatted)
        @@ -1,8 +1,8 @@
        -rules g at 30
        -{
        +rules g at 30 {
           key k
           record syscalls mount
           record syscalls umount2
           record syscalls swapon
        \u{20}
        -  record syscalls sync }
        +  record syscalls sync
        +}

        """)
  }

  @Test func diffShowsWhatWouldChange() throws {
    let folder = try ScratchFolder()
    try folder.file("a.policy", "# 1\n# 2\n# 3\n# 4\n" + messy + "\n")
    let run = try CommandRun(["fmt", "--diff", "a.policy"], in: folder.url)
    #expect(run.status == 1)
    #expect(
      run.output == """
        --- a.policy
        +++ a.policy (formatted)
        @@ -3,8 +3,7 @@
         # 3
         # 4
         rules g at 30 {
        - key   k # why
        +  key k  # why
        \u{20}
        -
        - record syscalls sync,mount
        +  record syscalls sync, mount
         }

        """)
  }

  @Test func standardInputGoesToStandardOutput() throws {
    let run = try CommandRun(["fmt", "-"], input: Data(messy.utf8))
    #expect(run.status == 0)
    #expect(run.output == neat)
    #expect(run.errors.isEmpty)
    let check = try CommandRun(["fmt", "--check", "-"], input: Data(messy.utf8))
    #expect(check.status == 1)
    #expect(check.output == "<stdin>\n")
  }

  @Test func aFileThatDoesNotParseIsToldOfAndLeftAlone() throws {
    let folder = try ScratchFolder()
    let bad = try folder.file("bad.policy", "rules g at 30 {  record }\n")
    let good = try folder.file("good.policy", messy)
    let run = try CommandRun(["fmt", "."], in: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains("bad.policy:1:"))
    #expect(run.errors.hasSuffix("2 files: 1 changed, 1 left as they are\n"))
    #expect(try String(contentsOfFile: bad, encoding: .utf8) == "rules g at 30 {  record }\n")
    #expect(try String(contentsOfFile: good, encoding: .utf8) == neat)
    let input = try CommandRun(["fmt", "-"], input: Data("rules".utf8))
    #expect(input.status == 1)
    #expect(input.output.isEmpty)
  }

  @Test func oneFileThatCannotBeReadKeepsAllAsTheyAre() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.policy", messy)
    let run = try CommandRun(["fmt", "a.policy", "none.policy"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.contains("'none.policy' cannot be read"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == messy)
  }

  @Test func withoutAPathThePoliciesFolderIsFormatted() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("Policies/rules/a.policy", messy)
    #expect(try CommandRun(["fmt"], in: folder.url).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == neat)
    try FileManager.default.removeItem(at: folder.url.appending(path: "Policies"))
    #expect(try CommandRun(["fmt"], in: folder.url).status == 2)
  }

  @Test func linksInFoldersArePassedOverAndNamedOnesAreFollowed() throws {
    let folder = try ScratchFolder()
    let target = try folder.file("elsewhere/x.txt", messy)
    let link = folder.url.appending(path: "in/link.policy")
    try folder.file("in/folder.policy/a.policy", neat)
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "../elsewhere/x.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "in/broken.policy").path, withDestinationPath: "nowhere")
    #expect(try CommandRun(["fmt", "in"], in: folder.url).errors == "1 file: 0 changed\n")
    #expect(try CommandRun(["fmt", "in/link.policy"], in: folder.url).status == 0)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == neat)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path).hasSuffix("x.txt"))
    #expect(try CommandRun(["fmt", "in/broken.policy"], in: folder.url).status == 2)
  }

  @Test(arguments: [
    ("a NUL byte", Array("key \0".utf8)), ("not UTF-8", [0x23, 0x20, 0xff, 0x0a]),
    ("braces", [UInt8](repeating: 0x7b, count: 300_000)),
    ("groups", Array(String(repeating: "rules g at 30 { ", count: 20_000).utf8)),
  ])
  func oddFilesAreFindings(name: String, bytes: [UInt8]) throws {
    let folder = try ScratchFolder()
    let path = try folder.file("odd.policy", bytes)
    let run = try CommandRun(["fmt", path], in: folder.url)
    #expect(run.status == 1, "\(name)")
    #expect(run.errors.contains("error["), "\(name)")
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(bytes), "\(name)")
  }

  @Test func aFileThatCannotBeReplacedStaysWhole() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.policy", messy)
    // What is written first has no place to go.
    try folder.file(".a.policy.auditwright-new/in-the-way", "")
    let run = try CommandRun(["fmt", path])
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot be written"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == messy)
  }
}

import Foundation
import Testing

/// The two sides of `compare` in every form that rules can be given in.
@Suite struct CompareArgumentsTests {
  private static let mount = "-a always,exit -F arch=b64 -S mount -F key=mounts\n"
  private static let time = "-a always,exit -F arch=b64 -S adjtimex -F key=time\n"
  private static let policy = """
    rules all at 30 {
      record syscalls mount on b64 key mounts
      record syscalls adjtimex on b64 key time
    }
    profile site { target debian 12, kernel 6.1, audit 3.0.9, abi b64; settings { reset }; use all }

    """

  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.file("one.rules", "-D\n" + Self.mount + Self.time)
    try folder.file("rules.d/10-mount.rules", Self.mount)
    try folder.file("rules.d/20-time.rules", Self.time)
    try folder.file("rules.d/README", "not read")
    try folder.file("kernel.list", Self.mount + Self.time)
    try folder.file("less.rules", Self.mount)
    try folder.file("policies/site.policy", Self.policy)
  }

  private func compare(_ a: String, _ b: String, _ more: [String] = [], input: String = "") throws
    -> CommandRun
  {
    try CommandRun(
      ["compare", a, b, "--policies", "policies"] + more, in: folder.url, input: Data(input.utf8))
  }

  private static let forms = ["one.rules", "rules.d", "rules.d/", "kernel.list", "-", "site"]

  @Test(arguments: forms, forms)
  func allFormsOfTheSameRulesAreEqual(a: String, b: String) throws {
    guard a != "-" || b != "-" else { return }
    for input in ["-D\n" + Self.mount + Self.time, Self.mount + Self.time] {
      let run = try compare(a, b, ["--keys"], input: input)
      #expect(run.status == 0, "\(a) \(b): \(run.output)\(run.errors)")
      #expect(run.errors.isEmpty, "\(a) \(b): \(run.errors)")
    }
  }

  @Test(arguments: forms)
  func aFileWithLessIsWeakerThanAnyForm(form: String) throws {
    let run = try compare("less.rules", form, input: Self.time + Self.mount)
    #expect(run.status == 1)
    let name = form == "-" ? "<stdin>" : form
    #expect(run.output.hasPrefix("weaker: '\(name)' records all that 'less.rules' does, and more"))
    #expect(run.output.contains("adjtimex uid=1000 auid=1000"))
    let turned = try compare(form, "less.rules", input: Self.time + Self.mount)
    #expect(turned.status == 1)
    #expect(turned.output.hasPrefix("stronger: "))
  }

  @Test func ofAProfileThePolicysStatementIsNamed() throws {
    let run = try compare("site", "less.rules")
    #expect(run.output.contains("by policies/site.policy:3: -a always,exit"), "\(run.output)")
  }

  @Test func filesOfAFolderStandInTheOrderOfAugenrules() throws {
    try folder.file("rules.d/05-never.rules", "-a never,exit -F arch=b64 -S mount -F uid=33\n")
    let run = try compare("rules.d", "one.rules")
    #expect(run.status == 1)
    #expect(run.output.contains("decided by rules.d/05-never.rules:1: -a never,exit"))
    try FileManager.default.moveItem(
      at: folder.url.appending(path: "rules.d/05-never.rules"),
      to: folder.url.appending(path: "rules.d/95-never.rules"))
    #expect(try compare("rules.d", "one.rules").status == 0)
  }

  /// auditctl prints b64 for every 64-bit machine, and nothing for a comparison it does not know.
  @Test(arguments: [
    "-a always,exit -F arch=aarch64 -S openat -F key=k\n",
    "-a always,exit -F arch=b64 -S openat -F field_compare=26 -F key=k\n",
  ])
  func aListingIsLookedThroughForTheRulesOfTheOtherSide(rule: String) throws {
    try folder.file("odd.rules", rule)
    try folder.file("odd.list", "-a always,exit -F arch=b64 -S openat -F key=k\n")
    for (a, b) in [("odd.rules", "odd.list"), ("odd.list", "odd.rules")] {
      let run = try compare(a, b)
      #expect(run.status == 2, "\(run.output)")
      #expect(run.output.contains("odd.list:1: "), "\(run.output)")
    }
    #expect(try compare("odd.list", "odd.list").status == 0)
  }

  @Test func anEmptyKernelIsWeakerThanAnyRules() throws {
    try folder.file("none.list", "No rules\n")
    #expect(try compare("none.list", "one.rules").output.hasPrefix("weaker: "))
    #expect(try compare("none.list", "none.list").status == 0)
    try folder.file("none.rules", "# nothing yet\n")
    #expect(try compare("none.rules", "none.list").status == 0)
  }

  // MARK: What cannot be read

  @Test func aFolderWithoutRuleFilesIsNoAnswer() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    let run = try compare("empty", "one.rules")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors == "error: 'empty' holds no rule file: their names end in '.rules'\n")
    try folder.file("notes/30-stig.rules.bak", Self.mount)
    try folder.file("notes/.hidden.rules", Self.mount)
    let other = try compare("one.rules", "notes")
    #expect(other.status == 2)
    #expect(other.errors.contains("'.rules', and '30-stig.rules.bak' does not"), "\(other.errors)")
  }

  @Test func linksThatLeadNowhereAreToldFromWhatIsNotThere() throws {
    let manager = FileManager.default
    for (name, target) in [("loop", "pool"), ("pool", "loop"), ("dangling", "nothing")] {
      try manager.createSymbolicLink(
        atPath: folder.url.appending(path: name).path, withDestinationPath: target)
    }
    try folder.file("linked/10.rules", Self.mount)
    try manager.createSymbolicLink(
      atPath: folder.url.appending(path: "linked/20.rules").path, withDestinationPath: "20.rules")
    for (name, says) in [
      ("loop", "'loop' cannot be read: its symbolic links lead in a circle"),
      ("linked", "'linked/20.rules' cannot be read: its symbolic links lead in a circle"),
      ("dangling", "'dangling' cannot be read: it is a symbolic link that leads nowhere"),
      ("none/x.rules", "'none/x.rules' cannot be read: No such file or directory"),
    ] {
      let run = try compare(name, "one.rules")
      #expect(run.status == 2)
      #expect(run.errors.contains(says), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
  }

  @Test func aNulByteEndsItsLineAsItDoesForAuditctl() throws {
    try folder.file("nul.rules", Array(Self.mount.utf8.dropLast()) + [0] + Array("x\n".utf8))
    try folder.file("after.rules", Self.mount)
    let run = try compare("nul.rules", "after.rules")
    #expect(run.status == 0)
    #expect(run.errors.contains("warning[nul-byte]"), "\(run.errors)")
    #expect(run.errors.contains("nul.rules:1:"))
  }

  @Test func bytesThatAreNoTextAreCompared() throws {
    let key: [UInt8] = Array("-a always,exit -F arch=b64 -S mount -k caf".utf8)
    try folder.file("latin.rules", key + [0xe9, 0x0a])
    try folder.file("other.rules", key + [0xe8, 0x0a])
    #expect(try compare("latin.rules", "latin.rules", ["--keys"]).status == 0)
    let run = try compare("latin.rules", "other.rules", ["--keys"])
    #expect(run.status == 1)
    #expect(run.output.contains("-k caf\\xe9") && !run.output.contains("\u{fffd}"))
  }

  @Test func aFileInAFolderMayHaveAnyName() throws {
    let top = Array("\(folder.url.path)/odd/".utf8)
    try folder.file("odd/10-mount.rules", Self.mount)
    let name: [UInt8] = Array("20-caf".utf8) + [0xe9] + Array(".rules".utf8)
    let file = open((top + name).map(CChar.init(bitPattern:)) + [0], O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    #expect(write(file, Self.time, Self.time.utf8.count) == Self.time.utf8.count)
    let run = try compare("odd", "one.rules")
    #expect(run.status == 0, "\(run.errors)")
    let less = try compare("odd", "less.rules")
    #expect(less.output.contains("by odd/20-caf\\xe9.rules:1: "), "\(less.output)")
  }
}

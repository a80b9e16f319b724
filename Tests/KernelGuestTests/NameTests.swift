import ByteText
import KernelGuest
import Testing

/// The names that a call records, and what rules ask of them.
@Suite struct NameTests {
  @Test func aRuleOnTheFileTypeOfAParentSilencesTheUnlinkOfAPlainFile() async throws {
    #expect(
      try await recorded(
        under: "-a never,exit -F arch=b64 -S unlink -F filetype=dir",
        "-a always,exit -F arch=b64 -S unlink,open", with: [.file("/t/f")],
        of: [open("/t/f"), call(.unlink, "/t/f")]) == [true, false])
  }

  @Test func twoTestsOnNamesMayBePassedByTwoNames() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F arch=b64 -S unlink,open -F filetype=dir -F filetype=file",
        with: [.file("/t/f")], of: [open("/t/f"), call(.unlink, "/t/f")]) == [false, true])
  }

  @Test func theOwnerIsThatOfAnyNameOnTheList() async throws {
    let tree: [TreeEntry] = [
      .directory("/t/d", owner: 1000), .file("/t/d/f"), .file("/t/f"),
    ]
    let steps = [call(.unlink, "/t/d/f"), call(.unlink, "/t/f")]
    let rules = ["obj_uid=1000", "obj_uid!=0", "obj_uid=0"].map {
      "-a always,exit -F arch=b64 -S unlink -F \($0)"
    }
    #expect(
      try await recorded(underEach: rules, with: tree, of: steps) == [
        [true, false], [true, false], [true, true],
      ])
  }

  @Test func theOwnerOnAWatchIsThatOfTheWatchedNameAlone() async throws {
    let tree: [TreeEntry] = [.directory("/t/d", owner: 1000), .file("/t/d/f"), .file("/t/d/g")]
    #expect(
      try await recorded(
        under: "-a always,exit -F path=/t/d/f -F perm=w -F obj_uid=1000",
        "-a always,exit -F path=/t/d/g -F perm=w -F obj_uid=0", with: tree,
        of: [call(.unlink, "/t/d/f"), call(.unlink, "/t/d/g")]) == [false, true])
  }

  @Test func aComparisonWithTheOwnerIsPassedByAnyNameOnAWatchToo() async throws {
    let tree: [TreeEntry] = [.directory("/t/d", owner: 1000), .file("/t/d/f")]
    #expect(
      try await recorded(
        under: "-a always,exit -F path=/t/d/f -F perm=w -C uid!=obj_uid", with: tree,
        of: [open("/t/d/f", OpenFlag.write), call(.unlink, "/t/d/f")]) == [false, true])
  }

  @Test func aNameThatWasNotFoundIsOwnedByRoot() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F arch=b64 -S stat -F obj_uid=0 -F obj_gid=0",
        with: [.directory("/t/d", owner: 1000, group: 1000)],
        of: [call(.stat, "/t/d/missing", 0), call(.stat, "/t/d", 0)]) == [true, false])
  }

  @Test func aPathTestsTheFileThroughWhateverName() async throws {
    #expect(
      try await recorded(
        under: "-w /t/a -p r", with: [.file("/t/a"), .hardLink("/t/b", to: "/t/a")],
        of: [open("/t/b")]) == [true])
  }

  @Test func aTreeTestsThePlace() async throws {
    let tree: [TreeEntry] = [
      .directory("/t/d"), .file("/t/d/f"), .hardLink("/t/link", to: "/t/d/f"), .file("/t/d/g"),
    ]
    #expect(
      try await recorded(
        under: "-a always,exit -F dir=/t/d -F perm=r", with: tree,
        of: [
          open("/t/d/f"), open("/t/link"), open("/t/d/g"), call(.rename, "/t/d/g", "/t/g"),
          open("/t/g"), open("/t/d"),
        ]) == [true, false, true, false, false, true])
  }

  @Test func aTreeKeepsWorkingUnderTheNewNameAndIsListedUnderTheOld() async throws {
    let result = try await Guest.run(
      GuestCase(
        "renamed tree",
        actions: [
          .make(.file("/t/d/f")), .load("-w /t/d -p r\n"),
          .step(call(.rename, "/t/d", "/t/e")), .step(open("/t/e/f")), .auditctl(["-l"]),
          .make(.file("/t/d/f")), .step(open("/t/d/f")),
        ]))
    #expect(result.steps.map(\.isRecorded) == [false, true, false])
    #expect(result.listing == "-w /t/d -p r\n")
  }

  @Test func renamingTheParentDeletesAWatchForGood() async throws {
    let result = try await Guest.run(
      GuestCase(
        "renamed parent",
        actions: [
          .make(.file("/t/d/f")), .load("-w /t/d/f -p r\n"), .step(open("/t/d/f")),
          .step(call(.rename, "/t/d", "/t/e")), .step(call(.rename, "/t/e", "/t/d")),
          .step(open("/t/d/f")), .auditctl(["-l"]),
        ]))
    // The first rename is recorded because it makes the kernel write CONFIG_CHANGE.
    #expect(result.steps.map(\.isRecorded) == [true, true, false, false])
    #expect(result.listing == "No rules\n")
  }

  @Test func aCallThatTakesARuleAwayIsRecordedAsByARuleBehindAllOthers() async throws {
    let rules = [
      "-w /t/d -p x -k tree", "-w /t/e/f -p x -k path",
      "-a always,exit -F arch=b64 -S getpid -F exe=/t/g/f -k exe",
    ].joined(separator: "\n")
    let tree = ["/t/d", "/t/e", "/t/g"].map { TreeEntry.directory($0) }
    let steps = ["/t/d", "/t/e", "/t/g", "/t/missing"].map {
      call(.rmdir, .string(ByteString($0)))
    }
    async let plain = outcomes(under: rules, with: tree, name: "rules taken", of: steps)
    async let silenced = outcomes(
      under: rules, "-a never,exit -F arch=b64 -S rmdir", with: tree, name: "rules taken, never",
      of: steps)
    #expect(try await plain.map(\.isRecorded) == [true, true, true, false])
    #expect(try await plain.map(\.keys) == [[], [], [], []])
    #expect(try await silenced.map(\.isRecorded) == [false, false, false, false])
    for outcome in try await [plain, silenced] {
      let changes = outcome.flatMap(\.records).filter { $0.type == AuditRecord.Kind.configChange }
      // The kernel forgets the blank before `op=` of a watch, so the field is not looked up.
      #expect(changes.map { $0.text.description.contains("remove_rule ") } == [true, true, true])
    }
  }

  @Test func aFolderThatCannotBeMadeLeavesOnlyItsParent() async throws {
    let steps = try await outcomes(
      under: "-a always,exit -F arch=b64 -S mkdir", "-w /t/f -p w -k watch",
      with: [.file("/t/f")], of: [call(.mkdir, "/t/f", 0o755)])
    #expect(steps.map(\.result) == [-17])
    #expect(steps.first?.event?.paths.map(\.nameType) == ["PARENT"])
  }

  @Test func removingTheFileKeepsItsWatch() async throws {
    #expect(
      try await recorded(
        under: "-w /t/f -p wr", with: [.file("/t/f")],
        of: [call(.unlink, "/t/f"), call(.creat, "/t/f", 0o600), open("/t/f")])
        == [true, true, true])
  }

  @Test func aWatchOnALinkSeesTheLinkAndNotWhatIsBehindIt() async throws {
    let tree: [TreeEntry] = [.file("/t/f"), .symlink("/t/link", to: "/t/f")]
    #expect(
      try await recorded(
        under: "-a always,exit -F path=/t/link", with: tree,
        of: [
          open("/t/link"), call(.chmod, "/t/link", 0o644),
          call(.readlink, "/t/link", .bytes([0, 0, 0, 0]), 4),
          call(.unlink, "/t/link"),
        ]) == [false, false, true, true])
  }

  @Test func aTreeFollowsALastLinkOnlyWithASlashBehindIt() async throws {
    let tree: [TreeEntry] = [.file("/t/usr/bin/f"), .symlink("/t/bin", to: "usr/bin")]
    let rules = ["-a always,exit -F dir=/t/bin", "-a always,exit -F dir=/t/bin/"]
    #expect(
      try await recorded(
        underEach: rules, with: tree, of: [open("/t/bin/f"), open("/t/usr/bin/f")])
        == [[false, false], [true, true]])
  }

  @Test func linksInTheMiddleAreFollowed() async throws {
    let tree: [TreeEntry] = [.file("/t/run/d/f"), .symlink("/t/var", to: "run")]
    #expect(
      try await recorded(
        under: "-w /t/var/d/f -p r -k path", "-a always,exit -F dir=/t/var/d -F perm=w",
        with: tree, of: [open("/t/run/d/f"), open("/t/run/d/f", OpenFlag.write)]) == [true, true])
  }

  @Test func aPathOfAFolderSeesItsEntriesComeAndGoAndNothingDeeper() async throws {
    let tree: [TreeEntry] = [.file("/t/d/f"), .file("/t/d/e/g")]
    #expect(
      try await recorded(
        under: "-a always,exit -F path=/t/d", with: tree,
        of: [
          call(.chmod, "/t/d", 0o755), call(.creat, "/t/d/new", 0o600), call(.unlink, "/t/d/new"),
          open("/t/d/f"), call(.creat, "/t/d/e/new", 0o600),
        ]) == [true, true, true, false, false])
  }

  @Test func aPathWithoutPermSeesEveryCallThatRecordsTheFile() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F path=/t/f", with: [.file("/t/f")],
        of: [
          call(.access, "/t/f", 0), call(.stat, "/t/f", 0), call(.chmod, "/t/f", 0o600),
          call(.access, "/t", 0),
        ]) == [true, true, true, false])
  }

  @Test func anInodeRuleLooksAtTheNumberAlone() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F inode=2", with: [.file("/t/first"), .file("/t/second")],
        of: [call(.stat, "/t/first", 0), call(.stat, "/t/second", 0)]) == [true, false])
  }

  @Test func aMountMadeLaterIsNotPartOfATree() async throws {
    let result = try await Guest.run(
      GuestCase(
        "later mount",
        actions: [
          .make(.directory("/t/d/mount")), .load("-w /t/d -p w\n"),
          .step(call(.mount, "new", "/t/d/mount", "tmpfs", 0, 0)),
          .step(call(.creat, "/t/d/mount/f", 0o600)),
          .auditctl(["-q", "/t/d,/t/d/mount"]), .step(call(.creat, "/t/d/mount/g", 0o600)),
        ]))
    #expect(result.steps.map(\.result).first == 0)
    #expect(result.steps.map(\.isRecorded) == [false, false, true])
  }
}

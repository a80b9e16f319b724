import ByteText
import KernelGuest
import Testing

/// What the letters of `perm=` stand for.
@Suite struct PermTests {
  /// The letters of which `step`, a call on /t/f, is recorded.
  private func letters(
    _ step: GuestStep, with tree: [TreeEntry] = [.file("/t/f", mode: 0o755)], name: String
  ) async throws -> String {
    let letters = ["r", "w", "x", "a"]
    let rules = letters.map { "-a always,exit -F path=/t/f -F perm=\($0)" }
    let answers = try await recorded(underEach: rules, with: tree, name: name, of: [step])
    return zip(letters, answers).filter { $0.1 == [true] }.map(\.0).joined()
  }

  @Test(arguments: [
    (0, "r"), (OpenFlag.write, "w"), (OpenFlag.readWrite, "rw"), (3, "rw"),
    (OpenFlag.truncate, "r"), (OpenFlag.append, "r"), (OpenFlag.create, "r"),
    (OpenFlag.path, "r"), (OpenFlag.write | OpenFlag.truncate, "w"),
  ])
  func anOpenIsJudgedByItsAccessModeAlone(flags: Int64, expected: String) async throws {
    async let plain = letters(open("/t/f", flags), name: "open \(flags)")
    async let extended = letters(
      GuestStep(.openat2("/t/f", flags: UInt64(flags))), name: "openat2 \(flags)")
    #expect(try await plain == expected)
    #expect(try await extended == expected)
  }

  @Test func executionIsXAndNothingElse() async throws {
    let program = [TreeEntry.program("/t/f")]
    #expect(
      try await letters(GuestStep(.execute("/t/f")), with: program, name: "execve") == "x")
  }

  @Test(arguments: [
    (CallName.chmod, "a"), (.truncate, "w"), (.unlink, "w"), (.getxattr, "r"),
    (.setxattr, "a"), (.access, ""), (.stat, ""), (.utimensat, ""),
  ])
  func otherCallsCountByTheirClass(name: CallName, expected: String) async throws {
    let number = try #require(name.number(.b64))
    let arguments: [GuestCall.Argument] =
      name == .utimensat ? [-100, "/t/f", 0, 0] : ["/t/f", "user.x", "v", 1, 0]
    let step = GuestStep(GuestCall(.b64, number, arguments))
    #expect(try await letters(step, name: name.rawValue) == expected)
  }

  @Test(arguments: [(CallName.mkdir, "w"), (.creat, "w"), (.mknod, "w")])
  func creationCountsAtTheNameThatAppears(name: CallName, expected: String) async throws {
    let number = try #require(name.number(.b64))
    let step = GuestStep(GuestCall(.b64, number, ["/t/f", 0o600]))
    #expect(try await letters(step, with: [], name: name.rawValue) == expected)
  }

  @Test func aNewHardLinkIsBothWriteAndAttribute() async throws {
    #expect(try await letters(call(.link, "/t/f", "/t/g"), name: "link") == "wa")
  }

  @Test func truncatingADescriptorRecordsNoName() async throws {
    let step = call(.ftruncate, .file("/t/f", flags: 1), 0)
    let rules = ["-a always,exit -F perm=w", "-w /t/f -p w"]
    #expect(
      try await recorded(underEach: rules, with: [.file("/t/f")], of: [step, call(.getpid)])
        == [[true, false], [false, false]])
  }

  @Test func aBindIsAWrite() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F perm=w",
        of: [GuestStep(.address(.bind, family: 1)), GuestStep(.address(.connect, family: 2))])
        == [true, false])
  }

  @Test func thirtyTwoBitCallsAreJudgedAlike() async throws {
    #expect(
      try await recorded(
        under: "-w /t/f -p w", with: [.file("/t/f")],
        of: [
          call(.open, "/t/f", 0, abi: .b32), call(.open, "/t/f", 1, abi: .b32),
          call(.chmod, "/t/f", 0o600, abi: .b32), call(.unlink, "/t/f", abi: .b32),
        ]) == [false, true, false, true])
  }

  @Test func aClassBitOfTheMaskStandsForTheCallsOfTheClass() async throws {
    let result = try await Guest.run(
      GuestCase(
        "class bits", rules: .lines("-a always,exit -S 2047", "-a always,exit -S 2032 -k none"),
        collect: [.listing],
        steps: [
          call(.mkdir, "/t/d", 0o755), call(.rmdir, "/t/d"), call(.getpid),
          call(.open, "/t", 0),
        ]))
    #expect(result.steps.map(\.isRecorded) == [true, true, false, false])
    let calls = """
      rename,mkdir,rmdir,creat,link,unlink,symlink,mknod,mkdirat,mknodat,unlinkat,renameat,\
      linkat,symlinkat,renameat2
      """
    #expect(
      result.listing?.utf8 == """
        -a always,exit -S \(calls)
        -a always,exit -F key=none

        """)
  }
}

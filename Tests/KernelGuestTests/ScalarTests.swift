import ByteText
import KernelGuest
import Testing

/// What rules ask of the call itself and of the process that makes it.
@Suite struct ScalarTests {
  @Test(arguments: ["gid", "egid"])
  func gidAndEgidAskThePrimaryOrASupplementaryGroup(field: String) async throws {
    let steps = [
      call(.getpid, as: Identity(gid: 7)), call(.getpid, as: Identity(gid: 8, groups: [6, 7])),
      call(.getpid, as: Identity(gid: 8, groups: [6])),
    ]
    let rules = ["=", "!=", "<="].map {
      "-a always,exit -F arch=b64 -S getpid -F \(field)\($0)7"
    }
    #expect(
      try await recorded(underEach: rules, of: steps) == [
        [true, true, false], [false, false, true], [true, false, false],
      ])
  }

  @Test(arguments: ["sgid", "fsgid"])
  func theOtherGroupFieldsDoNotAskSupplementaryGroups(field: String) async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F arch=b64 -S getpid -F \(field)=7", name: field,
        of: [
          call(.getpid, as: Identity(gid: 7)), call(.getpid, as: Identity(gid: 8, groups: [7])),
        ]) == [true, false])
  }

  @Test func everyIdHasItsField() async throws {
    let fields = ["uid", "euid", "suid", "fsuid", "gid", "egid", "sgid", "fsgid", "auid"]
    let identity = Identity(
      uid: 11, euid: 12, suid: 13, fsuid: 14, gid: 15, egid: 16, sgid: 17, fsgid: 18,
      loginuid: 19)
    let rules = fields.enumerated().map { offset, field in
      "-a always,exit -F arch=b64 -S getpid -F \(field)=\(11 + offset)"
    }
    #expect(
      try await recorded(underEach: rules, of: [call(.getpid, as: identity), call(.getpid)])
        == fields.map { _ in [true, false] })
  }

  @Test func anUnsetLoginIsGreaterThanEveryOther() async throws {
    let steps = [
      call(.getpid), call(.getpid, as: Identity(loginuid: 1000)),
      call(.getpid, as: Identity(loginuid: 999)),
    ]
    let rules = ["-F auid>=1000", "-F auid>=1000 -F auid!=unset"].map {
      "-a always,exit -F arch=b64 -S getpid \($0)"
    }
    #expect(
      try await recorded(underEach: rules, of: steps) == [
        [true, true, false], [false, true, false],
      ])
  }

  @Test func errorsAreComparedAsLargeNumbers() async throws {
    let steps = [open("/t/missing"), open("/t")]
    let answers: [(String, [Bool])] = [
      ("exit<0", [false, false]), ("exit>=0", [true, true]), ("exit=-ENOENT", [true, false]),
      ("exit=-2", [true, false]), ("exit=ENOENT", [false, false]), ("exit>=-4095", [true, false]),
      ("success=0", [true, false]), ("success=1", [false, true]), ("success=5", [false, true]),
      ("success!=0", [false, true]), ("success>0", [false, false]),
      ("success>1", [true, false]),
    ]
    let rules = answers.map { "-a always,exit -F arch=b64 -S open -F \($0.0)" }
    let recorded = try await recorded(underEach: rules, of: steps)
    for ((test, expected), answer) in zip(answers, recorded) {
      #expect(answer == expected, "\(test)")
    }
  }

  @Test func onlyTheLowHalfOfAResultIsCompared() async throws {
    let map = call(.mmap, 0x5_7000_0000, 4096, 3, 0x32, -1, 0)
    let steps = try await outcomes(
      under: "-a always,exit -F arch=b64 -S mmap -F exit=0x70000000", of: [map])
    #expect(steps.map(\.result) == [0x5_7000_0000])
    #expect(steps.map(\.isRecorded) == [true])
  }

  @Test func withoutAResultNeitherExitNorSuccessHolds() async throws {
    let tests = ["exit=0", "exit!=0", "success=0", "success=1", "success!=1", "pid>0"]
    let rules = tests.map { "-a always,exit -F arch=b64 -S exit_group -F a0=3 -F \($0)" }
    let recorded = try await recorded(underEach: rules, of: [call(.exitGroup, 3)])
    #expect(recorded == [[false], [false], [false], [false], [false], [true]])
  }

  @Test func argumentsAreTheirLowHalves() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F arch=b64 -S access -F a1=1",
        "-a always,exit -F arch=b64 -S openat -F a0=-100 -F a0>100",
        of: [
          call(.access, "/t", 0x5_0000_0001), call(.access, "/t", 2),
          call(.openat, -100, "/t", 0), call(.openat, 5, "/t", 0),
        ]) == [true, false, true, false])
  }

  @Test func oneOfTheBitsOrAllOfThem() async throws {
    let steps = [6, 2, 1].map { call(.access, "/t", .number($0)) }
    let rules = ["a1&6", "a1&=6"].map { "-a always,exit -F arch=b64 -S access -F \($0)" }
    #expect(
      try await recorded(underEach: rules, of: steps) == [
        [true, true, false], [true, false, false],
      ])
  }

  @Test func aFamilyNeedsAnAddress() async throws {
    let steps = [
      GuestStep(.address(.connect, family: 2)), GuestStep(.address(.bind, family: 1)),
      call(.getpid),
    ]
    let rules = ["=", "!="].map {
      "-a always,exit -F arch=b64 -S connect,bind,getpid -F saddr_fam\($0)2"
    }
    #expect(
      try await recorded(underEach: rules, of: steps) == [
        [true, false, false], [false, true, false],
      ])
  }

  @Test func aRuleWithoutArchTakesTheNumberInBothAbis() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -S 39", with: [.directory("/t/d")],
        of: [
          call(.getpid), call(.mkdir, "/t/d", 0o755, abi: .b32), call(.getpid, abi: .b32),
          call(.mkdir, "/t/d", 0o755),
        ]) == [true, true, false, false])
  }

  @Test func aRuleForOneAbiDoesNotSeeTheOther() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F arch=b32 -S open,chmod -k b32", with: [.file("/t/f")],
        of: [
          call(.open, "/t/f", 0, abi: .b32), call(.open, "/t/f", 0),
          call(.chmod, "/t/f", 0o600, abi: .b32), call(.chmod, "/t/f", 0o644),
        ]) == [true, false, true, false])
  }

  @Test func idsAreComparedWithEachOther() async throws {
    let steps = [
      call(.getpid), call(.getpid, as: Identity(uid: 5, euid: 0)),
      call(.getpid, as: Identity(uid: 5, loginuid: 5)),
    ]
    let rules = ["uid!=euid", "auid=uid"].map { "-a always,exit -F arch=b64 -S getpid -C \($0)" }
    #expect(
      try await recorded(underEach: rules, of: steps) == [
        [false, true, false], [false, false, true],
      ])
  }

  @Test func personalityIsBits() async throws {
    let steps = [
      GuestStep(GuestCall(.getpid), personality: 0x40000), call(.getpid),
    ]
    #expect(
      try await recorded(
        under: "-a always,exit -F arch=b64 -S getpid -F pers&0x40000", of: steps)
        == [true, false])
  }

  @Test func exeIsTheProgramsFileThroughAnyHardLink() async throws {
    let tree: [TreeEntry] = [
      .program("/t/program"), .hardLink("/t/link", to: "/t/program"),
      .symlink("/t/symbolic", to: "/t/program"), .program("/t/other"),
    ]
    func step(_ program: ByteString) -> GuestStep {
      GuestStep(GuestCall(.getpid), program: program)
    }
    let steps = ["/t/program", "/t/link", "/t/other"].map { step(ByteString($0)) }
    let rules = ["program", "symbolic"].map {
      "-a always,exit -F arch=b64 -S getpid -F exe=/t/\($0)"
    }
    #expect(
      try await recorded(underEach: rules, with: tree, of: steps) == [
        [true, true, false], [false, false, false],
      ])
  }

  @Test func anExecutionIsJudgedByTheNewProgram() async throws {
    #expect(
      try await recorded(
        under: "-a always,exit -F arch=b64 -S execve -F exe=/t/new",
        with: [.program("/t/old"), .program("/t/new")],
        of: [
          GuestStep(.execute("/t/new"), program: "/t/old"),
          GuestStep(.execute("/t/old"), program: "/t/new"),
        ]) == [true, false])
  }

  @Test func aLabelThatNoSecurityModuleKnowsNeverMatches() async throws {
    let labels = ["subj_user=unconfined_u", "subj_user!=unconfined_u", "obj_type=tmp_t"]
    let rules = labels.map { "-a always,exit -F arch=b64 -S stat -F \($0)" }
    #expect(
      try await recorded(
        underEach: rules, of: [call(.stat, "/t", .bytes([UInt8](repeating: 0, count: 256)))])
        == [[false], [false], [false]])
  }

  @Test func aSessionBelongsToALogin() async throws {
    let rules = ["=-1", "!=-1"].map {
      "-a always,exit -F arch=b64 -S getpid -F sessionid\($0)"
    }
    #expect(
      try await recorded(
        underEach: rules, of: [call(.getpid), call(.getpid, as: Identity(loginuid: 1000))])
        == [[true, false], [false, true]])
  }
}

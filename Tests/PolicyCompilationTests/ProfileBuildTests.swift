import Diagnostics
import PolicyCompilation
import PolicyModel
import PolicySyntax
import Testing

/// The profile `p` that `text` defines, built.
private func build(_ text: String) throws -> ProfileBuild {
  let file = PolicyParser.parse(SourceText(name: "test.policy", text)).file
  return try #require(ProfileBuild("p", in: PolicyLibrary([file])))
}

private func messages(_ build: ProfileBuild) -> [String] {
  build.diagnostics.filter { $0.severity > .note }
    .map { "\($0.span?.fileAndLine ?? "-") \($0.id)" }
}

@Test func aRuleThatIsThereTwiceIsToldAtTheSecondStatement() throws {
  let build = try build(
    """
    rules g at 30 {
      record syscalls mount on b64 key k
      record syscalls mount on b64 key k
    }
    profile p { settings { reset } ; use g }
    """)
  #expect(messages(build) == ["test.policy:3 duplicate-rule"])
}

@Test func whatTheKernelRefusesIsToldAtTheStatement() throws {
  let build = try build(
    """
    rules g at 30 {
      record write of /etc/ key k
      record syscalls open where uid = 4294967295 on b64 key k
    }
    profile p { use g }
    """)
  #expect(
    messages(build) == [
      "test.policy:2 kernel-refuses", "test.policy:2 kernel-refuses",
      "test.policy:3 kernel-refuses",
    ])
}

@Test func whatALoadLeavesKnowsItsStatementsAndSettings() throws {
  let build = try build(
    """
    catalogue c "" version "1" { control 1 "" { demand record syscalls mount } }
    rules g at 30 {
      satisfies c 1
      record syscalls mount on b64 key k
      record syscalls sync on b64 key k
    }
    profile p { settings { reset; backlog 64; failure panic } ; use g; loginuid immutable; immutable }
    """)
  #expect(messages(build) == [])
  let load = ExpectedLoad(build)
  #expect(load.rules.map { $0.statement?.line } == [4, 5])
  #expect(load.rules.map(\.controls.count) == [1, 1])
  #expect(load.settings.backlog == 64)
  #expect(load.settings.failure == 2)
  #expect(load.settings.enabled == 2)
  #expect(load.settings.isLoginuidImmutable)
}

@Test func groupsOfOneStageThatTakeTheSameEventsAreRemarkedUponUnlessTheOrderIsStated() throws {
  func notes(_ after: String, _ key: String = "b") throws -> [String] {
    try build(
      """
      rules a at 30 { record syscalls mount, sync on b64 by users key a }
      rules b at 30 \(after) { record syscalls mount on b64 key \(key) }
      rules c at 30 { record syscalls chroot on b64 key c }
      profile p { use a, b, c }
      """
    ).diagnostics.map { "\($0.span?.fileAndLine ?? "-") \($0.id)" }
  }
  #expect(try notes("") == ["test.policy:2 unstated-order"])
  #expect(try notes("after a") == [])
  #expect(try notes("", "a") == [])
}

import Foundation
import Testing

@Suite("the command lint")
struct LintCommandTests {
  private let twice = "-w /etc/passwd -p wa -k identity\n-w /etc/passwd -p wa -k identity\n"

  private func lint(_ arguments: [String], input: String = "", in folder: URL = CommandRun.package)
    throws -> CommandRun
  {
    try CommandRun(["lint"] + arguments, in: folder, input: Data(input.utf8))
  }

  @Test func aRuleFileAFolderAndStandardInputAreLinted() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("rules.d/10-a.rules", twice)
    try scratch.file("rules.d/20-b.rules", "-w /etc/group -p wa -k identity\n")
    for run in [
      try lint([file]), try lint([scratch.url.appending(path: "rules.d").path]),
      try lint([scratch.url.path]), try lint(["-"], input: twice),
    ] {
      #expect(run.status == 1, "\(run.errors)")
      #expect(run.output.contains("error[duplicate-rule]: the kernel holds this rule already"))
      #expect(run.output.contains("= more: auditwright explain duplicate-rule"))
      #expect(run.errors.contains("1 error"))
    }
  }

  @Test func aPolicyIsLintedAsWrittenAndAsItCompiles() throws {
    let text = """
      rules twice at 30 {
        record syscalls chroot key a
        record syscalls chroot where uid = 0 key b
      }
      profile p { settings { reset }; use twice }
      """
    #expect(
      try lint(["-", "--policies", "/dev/null"], input: text).status == 2,
      "a device is no folder of policies")
    let run = try lint(["-", "--format", "json"], input: text)
    #expect(run.status == 0)
    #expect(run.output.contains(#""id": "shadowed-rule""#), "\(run.output)")
    #expect(run.output.contains(#""file": "<stdin>""#))
    #expect(run.output.contains(#""line": 3"#))
  }

  @Test func whatIsCompiledIsNotTakenForACommentToTheTool() throws {
    let run = try lint([CommandRun.package.appending(path: "Generated/ospp").path])
    #expect(!run.output.contains("suppression"))
  }

  @Test func whatKeepsAProfileFromBeingLoadedIsToldOnce() throws {
    let text = """
      facts f { directories /etc }
      rules r at 30 { raw "-a always,exit -F path=/usr/bin/su -F perm=x -F key=su" }
      profile p { facts f; settings { reset }; use r }
      profile q { facts f; settings { reset }; use r }
      """
    let run = try lint(["-"], input: text)
    #expect(run.status == 1)
    #expect(run.output.components(separatedBy: "error[kernel-refuses]").count == 2, "\(run.output)")
  }

  @Test func factsThatCannotBeReadAreToldOf() throws {
    let scratch = try ScratchFolder()
    let facts = try scratch.file("host.policy", "facts host { mounts /, /home }\n")
    let run = try lint(["-", "--policies", facts, "--facts", "host"], input: "-D\n")
    #expect(run.status == 1)
    #expect(run.output.contains("error[expected-word]"), "\(run.output)")
    let other = try lint(["-", "--policies", facts, "--facts", "debian-12-stock"], input: "-D\n")
    #expect(!other.output.contains("expected-word"), "\(other.output)")
  }

  @Test func aNameThatIsTakenIsToldWhereverItStandsFirst() throws {
    let scratch = try ScratchFolder()
    let text = "rules clock at 30 { record syscalls adjtimex key clock }\n"
    for name in ["a.policy", "z.policy"] {
      try scratch.file("Policies/m.policy", text)
      try scratch.file(name, text + "# of the site\n")
      let run = try lint([name], in: scratch.url)
      #expect(run.status == 1)
      #expect(
        run.output.contains("error[duplicate-name]: rules 'clock' is defined twice\n  --> \(name)"))
    }
  }

  @Test func whatElsewhereKeepsAProfileFromBeingJudgedIsToldOf() throws {
    let scratch = try ScratchFolder()
    try scratch.file(
      "site.policy", "profile site { settings { reset; backlog 8192 }; use clock; let x = 1 }\n")
    try scratch.file(
      "Policies/m.policy", "rules clock at 30 { record syscalls adjtimxe, adjtimex key clock }\n")
    try scratch.file("Policies/n.policy", "rules other at 30 { record syscalls mout key mounts }\n")
    let unknown = try lint(["site.policy"], in: scratch.url)
    #expect(unknown.status == 1)
    #expect(unknown.output.contains("error[unknown-syscall]"), "\(unknown.output)")
    #expect(!unknown.output.contains("Policies/n.policy"))
    try scratch.file(
      "Policies/m.policy",
      "rules clock at 30 { record syscalls adjtimex key clock\n record nothing at all }\n")
    let unread = try lint(["site.policy"], in: scratch.url)
    #expect(unread.status == 1)
    #expect(unread.output.contains("--> Policies/m.policy:2"), "\(unread.output)")
  }

  @Test func onlyTheGivenPoliciesAreToldOf() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(
      "site.policy", "rules one at 30 { record write of /etc/passwd ke a }\n")
    let run = try lint([file])
    #expect(run.status == 1)
    #expect(!run.output.contains("Policies/"))
    #expect(run.output.contains("site.policy:1:"))
  }

  @Test func aSuppressionWithAReasonIsHeeded() throws {
    let text = "-w /etc/passwd -p wa -k identity\n"
    let comment = "# auditwright: allow duplicate-rule because the vendor ships it twice\n"
    let run = try lint(
      ["-", "--select", "duplicate-rule,bookkeeping"], input: text + comment + text)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output == "")
  }

  @Test func policiesAreNotChangedByFixAndItSaysSo() throws {
    let scratch = try ScratchFolder()
    let text =
      "rules r at 30 { record syscalls acct, acct key a }\nprofile p { use r, r; let x = 1 }\n"
    let file = try scratch.file("site.policy", text)
    let run = try lint([file, "--fix"])
    #expect(run.errors.contains("policies are not changed by --fix"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    let rules = try scratch.file("a.rules", "-w /etc/passwd -p wa -k identity\n")
    #expect(!(try lint([rules, "--fix"]).errors.contains("policies are not changed")))
  }

  @Test func theCommandLineOutweighsTheConfiguration() throws {
    let scratch = try ScratchFolder()
    try scratch.file(".auditwright-lint", "duplicate-rule: note\n")
    let usual = try lint(["-"], input: twice, in: scratch.url)
    #expect(usual.output.contains("note[duplicate-rule]"))
    #expect(usual.status == 0)
    #expect(try lint(["-", "--fail-on", "note"], input: twice, in: scratch.url).status == 1)
    let off = try scratch.file("off", "duplicate-rule: off\n")
    let arguments = ["-", "--config", off, "--format", "json"]
    #expect(!(try lint(arguments, input: twice).output.contains("duplicate-rule")))
    let asked = try lint(arguments + ["--select", "duplicate-rule"], input: twice)
    #expect(asked.output.contains("duplicate-rule"))
    let ignored = try lint(["-", "--ignore", "will-not-load", "--format", "json"], input: twice)
    #expect(!ignored.output.contains("duplicate-rule"))
  }

  @Test func aNameThatDoesNotExistIsAWrongCommandLine() throws {
    let run = try lint(["-", "--select", "duplicate-rul"], input: twice)
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean 'duplicate-rule'?"))
    let scratch = try ScratchFolder()
    let config = try scratch.file("config", "duplicate-rul: error\n")
    let configured = try lint(["-", "--config", config], input: twice)
    #expect(configured.status == 1)
    #expect(configured.output.contains("error[unknown-lint]"))
  }

  @Test(arguments: ["json", "sarif", "github"])
  func everyFormatTellsIdAndPlace(format: String) throws {
    let run = try lint(["-", "--format", format], input: twice)
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(run.output.contains("duplicate-rule"))
    if format == "github" {
      #expect(run.output.contains("::error file=<stdin>,line=2,"))
    } else {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: run.outputBytes) }
    }
  }

  @Test func whatCannotBeReadHasNoAnswer() throws {
    let scratch = try ScratchFolder()
    #expect(try lint(["/nonexistent"]).status == 2)
    let empty = try lint([scratch.url.path])
    #expect(empty.status == 2)
    #expect(empty.errors.contains("holds neither policies"))
    let nothing = try lint([], in: scratch.url)
    #expect(nothing.status == 2)
    #expect(nothing.errors.contains("/etc/audit/rules.d"))
    #expect(try lint(["-", "--config", "/nonexistent"], input: twice).status == 2)
  }

  @Test func anyBytesAreLintedWithoutACrash() throws {
    let scratch = try ScratchFolder()
    var state: UInt64 = 7
    for round in 0..<20 {
      let bytes = (0..<400).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 33)
        return byte < 120 ? Array("-wakSF=/ \n\r\"#pxe")[Int(byte) % 16].asciiValue ?? byte : byte
      }
      for name in ["a.rules", "a.policy"] {
        let status = try lint([try scratch.file(name, bytes)]).status
        #expect((0...2).contains(status), "round \(round) of \(name)")
      }
    }
  }
}

import Foundation
import Testing

/// The example rules that come with Debian's auditd.
private let examples = "/usr/share/doc/auditd/examples/rules"
private let exampleNames =
  (try? FileManager.default.contentsOfDirectory(atPath: examples))?
  .filter { $0.hasSuffix(".rules") }.sorted() ?? []

private func names(in folder: String, endingIn end: String = "") throws -> [String] {
  let path = CommandRun.package.appending(path: folder).path
  return try FileManager.default.contentsOfDirectory(atPath: path)
    .filter { $0.hasSuffix(end) }.sorted()
}

@Suite struct ImportCommandTests {
  private static let proved = "is proved to do the same"

  @Test(.enabled(if: !exampleNames.isEmpty), arguments: exampleNames)
  func everyExampleOfDebianBecomesAPolicy(name: String) throws {
    let run = try CommandRun(["import", "\(examples)/\(name)", "--catalogue", "none"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains(Self.proved))
  }

  @Test(
    .enabled(if: exampleNames.contains("30-stig.rules")),
    arguments: ["30-stig.rules", "30-nispom.rules", "30-ospp-v42.rules"])
  func whatIsImportedNeedsNoFormatting(name: String) throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "a.policy").path
    let run = try CommandRun(["import", "\(examples)/\(name)", "--into", file])
    #expect(run.status == 0, "\(run.errors)")
    let check = try CommandRun(["fmt", "--check", file])
    #expect(check.status == 0, "\(check.output)")
  }

  @Test(.enabled(if: !exampleNames.isEmpty))
  func allExamplesTogetherBecomeAPolicyWithoutWhatWouldNotLoad() throws {
    let run = try CommandRun(["import", examples, "--name", "all", "--catalogue", "none"])
    #expect(run.status == 1)
    #expect(run.errors.contains("the kernel holds this rule already"))
    #expect(run.errors.contains(Self.proved))
    #expect(run.output.contains("\n# Left out:\n"))
  }

  @Test func everyListingThatSaysRulesBecomesAPolicy() throws {
    for name in try names(in: "Tests/Fixtures/listings", endingIn: ".list") {
      let run = try CommandRun(
        ["import", "Tests/Fixtures/listings/\(name)", "--catalogue", "none"])
      switch name {
      case "55-io-uring.list":
        // To audit 3.0.9 these lines are none.
        #expect(run.status == 1 && run.errors.contains("error[unreadable-line]"))
      case "56-kernel-only-forms.list":
        #expect(run.status == 2 && run.output == "")
        #expect(run.errors.contains("no line of a policy can say this rule"), "\(run.errors)")
      default: #expect(run.status == 0 && run.errors.contains(Self.proved), "\(name)")
      }
    }
  }

  @Test(arguments: try names(in: "Tests/Fixtures/captured", endingIn: ".list"))
  func whatKernelsListedBecomesAPolicy(name: String) throws {
    let run = try CommandRun(["import", "Tests/Fixtures/captured/\(name)", "--catalogue", "none"])
    #expect(run.status == 0 && run.errors.contains(Self.proved), "\(run.errors)")
  }

  /// What is compiled to files becomes a policy again, and that compiles to rules that record the same:
  /// the comparison knows nothing of how the policy was proved.
  @Test(arguments: try names(in: "Generated"))
  func whatAProfileCompilesToBecomesAPolicyAgain(name: String) throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "again.policy").path
    let out = scratch.url.appending(path: "rules.d").path
    let options = ["--name", "again", "--catalogue", "none", "--into", file]
    let run = try CommandRun(["import", "Generated/\(name)"] + options)
    #expect(run.status == 0 && run.output == "", "\(run.errors)")
    let compiled = try CommandRun(["compile", file, "--profile", "again", "--into", out])
    #expect(compiled.status == 0, "\(compiled.errors)")
    let compared = try CommandRun(["compare", "Generated/\(name)", out, "--facts", "none"])
    #expect(compared.output.hasPrefix("equal: "), "\(compared.output)")
    #expect(compared.status == 0)
  }

  @Test func fourHundredRulesBecomeStatementsThatAReaderCanTakeIn() throws {
    let run = try CommandRun(["import", "Tests/Fixtures/rules/public-style-400.rules"])
    #expect(run.status == 0)
    #expect(run.errors.contains("425 rules became 157 statements in 103 groups"), "\(run.errors)")
    #expect(!run.output.contains("  raw "))
    for line in [
      "  settings { reset; backlog 8192; backlog-wait 60000; failure printk; on-error ignore }",
      "  record write, attr under /var/log/audit, /etc/audit",
      "  ignore syscalls adjtimex where exe = /usr/sbin/chronyd by daemons",
    ] {
      #expect(run.output.contains(line + "\n"))
    }
  }

  @Test func controlsAreFoundByFacts() throws {
    let run = try CommandRun(
      ["import", "Generated/debian-12-server", "--name", "again", "--facts", "debian-12-stock"])
    #expect(run.output.contains("\n  facts debian-12-stock\n"))
    #expect(run.errors.contains("18 controls satisfied\n"), "\(run.errors)")
  }

  // MARK: Files and names

  @Test func aFileIsNotOverwrittenUnlessThatIsAskedFor() throws {
    let scratch = try ScratchFolder()
    let rules = try scratch.file("a.rules", "-a always,exit -F arch=b64 -S sync -F key=s\n")
    let file = try scratch.file("a.policy", "mine\n")
    let run = try CommandRun(["import", rules, "--into", file])
    #expect(run.status == 2 && run.errors.contains("is there already; --force replaces it"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine\n")
    #expect(try CommandRun(["import", rules, "--into", file, "--force"]).status == 0)
    #expect(
      try String(contentsOfFile: file, encoding: .utf8).contains("record syscalls sync on b64"))
    #expect(scratch.names() == ["a.policy", "a.rules"])
  }

  @Test func aNameThatThePoliciesUseIsNotTakenAgain() throws {
    let rule = Data("-a always,exit -F arch=b64 -S sync -F key=s\n".utf8)
    let named = try CommandRun(["import", "-", "--name", "stig"], input: rule)
    #expect(named.status == 64 && named.errors.contains("'stig' is taken"))
    let unnamed = try CommandRun(["import", "-"], input: rule)
    #expect(unnamed.output.contains("\nprofile site {\n"))
    #expect(try CommandRun(["import", "-", "--name", "a b"], input: rule).status == 64)
    #expect(try CommandRun(["import", "wiki"]).errors.contains("needs no import"))
    let catalogue = try CommandRun(["import", "-", "--catalogue", "cis"], input: rule)
    #expect(catalogue.status == 64 && catalogue.errors.contains("unknown catalogue 'cis'"))
  }

  @Test func linesThatWouldNotLoadAreToldAndLeftOut() throws {
    let run = try CommandRun(
      ["import", "-", "--catalogue", "none"],
      input: Data(
        """
        -a always,exit -F arch=b64 -S sync -F key=s
        -a always,exit -F arch=b64 -S syncc -F key=s
        -q /mnt,/srv
        -a always,exit -F arch=b32 -S sync -F key=s

        """.utf8))
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix(
        """
        # Imported from standard input.
        #
        # Left out:
        #   <stdin>:2: -a always,exit -F arch=b64 -S syncc -F key=s
        #     auditctl refuses this line: Syscall name unknown: syncc
        #   <stdin>:3: -q /mnt,/srv
        #     policies have no word for this command

        """), "\(run.output)")
    #expect(run.output.contains("  record syscalls sync\n"))
    #expect(run.errors.contains("error[libaudit-refuses]"))
    #expect(run.errors.contains("warning[not-imported]"))
  }
}

import Foundation
import Testing

/// What `make install` puts beside the command.
@Suite struct InstallationTests {
  /// The folders that `scripts/install-pages` fills.
  private let share: ScratchFolder

  init() throws {
    share = try ScratchFolder()
    let run = try CommandRun(
      program: CommandRun.package.appending(path: "scripts/install-pages").path,
      [CommandRun.program.path, share.url.path])
    try #require(run.status == 0, "\(run.errors)")
  }

  private func text(_ place: String) throws -> String {
    try String(contentsOf: share.url.appending(path: place), encoding: .utf8)
  }

  /// The subcommands as the help lists them.
  private static func subcommands() throws -> [String] {
    let help = try CommandRun(["--help"]).output
    let list = try #require(help.components(separatedBy: "SUBCOMMANDS:").last)
    return list.split(separator: "\n").compactMap { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ")
        ? line.split(separator: " ").first.map(String.init) : nil
    }.filter { $0 != "See" }
  }

  /// Runs a program of the distribution; `nil` if it is not installed.
  private func run(_ program: String, _ arguments: [String]) throws -> CommandRun? {
    let places = ["/usr/bin/\(program)", "/bin/\(program)"]
    guard let place = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return nil
    }
    return try CommandRun(program: place, arguments)
  }

  @Test(arguments: [
    ("bash", "bash-completion/completions/auditwright"),
    ("zsh", "zsh/site-functions/_auditwright"),
    ("fish", "fish/vendor_completions.d/auditwright.fish"),
  ])
  func completionsAreScriptsOfTheirShell(shell: String, place: String) throws {
    let script = try text(place)
    for subcommand in try Self.subcommands() {
      #expect(script.contains(subcommand), "\(subcommand)")
    }
    #expect(!script.contains("manual"), "what is hidden is not offered")
    let path = share.url.appending(path: place).path
    if let run = try run(shell, ["-n", path]) {
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test func zshFindsTheFunctionByItsFirstLine() throws {
    #expect(try text("zsh/site-functions/_auditwright").hasPrefix("#compdef auditwright"))
  }

  @Test func everySubcommandHasAPage() throws {
    let subcommands = try Self.subcommands()
    #expect(subcommands.count > 10)
    let expected = ["auditwright.1"] + subcommands.map { "auditwright-\($0).1" }
    #expect(share.names(in: "man/man1") == expected.sorted())
  }

  @Test func pagesAreFlawlessRoff() throws {
    for folder in ["man/man1", "man/man5"] {
      for name in share.names(in: folder) {
        let path = share.url.appending(path: folder).appending(path: name).path
        guard let run = try run("groff", ["-man", "-ww", "-Tutf8", path]) else { return }
        #expect(run.errors.isEmpty, "\(name): \(run.errors)")
        #expect(run.status == 0)
      }
    }
  }

  @Test func aPageSaysWhatTheHelpSays() throws {
    for subcommand in try Self.subcommands() {
      let path = share.url.appending(path: "man/man1/auditwright-\(subcommand).1").path
      guard let shown = try run("groff", ["-man", "-Tascii", "-P-c", "-P-b", "-P-u", path]) else {
        return
      }
      let help = try CommandRun([subcommand, "--help"]).output
      let options = help.matches(of: /(?m)^ +(?:-h, )?(--[a-z-]+)/).map { String($0.output.1) }
      #expect(!options.isEmpty)
      for option in options where !shown.output.contains(option) {
        Issue.record("auditwright-\(subcommand) lacks \(option)")
      }
    }
  }

  @Test func theExamplesOfPagesNameOptionsThatThereAre() throws {
    for name in share.names(in: "man/man1") {
      let page = try text("man/man1/\(name)").replacing("\\-", with: "-")
      for example in page.matches(of: /(?m)^auditwright ([a-z]+) (.*)$/) {
        let help = try CommandRun([String(example.output.1), "--help"]).output
        for option in example.output.2.matches(of: /--[a-z-]+/) {
          #expect(help.contains(option.output), "\(name): \(option.output)")
        }
      }
    }
  }

  @Test func theExampleOfTheLanguagePageCompiles() throws {
    let page = try text("man/man5/auditwright-policy.5")
    let start = try #require(page.range(of: ".EX\n"))
    let end = try #require(page.range(of: ".EE\n"))
    let example = page[start.upperBound..<end.lowerBound].replacing("\\-", with: "-")
    let folder = try ScratchFolder()
    let policy = try folder.file("our.policy", String(example))
    let run = try CommandRun(
      [
        "compile", "--policies", policy, "--profile", "our-servers", "--into",
        folder.url.appending(path: "rules.d").path,
      ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.names(in: "rules.d").contains("30-our-clock.rules"))
  }

  @Test(arguments: [
    (["---completion", "compile", "--", "--profile", "1", "0"], "debian-12-server"),
    (["---completion", "coverage", "--", "positional@0", "1", "0"], "cis-debian-12"),
    (["---completion", "explain", "--", "positional@0", "1", "0"], "time-change"),
  ])
  func namesOfPoliciesAreCompleted(arguments: [String], name: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").contains(Substring(name)), "\(run.output)")
  }

  /// bash expands what it is offered, so that a name could run a command.
  @Test func aNameThatAShellWouldExpandIsNotOffered() throws {
    let folder = try ScratchFolder()
    try folder.file(
      "x.policy",
      """
      profile "$(touch hit)" { target debian 12, kernel 6.1, audit 3.0.9, abi b64 }
      profile "a`id`" { target debian 12, kernel 6.1, audit 3.0.9, abi b64 }
      profile plain-one { target debian 12, kernel 6.1, audit 3.0.9, abi b64 }

      """)
    let words = ["compile", "--policies", folder.url.path, "--profile", ""]
    let run = try CommandRun(
      ["---completion", "compile", "--", "--profile", "4", "0", "auditwright"] + words)
    let names = run.output.split(separator: "\n")
    #expect(names.contains("plain-one"), "\(run.output) \(run.errors)")
    #expect(!run.output.contains("$") && !run.output.contains("`"))
  }
}

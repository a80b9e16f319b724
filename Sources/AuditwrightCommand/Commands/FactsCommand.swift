import ArgumentParser
import AuditCatalogue
import ByteText
import HostCapture

/// Captures what policies need to know of a host.
struct FactsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Capture what policies need to know of a host, as policy text.",
    discussion: """
      A comment at the top says which places are listed, so that 'not listed' means 'not there'. \
      Privileged programs are named by their inventory, which 'auditwright privileged' lists. What a \
      tree cannot say, such as its mounts, is asked of the running kernel if the tree is its own, \
      taken from the options, or left out with a comment.

      Exit status: 0 the facts are complete; 2 something could not be looked into, which is told on \
      standard error and in the facts' own comment, or nothing could.
      """)

  @OptionGroup var capture: CaptureOptions

  @Option(
    name: .long, help: "What the facts are called; the tree's system and version if not given.")
  var name: String?

  @Option(name: .long, help: "What the inventory of programs is called.")
  var inventory: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A security module that is in force; can be repeated.", valueName: "name"))
  var lsm: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("The version of the kernel.", valueName: "version"))
  var kernel: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Another place to look at; can be repeated.", valueName: "path"))
  var also: [String] = []

  func validate() throws {
    if let name, !ByteString(name).isWord {
      throw ValidationError("--name takes a word: letters, digits and '_ . + -'")
    }
    if let kernel, Version(kernel) == nil {
      throw ValidationError("--kernel takes a version such as 6.1")
    }
    if also.contains(where: { !$0.hasPrefix("/") }) {
      throw ValidationError("--also takes a path from the root, beginning with '/'")
    }
  }

  func answer() async throws -> ExitCode {
    var options = CapturedFacts.Options()
    options.name = name
    options.programs = try capture.programs(named: inventory)
    options.securityModules = lsm.isEmpty ? nil : lsm
    options.kernel = kernel.flatMap { Version($0) }
    options.otherPlaces = also.map { ByteString($0) }
    let captured = CapturedFacts.capture(try capture.hostRoot(), options: options)
    return try capture.finish(captured.text, captured.problems)
  }
}

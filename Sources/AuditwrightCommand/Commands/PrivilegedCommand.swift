import ArgumentParser
import HostCapture

/// Lists the programs of a host that give privileges.
struct PrivilegedCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "privileged",
    abstract: "List set-uid, set-gid and file-capability programs, as an inventory for policies.",
    discussion: """
      Regular files only; symlinks are not followed. File systems mounted nosuid are left out, and \
      other ones than the root's unless --all-devices is given; what is left out that way is noted.

      Exit status: 0 the inventory is complete; 2 something could not be looked into, which is told \
      on standard error and in the inventory's own comment, or nothing could.
      """)

  @OptionGroup var capture: CaptureOptions

  @Option(
    name: .long,
    help: "What the inventory is called; the tree's system and version if not given.")
  var name: String?

  func answer() async throws -> ExitCode {
    let inventory = ProgramInventory.capture(
      try capture.hostRoot(), options: try capture.programs(named: name))
    return try capture.finish(inventory.text, inventory.problems)
  }
}

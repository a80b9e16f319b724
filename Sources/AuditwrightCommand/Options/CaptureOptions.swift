import ArgumentParser
import ByteText
import Diagnostics
import HostCapture

/// Which host is captured, and how far.
struct CaptureOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The folder that holds the host's tree.", valueName: "dir"))
  var root = "/"

  @Flag(name: .long, help: "Look into other file systems than the root's for programs too.")
  var allDevices = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What is mounted in the tree, in the form of fstab or mountinfo, instead of what the running "
        + "kernel says; '-' reads standard input.",
      valueName: "file"))
  var mounts: String?

  func hostRoot() throws(Failure) -> HostRoot {
    do {
      return try HostRoot(ByteString(root))
    } catch {
      throw .noAnswer("\(error)")
    }
  }

  /// How programs are looked for; `name` is what their inventory is called.
  func programs(named name: String?) throws(Failure) -> ProgramInventory.Options {
    var options = ProgramInventory.Options()
    options.looksIntoAllDevices = allDevices
    options.name = name.map { ByteString($0) }
    if let mounts {
      guard let table = MountTable(reading: try FileReading.bytes(of: mounts)) else {
        throw .noAnswer("'\(FileReading.shown(mounts))' is neither an fstab nor a mountinfo")
      }
      options.mounts = table
    }
    return options
  }

  /// Writes what was captured, tells what stood in the way, and says whether it is complete.
  func finish(_ product: String, _ problems: [Diagnostic]) throws(Failure) -> ExitCode {
    let terminal = Terminal(color: nil)
    try terminal.print(product)
    try terminal.show(problems, asProduct: false)
    return problems.hasErrors ? .unknown : .success
  }
}

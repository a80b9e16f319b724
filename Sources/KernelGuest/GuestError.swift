/// Why a run in the guest gave no results.
public enum GuestError: Error, CustomStringConvertible {
  /// A program or file that the harness needs is not there.
  case missing(String)
  /// The guest's program does not compile; the compiler's messages.
  case compilation(String)
  /// qemu could not be started or ended with this status.
  case machine(status: Int32, console: String)
  /// The time was over. `done` cases were finished, `current` was being worked on.
  case timeout(done: Int, current: String, console: String)
  /// The guest gave up in this case.
  case gaveUp(case: String, reason: String, console: String)
  /// The results do not fit the shared memory: split the cases.
  case tooManyResults(case: String)
  /// What came back cannot be read: a fault of the harness.
  case malformedResults
  /// A file of the case could not be made.
  case tree(case: String, path: String, errno: Int32)
  /// A step could not take on its identity or open its arguments, or did not come to an end.
  case step(case: String, index: Int, reason: String)
  /// The kernel dropped records in this case, so nothing can be said about it.
  case recordsLost(case: String, count: UInt32)

  /// What installs all that the harness needs, on Debian 12.
  public static let installation =
    "apt-get install -y auditd gcc libc6-dev linux-image-cloud-amd64 qemu-system-x86"

  public var description: String {
    switch self {
    case .missing(let what):
      "the kernel guest needs \(what); install it with: \(Self.installation)"
    case .compilation(let messages): "the guest's program does not compile:\n\(messages)"
    case .machine(let status, let console):
      "the guest ended before its cases did (qemu status \(status)):\n\(console)"
    case .timeout(let done, let current, let console):
      "the guest ran out of time in case '\(current)', after \(done) finished cases:\n\(console)"
    case .gaveUp(let name, let reason, let console):
      "the guest gave up in case '\(name)': \(reason)\n\(console)"
    case .tooManyResults(let name): "the results do not fit the shared memory, at case '\(name)'"
    case .malformedResults: "the guest's results cannot be read"
    case .tree(let name, let path, let errno):
      "case '\(name)': cannot make '\(path)' (errno \(errno))"
    case .step(let name, let index, let reason): "case '\(name)', step \(index): \(reason)"
    case .recordsLost(let name, let count):
      "case '\(name)': the kernel lost \(count) records"
    }
  }
}

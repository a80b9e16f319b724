import AuditRuleSyntax
import ByteText

extension ControlRule {
  /// What a line that is no rule does, in one sentence (auditctl(8)).
  public var explanation: String {
    switch self {
    case .deleteAll(nil): "Deletes all rules, so that what follows is all there is."
    case .deleteAll(let key?): "Deletes every rule whose key holds '\(key)'."
    case .backlog(let count):
      "Lets \(count) records wait for the daemon; what comes on top is lost."
    case .backlogWaitTime(let ticks):
      "Makes a task wait up to \(ticks) ticks of the kernel for room among the waiting records."
    case .failure(let mode): "When a record cannot be written: \(Self.failure(mode))."
    case .rate(0): "Sets no limit to the records of a second."
    case .rate(let count): "Writes at most \(count) records a second; what comes on top is lost."
    case .enabled(0): "Switches recording off; rules stay and decide nothing."
    case .enabled(2):
      "Locks rules and settings until the next boot; lines below it are refused."
    case .enabled: "Switches recording on."
    case .ignoreErrors: "Lines that are refused are told and skipped, and the load succeeds."
    case .continueOnErrors:
      "Lines that are refused are told and skipped; in the end the load fails."
    case .loginuidImmutable: "A login id cannot be changed any more once it is set."
    case .resetLost: "Sets the count of lost records back to 0."
    case .resetBacklogWaitTimeActual: "Sets the count of the time that tasks have waited back to 0."
    case .trim: "Forgets parts of watched trees whose file systems are gone."
    case .makeEquivalent(let mount, let subtree):
      "Makes rules on the tree \(mount) see what is mounted at \(subtree) as well."
    case .message(let text): "Writes the message '\(text)' into the log."
    case .signal(let name): "Sends the signal \(name) to the audit daemon."
    case .show: "Prints something and changes nothing."
    }
  }

  private static func failure(_ mode: UInt32) -> String {
    switch mode {
    case 0: "nothing is said"
    case 1: "the kernel's log tells of it"
    default: "the machine stops at once"
    }
  }
}

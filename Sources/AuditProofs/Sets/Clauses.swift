import AuditRules
import ByteText

extension Circumstances {
  /// The circumstances in a clause; `nil` if they are ordinary. A removal shows in the event.
  public var clause: String? {
    switch replacements {
    case 0: nil
    case 1: "after the watched file was replaced once"
    default: "after the watched file was replaced twice"
    }
  }
}

extension Doubt {
  /// What would have to be known, in a clause.
  public var clause: String {
    switch self {
    case .securityModule(let test):
      "it hangs on a test of the label '\(test.text?.description ?? "")', and it is not known whether a "
        + "security module judges it"
    case .account(let name): "it is not known what number '\(name)' has; name the host's --facts"
    case .fileSystem(let place):
      "it is not known on which file system '\(place)' lies; name the host's --facts"
    case .orderOfNames:
      "of a call that touches several files, the one that the kernel comes to first decides, and "
        + "which it is cannot be told"
    }
  }
}

import AuditCatalogue

/// Why the kernel would not take a rule that libaudit lets through.
public struct KernelRefusal: Error, Sendable, Hashable {
  /// The errno, by its name.
  public enum Code: String, Sendable, Hashable {
    case invalid = "EINVAL"
    case noEntry = "ENOENT"
    case notDirectory = "ENOTDIR"
    case nameTooLong = "ENAMETOOLONG"
    case exists = "EEXIST"
    case notPermitted = "EPERM"

    /// What strerror(3) says, which is what auditctl prints; for EEXIST its own words.
    public var text: String {
      switch self {
      case .invalid: "Invalid argument"
      case .noEntry: "No such file or directory"
      case .notDirectory: "Not a directory"
      case .nameTooLong: "File name too long"
      case .exists: "Rule exists"
      case .notPermitted: "Operation not permitted"
      }
    }
  }

  /// The errno.
  public let code: Code
  /// What is wrong, as a clause in lower case.
  public let reason: String
  /// Whether another machine could take the same rule: a file or folder is missing on this one.
  public let dependsOnHost: Bool
  /// What to do about it, as an imperative clause; `nil` if the reason says it.
  public let advice: String?
  /// The field of the condition that it is about; `nil` if it is about the whole rule.
  public private(set) var field: Field?

  public init(
    _ code: Code, _ reason: String, dependsOnHost: Bool = false, advice: String? = nil
  ) {
    self.code = code
    self.reason = reason
    self.dependsOnHost = dependsOnHost
    self.advice = advice
  }

  /// This refusal, said to be about a condition on `field`.
  func about(_ field: Field) -> KernelRefusal {
    var copy = self
    copy.field = field
    return copy
  }
}

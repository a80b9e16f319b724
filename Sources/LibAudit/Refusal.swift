import ByteText

/// Why auditctl would not take a line.
public struct Refusal: Sendable, Hashable, Error {
  /// libaudit's code, positive as in its error table; `nil` for what auditctl itself refuses.
  public let code: Int?
  /// The reason, as auditctl tells it.
  public let reason: String
  /// The words at fault, for pointing at; empty if it is the line as a whole.
  public let words: ByteString
  /// Whether auditctl itself dies on the line, so that nothing after it is read.
  public let crashesAuditctl: Bool

  /// Whether another machine could take the line: a user or group is unknown on this one.
  public var dependsOnHost: Bool { code == 38 }

  public init(
    code: Int? = nil, _ reason: String, about words: ByteString = "", crashesAuditctl: Bool = false
  ) {
    self.code = code
    self.reason = reason
    self.words = words
    self.crashesAuditctl = crashesAuditctl
  }
}

import ByteText

/// How a run of auditctl ended.
public struct AuditctlRun: Sendable {
  /// The exit status; 128 and the signal if a signal ended it.
  public let status: Int32
  public let output: ByteString
  public let errors: ByteString
  /// What it sent to syslog, where the messages of `-R` go until the first rule is sent: priority,
  /// date and process taken off.
  public let messages: [ByteString]
  /// The CONFIG_CHANGE records of the kernel.
  public let changes: [AuditRecord]
}

import ByteText

/// What came of one `GuestAction`.
public enum GuestOutcome: Sendable {
  /// Of `load` and `auditctl`.
  case run(AuditctlRun)
  /// Of `addRule` and `deleteRule`: 0 or the errno that the kernel answered with.
  case answer(errno: Int32)
  /// Of `listRules`: each `struct audit_rule_data` with its buffer.
  case rules([[UInt8]])
  /// Of `status`.
  case status(AuditStatus)
  /// Of `make`.
  case made
  /// Of `step`.
  case step(StepOutcome)
}

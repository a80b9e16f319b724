import ByteText

/// One thing that the guest does; each leaves one `GuestOutcome`.
public enum GuestAction: Sendable {
  /// `auditctl -R` on a file with these bytes, `/.guest/audit.rules`, owned by root.
  case load(ByteString)
  /// auditctl with these arguments, at most 250, none with a NUL.
  case auditctl([ByteString])
  /// AUDIT_ADD_RULE with these bytes as payload.
  case addRule([UInt8])
  /// AUDIT_DEL_RULE with these bytes as payload.
  case deleteRule([UInt8])
  /// AUDIT_LIST_RULES.
  case listRules
  /// AUDIT_GET.
  case status
  /// Makes a file.
  case make(TreeEntry)
  /// Makes a call in a process of its own.
  case step(GuestStep)

  func encode(into batch: inout WireWriter) {
    switch self {
    case .load(let bytes):
      batch.put(UInt8(0))
      batch.put(text: bytes.bytes)
    case .auditctl(let arguments):
      batch.put(UInt8(1))
      batch.put(UInt32(arguments.count))
      for argument in arguments { batch.put(text: argument.bytes) }
    case .addRule(let rule):
      batch.put(UInt8(2))
      batch.put(text: rule)
    case .deleteRule(let rule):
      batch.put(UInt8(3))
      batch.put(text: rule)
    case .listRules: batch.put(UInt8(4))
    case .status: batch.put(UInt8(5))
    case .make(let entry):
      batch.put(UInt8(6))
      entry.encode(into: &batch)
    case .step(let step):
      batch.put(UInt8(7))
      var description = WireWriter()
      step.encode(into: &description)
      batch.put(text: description.bytes)
    }
  }
}

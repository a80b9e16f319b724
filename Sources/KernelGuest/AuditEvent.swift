import ByteText

/// The records that share one serial number: what one system call left.
public struct AuditEvent: Sendable, Hashable {
  public let serial: UInt64
  /// In the order they came, the SYSCALL record first.
  public let records: [AuditRecord]

  /// The SYSCALL record; `nil` only for events that do not stem from a call.
  public var syscall: AuditRecord? { records.first { $0.type == AuditRecord.Kind.syscall } }

  /// The keys logged with the call, none for `key=(null)`. Several keys of one rule come as one
  /// value joined by byte 1.
  public var keys: [ByteString] {
    guard let joined = syscall?.untrusted("key") else { return [] }
    return joined.split(separator: 1).map { ByteString($0) }
  }

  /// The record types present.
  public var types: Set<UInt32> { Set(records.map(\.type)) }

  /// The names that the call recorded, by item number.
  public var paths: [PathRecord] {
    records.filter { $0.type == AuditRecord.Kind.path }.map(PathRecord.init)
  }
}

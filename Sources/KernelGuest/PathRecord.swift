import ByteText

/// What a PATH record says of one name.
public struct PathRecord: Sendable, Hashable {
  public let item: Int64?
  /// As the process named it, or the path; `nil` for `(null)`.
  public let name: ByteString?
  /// `nil` if the name was not found.
  public let inode: UInt64?
  /// `major:minor`, hexadecimal.
  public let device: ByteString?
  /// With the file type bits.
  public let mode: UInt32?
  public let owner: UInt32?
  public let group: UInt32?
  /// `PARENT`, `NORMAL`, `CREATE`, `DELETE`, `UNKNOWN`.
  public let nameType: ByteString?

  init(_ record: AuditRecord) {
    item = record.number("item")
    name = record.untrusted("name")
    inode = record.number("inode").map { UInt64(bitPattern: $0) }
    device = record.field("dev")
    mode = record.number("mode", radix: 8).map { UInt32(truncatingIfNeeded: $0) }
    owner = record.number("ouid").map { UInt32(truncatingIfNeeded: $0) }
    group = record.number("ogid").map { UInt32(truncatingIfNeeded: $0) }
    nameType = record.field("nametype")
  }
}

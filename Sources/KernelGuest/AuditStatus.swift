/// The kernel's `struct audit_status`.
public struct AuditStatus: Sendable, Hashable {
  public let enabled: UInt32
  public let failure: UInt32
  public let pid: UInt32
  public let rateLimit: UInt32
  public let backlogLimit: UInt32
  /// Records dropped since the case began.
  public let lost: UInt32
  public let backlog: UInt32
  /// The kernel's feature bits.
  public let features: UInt32
  /// In clock ticks.
  public let backlogWaitTime: UInt32

  init(_ bytes: [UInt8]) throws(GuestError) {
    var reader = WireReader(bytes)
    _ = try reader.number(UInt32.self)  // the mask
    enabled = try reader.number()
    failure = try reader.number()
    pid = try reader.number()
    rateLimit = try reader.number()
    backlogLimit = try reader.number()
    lost = try reader.number()
    backlog = try reader.number()
    features = try reader.number()
    backlogWaitTime = try reader.number()
  }
}

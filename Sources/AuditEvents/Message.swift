/// One record: what a process sends as a message, or what the kernel is about to write.
public struct Message: Sendable, Hashable {
  /// The record type, such as 1112 for USER_LOGIN.
  public var type: UInt32
  /// Who sends it, or whose deed makes the kernel write it.
  public var subject: Subject
  /// What the rules' paths name; only `exe=` asks.
  public var world: FileWorld

  public init(type: UInt32, by subject: Subject, in world: FileWorld = FileWorld()) {
    self.type = type
    self.subject = subject
    self.world = world
  }
}

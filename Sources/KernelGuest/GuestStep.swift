import ByteText

/// A call made by a fresh process.
///
/// The process is forked, takes on its identity, and only then, when all that this caused has been
/// read, makes the call; after it, it ends. So the records that come back begin with the call.
public struct GuestStep: Sendable {
  /// The call.
  public var call: GuestCall
  /// Who makes the call; `nil`: root, without supplementary groups, login unset.
  public var identity: Identity?
  /// Who the process is when it is forked, which is when the task list is asked; `nil`: root. Its
  /// login id stays unless `identity` has one.
  public var bornAs: Identity?
  /// The program that the process runs (its exe), a `TreeEntry.program`; `nil`: the guest's own.
  public var program: ByteString?
  /// The working folder; `nil`: the root folder.
  public var folder: ByteString?
  /// As for personality(2); `nil`: 0.
  public var personality: UInt64?

  public init(
    _ call: GuestCall, as identity: Identity? = nil, bornAs: Identity? = nil,
    program: ByteString? = nil, in folder: ByteString? = nil, personality: UInt64? = nil
  ) {
    self.call = call
    self.identity = identity
    self.bornAs = bornAs
    self.program = program
    self.folder = folder
    self.personality = personality
  }

  func encode(into step: inout WireWriter) {
    step.put(UInt8(bornAs == nil ? 0 : 1))
    bornAs?.encode(into: &step)
    step.put(text: program?.bytes ?? [])
    step.put(text: folder?.bytes ?? [])
    call.encode(into: &step)
    step.put(UInt8(personality == nil ? 0 : 1))
    if let personality { step.put(personality) }
    step.put(UInt8(identity == nil ? 0 : 1))
    identity?.encode(into: &step)
  }
}

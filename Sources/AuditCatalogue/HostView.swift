import ByteText

/// An answer about a host: known to be so, known not to be there, or not known at all.
public enum Lookup<Answer: Sendable & Hashable>: Sendable, Hashable {
  /// It is there.
  case found(Answer)
  /// It is known not to be there.
  case absent
  /// Nothing is known about it.
  case unknown
}

/// What kind of thing a path names.
public enum FileKind: Sendable, Hashable {
  case directory
  /// A regular file, a device or anything else that is neither a directory nor a link.
  case file
  case symlink
}

/// What parsing and loading a rule can ask about the machine that would load it.
public protocol HostView: Sendable {
  /// What `path` names. With `followingLast` a link at the end is followed, as stat(2) does; links
  /// in the middle always are.
  func kind(of path: ByteString, followingLast: Bool) -> Lookup<FileKind>
  /// The number of a user.
  func userId(of name: ByteString) -> Lookup<UInt32>
  /// The number of a group.
  func groupId(of name: ByteString) -> Lookup<UInt32>
}

/// A host that nothing is known of.
public struct UnknownHost: HostView {
  public init() {}

  public func kind(of path: ByteString, followingLast: Bool) -> Lookup<FileKind> { .unknown }
  public func userId(of name: ByteString) -> Lookup<UInt32> { .unknown }
  public func groupId(of name: ByteString) -> Lookup<UInt32> { .unknown }
}

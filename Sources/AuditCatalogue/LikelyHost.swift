import ByteText

/// A host of which some things are known, and nothing is known to be absent.
///
/// The facts of a stock system are such: a real host of its kind has what they list, and more.
public struct LikelyHost: HostView {
  private let facts: HostFacts

  /// A host that has at least what `facts` list.
  public init(_ facts: HostFacts) {
    self.facts = facts
  }

  public func kind(of path: ByteString, followingLast: Bool) -> Lookup<FileKind> {
    known(facts.kind(of: path, followingLast: followingLast))
  }

  public func userId(of name: ByteString) -> Lookup<UInt32> { known(facts.userId(of: name)) }
  public func groupId(of name: ByteString) -> Lookup<UInt32> { known(facts.groupId(of: name)) }

  private func known<Answer>(_ lookup: Lookup<Answer>) -> Lookup<Answer> {
    lookup == .absent ? .unknown : lookup
  }
}

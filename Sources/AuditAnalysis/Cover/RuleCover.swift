import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Decides whether one rule takes every event of another.
///
/// Sound in one direction: yes is said only where each condition of the one rule follows from the
/// conditions of the other. That a file has no second name outside of a tree, that nothing is mounted
/// below one later, and that folders stay where they are is taken for granted, as in the proofs.
public struct RuleCover: Sendable {
  let target: Target
  let facts: HostFacts?
  private let places: Places
  private let reach: PermissionReach

  /// - Parameter facts: what is known of the machine; without them paths lead where they spell.
  public init(target: Target, facts: HostFacts?) {
    self.target = target
    self.facts = facts
    places = Places(facts: facts)
    reach = PermissionReach(target)
  }

  /// `rule`, prepared.
  public func scope(_ rule: Rule) -> RuleScope { RuleScope(rule, reach, places) }

  /// Whether `one` matches whatever `other` does.
  ///
  /// Both are rules of one list. Of the exit list only calls of `architecture` count; whatever order
  /// decides is not looked at, and a watch is taken to know its program.
  public func matchesAll(
    _ one: RuleScope, of other: RuleScope, on architecture: Architecture?
  ) -> Bool {
    guard one.rule.list == other.rule.list else { return false }
    switch one.rule.list {
    case .filesystem: return false
    case .user, .exclude:
      guard [one, other].allSatisfy(isPlainOnMessages) else { return false }
    case .task: break
    case .ioUring:
      guard one.rule.syscalls.holdsAll(of: other.rule.syscalls) else { return false }
    case .exit:
      guard let architecture, let calls = other.calls[architecture],
        one.rule.architectures(outOf: [architecture]) == [architecture],
        one.rule.syscalls.holdsAll(of: calls), isPlaced(one, around: other)
      else { return false }
    }
    let implication = FieldImplication(other, target: target, on: architecture)
    return one.ordered.allSatisfy(implication.holds)
  }

  /// Whether a rule of the user or the exclude list has only conditions that are judged there, by
  /// what they say.
  private func isPlainOnMessages(_ scope: RuleScope) -> Bool {
    !scope.rule.comparisons.isEmpty && !scope.rule.endsItsList
      && !scope.rule.comparisons.contains { $0.field.isSecurityLabel }
  }

  // MARK: Places

  /// Whether what stands on the anchor of `other` is seen from that of `one`.
  private func isPlaced(_ one: RuleScope, around other: RuleScope) -> Bool {
    switch (one.anchor, other.anchor) {
    case (.none, _): true
    case (.watch(let place), .watch(let inner)): place == inner
    case (.tree(let tree), .tree(let inner)):
      tree == inner || holds(tree, inner, spelled: other.rule.dir)
    case (.tree(let tree), .watch(let inner)):
      // A tree on a file goes with it, and a watch follows its name.
      tree == inner
        ? facts?.kind(of: tree, followingLast: false) == .found(.directory)
        : holds(tree, inner, spelled: other.rule.path)
    default: false
    }
  }

  /// Whether `place` lies below `tree`.
  private func holds(_ tree: ByteString, _ place: ByteString, spelled: ByteString?) -> Bool {
    let top = tree == "/" ? tree : tree + [UInt8(ascii: "/")]
    guard place.starts(with: top), place != tree else { return false }
    return !mayLeadElsewhere(place, below: top)
  }

  /// Folders that are links on most systems.
  private static let commonLinks: [ByteString] = [
    "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/usr/tmp", "/var/lock", "/var/mail",
    "/var/run",
  ]

  /// Whether a folder between a tree and a place in it may be a link, as far as nothing is known.
  private func mayLeadElsewhere(_ place: ByteString, below top: ByteString) -> Bool {
    Self.commonLinks.contains { link in
      link.starts(with: top) && place.starts(with: link + [UInt8(ascii: "/")])
        && facts?.kind(of: link, followingLast: false) != .found(.directory)
    }
  }
}

extension SyscallMask {
  /// Whether every number of `other` is in this set; the bits of classes stand for no call.
  func holdsAll(of other: SyscallMask) -> Bool {
    if isAll { return true }
    let last = SyscallMask.wordCount - 1
    return (0..<last).allSatisfy { other.words[$0] & ~words[$0] == 0 }
      && other.words[last] & 0xffff & ~words[last] == 0
  }
}

import AuditAnalysis
import AuditRules
import ByteText
import Diagnostics
import PolicyModel

/// Groups of one stage whose order decides, although nothing says that it is meant.
///
/// The kernel takes the first rule that matches. Where two groups match the same events with another
/// action or under another key, renaming one of them would change what is recorded; `after` says that
/// the order is meant.
struct GroupOverlaps {
  /// One remark for each pair of groups.
  private(set) var diagnostics: [Diagnostic] = []

  private let library: PolicyLibrary
  private let overlaps: RuleOverlap

  /// A rule, ready for being compared with others.
  private struct Candidate {
    let subject: RuleOverlap.Subject
    let span: Span
  }

  init(_ profile: CompiledProfile, in library: PolicyLibrary) {
    self.library = library
    overlaps = RuleOverlap(target: profile.target)
    for groups in Dictionary(grouping: profile.groups, by: \.stage).values where groups.count > 1 {
      let candidates = groups.map { group in
        group.rules.map { Candidate(subject: overlaps.subject($0.rule), span: $0.span) }
      }
      for (index, group) in groups.enumerated() {
        for later in groups.indices.dropFirst(index + 1)
        where !isStated(from: groups[later], to: group) {
          report(candidates[index], candidates[later], group, groups[later])
        }
      }
    }
  }

  /// Whether `later` says, by itself or through groups between, that it comes after `earlier`.
  private func isStated(from later: CompiledGroup, to earlier: CompiledGroup) -> Bool {
    var pending = [later.name]
    var seen: Set<ByteString> = []
    while let name = pending.popLast() {
      if name == earlier.name { return true }
      guard seen.insert(name).inserted else { continue }
      pending += library.groups[name]?.after.map(\.text) ?? []
    }
    return false
  }

  private mutating func report(
    _ earlier: [Candidate], _ later: [Candidate], _ first: CompiledGroup, _ second: CompiledGroup
  ) {
    for one in earlier {
      for other in later where decides(one.subject, other.subject) {
        diagnostics.append(
          Diagnostic(
            .note, "unstated-order",
            "'\(second.name)' matches events that '\(first.name)' takes first", at: other.span
          )
          .noting("the same events, taken first because of the group's name", at: one.span)
          .advising("write 'after \(first.name)' if that is meant, or give them different stages"))
        return
      }
    }
  }

  /// Whether some event certainly matches both, and which of them comes first makes a difference.
  private func decides(_ one: RuleOverlap.Subject, _ other: RuleOverlap.Subject) -> Bool {
    let (a, b) = (one.rule, other.rule)
    guard a.list == b.list, a.action != b.action || a.keys != b.keys else { return false }
    return overlaps.overlap(one, other) == .certain
  }
}

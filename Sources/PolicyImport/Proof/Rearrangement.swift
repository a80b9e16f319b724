import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Proves that two sets of rules do the same with every event, keys and their order included, by
/// cutting the rules of both into the same pieces and finding that only such pieces have changed
/// places as commute.
///
/// A rule can be cut by interface and by system call without any event faring otherwise, for the
/// pieces stand next to each other, share action and keys, and no call is in two of them. A piece that
/// stands there again, with nothing between that would take an event from the second and give it to
/// another, can go. What is left has to be the same pieces on both sides. A yes is a proof; a no is
/// none.
struct Rearrangement {
  /// What came of it.
  struct Outcome {
    /// Whether both do the same with every event.
    var isProved: Bool { strangers.isEmpty && misplaced.isEmpty }
    /// The rules of the first set of which the second lacks something.
    var strangers: Set<Int> = []
    /// The rules of the first set that another stands on the wrong side of in the second one.
    var misplaced: Set<Int> = []
    /// The rules of the second set of which the first lacks something.
    var additions: Set<Int> = []
  }

  /// What a rule of one set and a rule of the other have in common.
  private struct Piece {
    let old: Int
    let new: Int
    let rule: Rule
  }

  private let target: Target
  private let commutation: Commutation

  init(target: Target) {
    self.target = target
    commutation = Commutation(target: target)
  }

  /// Whether `new` does the same as `old`.
  func outcome(_ old: [Rule], _ new: [Rule]) -> Outcome {
    var outcome = Outcome()
    if old.map(\.canonical) == new.map(\.canonical), old.map(\.keys) == new.map(\.keys) {
      return outcome
    }
    let (olds, news) = (distinct(old), distinct(new))
    let newByKind = Dictionary(grouping: news, by: \.kind)
    let oldByKind = Dictionary(grouping: olds, by: \.kind)
    var pieces: [Piece] = []
    for slice in olds {
      var left = slice.calls
      for other in newByKind[slice.kind] ?? [] {
        let common = slice.calls.intersection(other.calls)
        guard !common.isEmpty else { continue }
        left = left.subtracting(common)
        var rule = slice.rule
        rule.syscalls = common
        pieces.append(Piece(old: slice.index, new: other.index, rule: rule))
      }
      if !left.isEmpty { outcome.strangers.insert(slice.index) }
    }
    for slice in news {
      let left = (oldByKind[slice.kind] ?? []).reduce(slice.calls) { $0.subtracting($1.calls) }
      if !left.isEmpty { outcome.additions.insert(slice.index) }
    }
    outcome.misplaced = misplaced(pieces)
    return outcome
  }

  /// The slices of `rules`, without what comes to nothing because it was said before.
  private func distinct(_ rules: [Rule]) -> [RuleSlice] {
    var result: [RuleSlice] = []
    var seen: [RuleSlice.Kind: [Int]] = [:]
    for var slice in RuleSlice.slices(of: rules, on: target) {
      let earlier = seen[slice.kind] ?? []
      if slice.rule.isKeptByInode,
        let last = earlier.last(where: { result[$0].calls.meets(slice.calls) }),
        isApart(result[last], slice, result[(last + 1)...])
      {
        slice.kind.number = earlier.count
        seen[slice.kind, default: []].append(result.count)
        result.append(slice)
        continue
      }
      for index in earlier { slice.calls = slice.calls.subtracting(result[index].calls) }
      guard !slice.calls.isEmpty else { continue }
      seen[slice.kind, default: []].append(result.count)
      result.append(slice)
    }
    return result
  }

  /// Whether some watch between two that say the same may have its say when the order is turned.
  private func isApart(
    _ first: RuleSlice, _ second: RuleSlice, _ between: ArraySlice<RuleSlice>
  ) -> Bool {
    let subject = commutation.subject(first.rule)
    return between.contains { other in
      other.rule.isKeptByInode && !commutation.commute(subject, commutation.subject(other.rule))
    }
  }

  /// The rules of the first set in pieces that changed places and do not commute.
  private func misplaced(_ pieces: [Piece]) -> Set<Int> {
    let sorted = pieces.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
    if zip(sorted, sorted.dropFirst()).allSatisfy({ $0.new <= $1.new }) { return [] }
    let subjects = sorted.map { commutation.subject($0.rule) }
    let neighbours = Neighbours(sorted.map(\.rule))
    var found: Set<Int> = []
    for (late, piece) in sorted.enumerated() {
      neighbours.forEach(before: late) { early in
        let other = sorted[early]
        guard other.new > piece.new, other.old < piece.old,
          !commutation.commute(subjects[early], subjects[late])
        else { return }
        found.formUnion([other.old, piece.old])
      }
    }
    return found
  }
}

extension SyscallMask {
  /// What is in this set and not in the other.
  func subtracting(_ other: SyscallMask) -> SyscallMask {
    SyscallMask(words: zip(words, other.words).map { $0 & ~$1 })
  }

  /// Whether a call is in both sets.
  func meets(_ other: SyscallMask) -> Bool {
    zip(words, other.words).contains { $0 & $1 != 0 }
  }
}

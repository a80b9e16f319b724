/// Looks for a word within ranges that passes tests of its bits.
///
/// Bits that must be set or clear are propagated; where a test leaves a choice, both ways are tried.
/// So the answer is exact, and the work is small for the few tests that rules hold.
struct BitSearch {
  private var ones: UInt32 = 0
  private var zeros: UInt32 = 0
  /// Of each of these masks some bit is set.
  private var someOf: [UInt32] = []
  /// Of each of these masks some bit is clear.
  private var notAllOf: [UInt32] = []

  init(_ tests: [BitTest]) {
    for test in tests {
      switch test {
      case .some(let mask): someOf.append(mask)
      case .none(let mask): zeros |= mask
      case .all(let mask): ones |= mask
      case .notAll(let mask): notAllOf.append(mask)
      }
    }
  }

  /// A word in one of `ranges` that passes all tests.
  func member(of ranges: [ClosedRange<UInt32>]) -> UInt32? {
    guard ones & zeros == 0 else { return nil }
    let candidates = ranges.lazy.compactMap { range in
      self.least(from: range.lowerBound).flatMap { $0 <= range.upperBound ? $0 : nil }
    }
    guard let word = candidates.first else { return nil }
    if let mask = someOf.first(where: { word & $0 == 0 }) {
      return branch(on: mask & ~zeros, within: ranges) {
        $0.ones |= $1
      } else: {
        $0.zeros |= $1
      }
    }
    if let mask = notAllOf.first(where: { word & $0 == $0 }) {
      return branch(on: mask & ~ones, within: ranges) {
        $0.zeros |= $1
      } else: {
        $0.ones |= $1
      }
    }
    return word
  }

  /// Takes the lowest bit of `mask` once as the test wants it and once the other way.
  private func branch(
    on mask: UInt32, within ranges: [ClosedRange<UInt32>],
    _ take: (inout BitSearch, UInt32) -> Void,
    else leave: (inout BitSearch, UInt32) -> Void
  ) -> UInt32? {
    let bit = mask & (~mask &+ 1)
    guard bit != 0 else { return nil }
    var with = self
    take(&with, bit)
    if let word = with.member(of: ranges) { return word }
    var without = self
    leave(&without, bit)
    return without.member(of: ranges)
  }

  /// The smallest word from `start` on with all of `ones` and none of `zeros`.
  private func least(from start: UInt32) -> UInt32? {
    let wrong = (start & zeros) | (~start & ones)
    guard wrong != 0 else { return start }
    let highest = UInt32(1) << (31 - UInt32(wrong.leadingZeroBitCount))
    if ones & highest != 0 {
      return (start & ~(highest | (highest - 1))) | highest | (ones & (highest - 1))
    }
    // That bit must go; the next higher bit that is clear and may be set makes room for it.
    var bit = highest
    while bit < 0x8000_0000 {
      bit <<= 1
      if start & bit == 0, zeros & bit == 0 {
        return (start & ~(bit | (bit - 1))) | bit | (ones & (bit - 1))
      }
    }
    return nil
  }
}

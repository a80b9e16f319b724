/// A source of the same numbers on every run (SplitMix64), for tests that draw their cases.
public struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below `limit`, which is at least 1.
  public mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
  /// True in one of `count` cases.
  public mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
  /// One of `choices`, which must not be empty.
  public mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }
}

import AuditCatalogue
import AuditRules

/// System calls of each interface of a target, by number.
///
/// The bits of the classes at the end of a mask are no calls; x32 numbers are in no mask, hence in
/// no set (the assumption `x32`).
struct CallSet: Hashable, Sendable {
  /// 32 words of 64 calls for each interface, in the target's order.
  private var words: [UInt64]

  private static let wordsEach = 32

  private init(words: [UInt64]) {
    self.words = words
  }

  static func none(interfaces: Int) -> CallSet {
    CallSet(words: [UInt64](repeating: 0, count: interfaces * wordsEach))
  }

  /// Every call of every interface.
  static func all(interfaces: Int) -> CallSet {
    var result = CallSet(words: [UInt64](repeating: .max, count: interfaces * wordsEach))
    for interface in 0..<interfaces { result.words[interface * wordsEach + wordsEach - 1] >>= 16 }
    return result
  }

  /// The calls of `mask` on one interface.
  mutating func insert(_ mask: SyscallMask, interface: Int) {
    let base = interface * Self.wordsEach
    for word in 0..<Self.wordsEach {
      let pair = UInt64(mask.words[word * 2]) | UInt64(mask.words[word * 2 + 1]) << 32
      words[base + word] |= word == Self.wordsEach - 1 ? pair & (.max >> 16) : pair
    }
  }

  mutating func insert(_ number: UInt32, interface: Int) {
    guard number < SyscallMask.limit - 16 else { return }
    words[interface * Self.wordsEach + Int(number / 64)] |= 1 << UInt64(number % 64)
  }

  func contains(_ number: UInt32, interface: Int) -> Bool {
    number < SyscallMask.limit
      && words[interface * Self.wordsEach + Int(number / 64)] & (1 << UInt64(number % 64)) != 0
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Whether nothing is in both.
  func isDisjoint(with other: CallSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return false }
    return true
  }

  func intersection(_ other: CallSet) -> CallSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  func subtracting(_ other: CallSet) -> CallSet {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  func union(_ other: CallSet) -> CallSet {
    var result = self
    for index in words.indices { result.words[index] |= other.words[index] }
    return result
  }

  /// The numbers of one interface, in order.
  func numbers(interface: Int) -> [UInt32] {
    var result: [UInt32] = []
    for word in 0..<Self.wordsEach {
      var rest = words[interface * Self.wordsEach + word]
      while rest != 0 {
        result.append(UInt32(word * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return result
  }
}

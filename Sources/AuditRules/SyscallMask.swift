/// A set of system call numbers from 0 to 2047, the mask of an `audit_rule_data`.
///
/// The mask says nothing about the architecture; a rule's `arch` fields do.
public struct SyscallMask: Sendable, Hashable {
  /// 64 words of 32 bits; bit n of the whole is system call n.
  public private(set) var words: [UInt32]

  /// The number of words.
  public static let wordCount = 64
  /// One more than the largest system call number that a mask can hold.
  public static let limit: UInt32 = 2048

  /// No system call: a rule with this mask never matches on the exit list.
  public static let none = SyscallMask(words: [UInt32](repeating: 0, count: wordCount))
  /// Every system call, as libaudit sends `-S all`; the kernel hands the last word back half empty.
  public static let all = SyscallMask(words: [UInt32](repeating: .max, count: wordCount))

  /// The mask with these 64 words.
  public init(words: [UInt32]) {
    precondition(words.count == Self.wordCount, "a mask has 64 words")
    self.words = words
  }

  /// Hashes the words at one go: rules are looked up by the hundred thousand.
  public func hash(into hasher: inout Hasher) {
    words.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// The mask that holds exactly `numbers`, each below `limit`.
  public init(_ numbers: some Sequence<UInt32>) {
    self = .none
    for number in numbers { insert(number) }
  }

  /// Whether this stands for all calls: words 0 to 62 full, which is how auditctl tests it.
  public var isAll: Bool { words.dropLast().allSatisfy { $0 == .max } }

  /// Whether no number is in the set.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Whether `number` is in the set.
  public func contains(_ number: UInt32) -> Bool {
    number < Self.limit && words[Int(number / 32)] & (1 << (number % 32)) != 0
  }

  /// Adds `number`, below `limit`.
  public mutating func insert(_ number: UInt32) {
    precondition(number < Self.limit, "no system call has the number \(number)")
    words[Int(number / 32)] |= 1 << (number % 32)
  }

  /// Takes `number` out.
  public mutating func remove(_ number: UInt32) {
    guard number < Self.limit else { return }
    words[Int(number / 32)] &= ~(1 << (number % 32))
  }

  /// The numbers in the set, in order.
  public var numbers: [UInt32] {
    var result: [UInt32] = []
    for (index, word) in words.enumerated() where word != 0 {
      for bit in 0..<UInt32(32) where word & (1 << bit) != 0 {
        result.append(UInt32(index) * 32 + bit)
      }
    }
    return result
  }

  /// What is in either set.
  public func union(_ other: SyscallMask) -> SyscallMask {
    SyscallMask(words: zip(words, other.words).map { $0 | $1 })
  }

  /// What is in both sets.
  public func intersection(_ other: SyscallMask) -> SyscallMask {
    SyscallMask(words: zip(words, other.words).map { $0 & $1 })
  }
}

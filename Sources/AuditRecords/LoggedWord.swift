import AuditCatalogue
import ByteText

/// A 32-bit word as far as a log tells it.
public struct LoggedWord: Sendable, Hashable {
  /// The bits; 0 where not known.
  public let bits: UInt32
  /// Which of the bits are known.
  public let mask: UInt32

  /// A word that is known whole.
  public init(_ bits: UInt32) {
    self.init(bits: bits, mask: .max)
  }

  init(bits: UInt32, mask: UInt32) {
    self.bits = bits & mask
    self.mask = mask
  }

  /// A word of which nothing is known.
  public static let unknown = LoggedWord(bits: 0, mask: 0)

  /// Whether it is known whole.
  public var isKnown: Bool { mask == .max }

  /// Whether the comparison holds; `nil` if that hangs on bits that are not known.
  public func holds(_ op: Operator, _ bound: UInt32) -> Bool? {
    let open = ~mask
    let fillings = [0, open, bound, bound &+ 1, bound &- 1, ~bound].map { bits | ($0 & open) }
    let answers = Set(fillings.map { op.holds($0, bound) })
    return answers.count == 1 ? answers.first : nil
  }
}

extension LoggedWord {
  /// Reads argument `index` of the call `name` as ausearch prints it; raw it is hexadecimal.
  init(argument text: ByteString, _ index: Int, of name: String, isInterpreted: Bool) {
    let string = text.description
    guard isInterpreted else {
      self = UInt64(string, radix: 16).map { .init(UInt32(truncatingIfNeeded: $0)) } ?? .unknown
      return
    }
    if string.hasPrefix("0x"), let number = UInt64(string.dropFirst(2), radix: 16) {
      self.init(UInt32(truncatingIfNeeded: number))
    } else if string.hasPrefix("0"), let mode = UInt32(string, radix: 8) {
      self.init(mode)
    } else if string == "AT_FDCWD" {
      self.init(0xffff_ff9c)
    } else if let clock = Self.clocks[string], name.hasPrefix("clock_") {
      self.init(clock)
    } else if string.hasPrefix("O_"), Self.placeOfOpenFlags[name] == index {
      self = Self.openFlags(string)
    } else {
      self = .unknown
    }
  }

  private static let placeOfOpenFlags = ["open": 1, "openat": 2, "openat2": 2]

  /// The clocks that rules ask for (linux/time.h).
  private static let clocks: [String: UInt32] = [
    "CLOCK_REALTIME": 0, "CLOCK_MONOTONIC": 1, "CLOCK_PROCESS_CPUTIME_ID": 2,
    "CLOCK_THREAD_CPUTIME_ID": 3, "CLOCK_MONOTONIC_RAW": 4, "CLOCK_REALTIME_COARSE": 5,
    "CLOCK_MONOTONIC_COARSE": 6, "CLOCK_BOOTTIME": 7,
  ]

  /// Flags of open by the names that ausearch has for them; of the bits that it has no name for,
  /// O_LARGEFILE among them, nothing is known.
  static func openFlags(_ text: String) -> LoggedWord {
    var bits: UInt32 = 0
    for name in text.split(separator: "|") {
      guard let bit = openFlagBits[String(name)] else { return .unknown }
      bits |= bit
    }
    return LoggedWord(bits: bits, mask: openFlagBits.values.reduce(3) { $0 | $1 })
  }

  /// asm-generic/fcntl.h, as on x86.
  private static let openFlagBits: [String: UInt32] = [
    "O_RDONLY": 0, "O_WRONLY": 0o1, "O_RDWR": 0o2, "O_CREAT": 0o100, "O_EXCL": 0o200,
    "O_NOCTTY": 0o400, "O_TRUNC": 0o1000, "O_APPEND": 0o2000, "O_NONBLOCK": 0o4000,
    "O_DSYNC": 0o10000, "O_ASYNC": 0o20000, "O_DIRECT": 0o40000, "O_DIRECTORY": 0o200000,
    "O_NOFOLLOW": 0o400000, "O_NOATIME": 0o1000000, "O_CLOEXEC": 0o2000000,
    "__O_SYNC": 0o4000000, "O_PATH": 0o10000000, "__O_TMPFILE": 0o20000000,
  ]
}

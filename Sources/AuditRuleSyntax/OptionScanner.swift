import ByteText

/// One option of an auditctl command line.
public enum RuleOption: Sendable, Hashable {
  /// A one-letter option with its argument, empty for those that take none.
  case short(UInt8, ByteString)
  /// A long option with its argument, empty for those that take none.
  case long(LongOption, ByteString)
  /// An unknown option, or one whose argument is missing or should not be there.
  case invalid
}

/// The long options of auditctl 3.0.9.
public enum LongOption: String, Sendable, Hashable, CaseIterable {
  case loginuidImmutable = "loginuid-immutable"
  case backlogWaitTime = "backlog_wait_time"
  case resetLost = "reset-lost"
  case resetBacklogWaitTimeActual = "reset_backlog_wait_time_actual"
  case signal = "signal"

  /// Whether a value follows.
  public var takesArgument: Bool { self == .backlogWaitTime || self == .signal }
}

/// Reads options one at a time as getopt_long(3) of the GNU library does for auditctl: bundled
/// letters, glued arguments, abbreviated long names, and words that are no options moved behind.
///
/// auditctl looks at the scanner's place between two options, so when words are moved matters.
public struct OptionScanner: Sendable {
  /// The words, the program's name first; words that are no options move to the end.
  public private(set) var words: [ByteString]
  /// The index of the next word to look at (getopt's `optind`); within a bundle, of its word.
  public private(set) var nextIndex = 1
  /// The letters of a bundle that are still to come.
  private var bundle: ArraySlice<UInt8> = []
  /// The words that were found to be no options and have not been moved yet.
  private var skipped = 1..<1

  /// A scanner over `words`, which do not hold the program's name.
  public init(_ words: [ByteString]) {
    self.words = ["auditctl"] + words
  }

  private static let lettersAlone = Set("hicslDvt".utf8)
  private static let lettersWithArgument = Set("CefrbaAdSFmRwWkpq".utf8)

  /// The next option, or `nil` at the end; then `nextIndex` is the first word that is no option.
  public mutating func next() -> RuleOption? {
    if bundle.isEmpty {
      moveToOption()
      guard nextIndex < words.count, skipped.upperBound <= nextIndex else {
        if !skipped.isEmpty { nextIndex = skipped.lowerBound }
        return nil
      }
      let word = words[nextIndex]
      if word.starts(with: "--".utf8) { return longOption(ByteString(word.dropFirst(2))) }
      bundle = word.bytes.dropFirst()
    }
    return nextLetter()
  }

  /// Moves on to the next word that is an option, or to the end.
  private mutating func moveToOption() {
    if skipped.isEmpty {
      skipped = nextIndex..<nextIndex
    } else {
      moveSkippedBehindOptions()
    }
    while nextIndex < words.count, !Self.isOption(words[nextIndex]) { nextIndex += 1 }
    skipped = skipped.lowerBound..<nextIndex
    if nextIndex < words.count, words[nextIndex] == "--" {
      nextIndex += 1
      if skipped.isEmpty {
        skipped = nextIndex..<nextIndex
      } else {
        moveSkippedBehindOptions()
      }
      skipped = skipped.lowerBound..<words.count
      nextIndex = words.count
    }
  }

  private static func isOption(_ word: ByteString) -> Bool {
    word.count > 1 && word[0] == UInt8(ascii: "-")
  }

  /// Exchanges the skipped words with the options that were read since they were skipped.
  private mutating func moveSkippedBehindOptions() {
    let options = skipped.upperBound..<nextIndex
    guard !options.isEmpty else { return }
    let moved = words[options] + words[skipped]
    words.replaceSubrange(skipped.lowerBound..<nextIndex, with: Array(moved))
    skipped = (skipped.lowerBound + options.count)..<nextIndex
  }

  private mutating func nextLetter() -> RuleOption {
    let letter = bundle.removeFirst()
    if bundle.isEmpty { nextIndex += 1 }
    if Self.lettersAlone.contains(letter) { return .short(letter, ByteString()) }
    guard Self.lettersWithArgument.contains(letter) else { return .invalid }
    if !bundle.isEmpty {
      defer { bundle = [] }
      nextIndex += 1
      return .short(letter, ByteString(bundle))
    }
    guard let argument = takeWord() else { return .invalid }
    return .short(letter, argument)
  }

  private mutating func longOption(_ text: ByteString) -> RuleOption {
    nextIndex += 1
    let equals = text.firstIndex(of: UInt8(ascii: "="))
    let name = String(decoding: text[..<(equals ?? text.endIndex)], as: UTF8.self)
    let candidates = LongOption.allCases.filter { $0.rawValue.hasPrefix(name) }
    let exact = candidates.first { $0.rawValue == name }
    guard let option = exact ?? (candidates.count == 1 ? candidates[0] : nil) else {
      return .invalid
    }
    let glued = equals.map { ByteString(text[($0 + 1)...]) }
    guard option.takesArgument else { return glued == nil ? .long(option, "") : .invalid }
    guard let argument = glued ?? takeWord() else { return .invalid }
    return .long(option, argument)
  }

  private mutating func takeWord() -> ByteString? {
    guard nextIndex < words.count else { return nil }
    nextIndex += 1
    return words[nextIndex - 1]
  }
}

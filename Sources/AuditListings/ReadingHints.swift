import AuditCatalogue
import AuditRules
import ByteText

/// What else to look for in a listing, because a rule that is expected would print so.
///
/// A listing says `b64` for every 64-bit architecture and does not quote its texts. Without hints
/// the target's architecture is meant, a text ends where the next option begins, and nothing is left
/// out; a rule for another architecture, with an option's look in its path, or with a comparison of
/// two fields by a number that auditctl does not know, is found only if it is expected.
public struct ReadingHints: Sendable, Hashable {
  /// Architectures that `b64` and `b32` may stand for besides the target's.
  public private(set) var architectures: [Architecture] = []
  /// Paths, keys and labels that hold what looks like the beginning of an option.
  public private(set) var texts: Set<ByteString> = []
  /// Rules of which a comparison is not printed (see `Rule.printable`), by what is.
  private var unprinted: [CanonicalRule: [Rule]] = [:]

  /// No hints.
  public init() {}

  /// The hints that `rules` give to a reader of a listing.
  public init(expecting rules: some Sequence<Rule>) {
    var architectures: Set<UInt32> = []
    for rule in rules {
      for comparison in rule.comparisons {
        if comparison.field == .arch, let number = comparison.number {
          architectures.insert(number)
        }
        for part in (comparison.text ?? "").split(separator: Rule.keySeparator)
        where Self.looksDivided(part) {
          texts.insert(ByteString(part))
        }
      }
      let printable = rule.printable
      if printable.comparisons.count < rule.comparisons.count {
        unprinted[printable.canonical, default: []].append(rule)
      }
    }
    self.architectures = architectures.sorted().map(Architecture.init(rawValue:))
  }

  /// The expected rules that are printed as `rule` is, and say more.
  func rules(printedAs rule: Rule) -> [Rule] { unprinted[rule.canonical] ?? [] }

  /// Whether a blank in the text is followed by what can begin an option.
  private static func looksDivided(_ text: Slice<ByteString>) -> Bool {
    zip(text, text.dropFirst()).contains {
      $0 == UInt8(ascii: " ") && ($1 == UInt8(ascii: "-") || $1 == UInt8(ascii: "f"))
    } || text.last == UInt8(ascii: " ")
  }
}

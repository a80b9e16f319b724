import AuditAnalysis
import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Tells whether two rules can change places without any event faring otherwise.
///
/// They can if no event matches both, or if a match of either comes to the same: the same action and
/// the same keys in the same order. Watches on files, which the kernel keeps apart and tries name by
/// name, only overrule the list from places before the rule that the list came to, so that a watch and
/// a rule of the list change places only if no event matches both. Watches on one path take their turns
/// anew whenever the file is replaced, always all of them at once, so what keeps their order keeps it
/// then too; of two spellings of one path the one loaded last follows the name, so those never change
/// places.
struct Commutation {
  /// A rule, ready for being held against many others.
  struct Subject {
    let rule: Rule
    fileprivate let overlap: RuleOverlap.Subject
    fileprivate let keys: [ByteString]
    fileprivate let isWatch: Bool
    fileprivate let endsItsList: Bool
  }

  private let overlaps: RuleOverlap

  init(target: Target) {
    overlaps = RuleOverlap(target: target)
  }

  /// `rule`, ready.
  func subject(_ rule: Rule) -> Subject {
    Subject(
      rule: rule, overlap: overlaps.subject(rule), keys: rule.keys, isWatch: rule.isKeptByInode,
      endsItsList: rule.endsItsList)
  }

  /// Whether the order of these two makes no difference.
  func commute(_ a: Subject, _ b: Subject) -> Bool {
    guard a.rule.list == b.rule.list else { return true }
    if a.endsItsList || b.endsItsList { return a.rule == b.rule }
    if a.isWatch == b.isWatch, comesToTheSame(a, b), !a.isWatch || a.rule.path == b.rule.path {
      return true
    }
    return overlaps.overlap(a.overlap, b.overlap) == .none
  }

  private func comesToTheSame(_ a: Subject, _ b: Subject) -> Bool {
    // Whatever a rule of the exclude list says, what it matches is dropped.
    if a.rule.list == .exclude { return true }
    guard a.rule.action == b.rule.action else { return false }
    return a.rule.action == .never || a.keys == b.keys
  }
}

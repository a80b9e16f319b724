import AuditAnalysis
import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct SwappingWatches: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "two watches on one file, whose order changes when the file is replaced"

  static let explanation = """
    Of several rules with 'path=' on one file the first decides, but only until the file is replaced by \
    another. Each time that happens, and editors, package upgrades and password tools all do it, the \
    kernel puts the rules for that file in reverse order, so after every second time the last one decides. \
    A 'never' rule then stops working, and events are found under another key. The listing shows nothing.

    Silence a file's events by a rule that is no watch: a 'never' rule with 'dir=' on a folder, or without \
    a place, keeps its order. Give two watches that record the same events one key, or make them one rule \
    with both keys.
    """

  static let flagged = """
    ‹-a never,exit -F path=/etc/shadow -F perm=r -F uid=0›
    -w /etc/shadow -p rwa -k identity
    """

  static let accepted = """
    -a never,exit -F arch=b64 -S openat -F exe=/usr/bin/passwd
    -w /etc/shadow -p rwa -k identity
    -w /etc/passwd -p wa -k identity
    """

  /// How many watches on one file are compared with each other.
  private static let limit = 24

  func findings(in rules: LintedRules) -> [Finding] {
    let cover = rules.cover
    let overlap = RuleOverlap(target: rules.target)
    var watches: [ByteString: [(line: LintedLine, scope: RuleScope)]] = [:]
    var findings: [Finding] = []
    for (line, readings) in rules.held where readings.count == 1 {
      let scope = cover.scope(readings[0])
      guard case .watch(let place) = scope.anchor else { continue }
      let earlier = watches[place, default: []].suffix(Self.limit)
      findings += earlier.filter { $0.scope.rule.action != scope.rule.action }.compactMap {
        silencing($0, (line, scope), overlap)
      }
      if let other = earlier.first(where: { isTwin($0.scope, scope, cover) }) {
        findings.append(refiling(other, (line, scope)))
      }
      watches[place, default: []].append((line, scope))
    }
    return findings
  }

  private typealias Watch = (line: LintedLine, scope: RuleScope)

  private func silencing(_ one: Watch, _ other: Watch, _ overlap: RuleOverlap) -> Finding? {
    let met = overlap.overlap(
      overlap.subject(one.scope.rule), overlap.subject(other.scope.rule))
    guard met == .certain else { return nil }
    let (never, always) = one.scope.rule.action == .never ? (one, other) : (other, one)
    let path = never.scope.rule.path ?? "this file"
    let isFirst = never.line.index == one.line.index
    let what = isFirst ? "stops working" : "begins to work"
    return Finding(
      "this 'never' rule \(what) when '\(path)' has been replaced twice", at: never.line.span
    )
    .noting("the two change places each time", at: always.line.span)
    .advising("silence by a rule with 'dir=' or without a place, above both")
  }

  /// Whether both record under different keys, and one of them all that the other does.
  private func isTwin(_ one: RuleScope, _ other: RuleScope, _ cover: RuleCover) -> Bool {
    guard one.rule.action == .always, other.rule.action == .always,
      Set(one.rule.keys) != Set(other.rule.keys)
    else { return false }
    return [(one, other), (other, one)].contains { wide, narrow in
      !narrow.calls.isEmpty
        && narrow.calls.keys.allSatisfy { cover.matchesAll(wide, of: narrow, on: $0) }
    }
  }

  private func refiling(_ one: Watch, _ other: Watch) -> Finding {
    let keys = [one, other].map { watch in
      watch.scope.rule.keys.isEmpty
        ? "no key" : watch.scope.rule.keys.map { "'\($0)'" }.joined(separator: " and ")
    }
    return Finding(
      "replacing the file changes whether events are filed under \(keys[0]) or \(keys[1])",
      at: other.line.span
    ).noting(
      "both rules record some of the same events, and they change places each time",
      at: one.line.span
    )
    .advising("give both the same keys, or leave one of them out")
  }
}

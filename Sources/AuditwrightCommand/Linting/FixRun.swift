import AuditLints
import AuditLoading
import AuditProofs
import Diagnostics
import LibAudit

/// Mends what findings offer a fix for, as far as the meaning stays.
struct FixRun {
  private let run: LintRun
  private let bench: LintBench

  /// Files that were written, and what is to be said of it.
  struct Result {
    var remarks: [String] = []
  }

  init(_ run: LintRun, _ bench: LintBench) {
    self.run = run
    self.bench = bench
  }

  /// Writes every file that changes, each whole or not at all.
  ///
  /// A set of rules is mended if it is proved to record the same events under the same keys
  /// afterwards. Otherwise the fix of each finding is tried by itself.
  func carriedOut() throws(Failure) -> Result {
    var result = Result()
    for rules in bench.rules {
      let names = Set(rules.files.map(\.name))
      let fixes = run.diagnostics.filter { names.contains($0.span?.source.name ?? "") }
        .compactMap { diagnostic in diagnostic.fix.map { (diagnostic, $0) } }
      let (texts, refused) = Self.mended(rules, fixes.map(\.1))
      for index in refused {
        let diagnostic = fixes[index].0
        result.remarks.append(
          "\(diagnostic.span?.fileAndLine ?? ""): the fix of '\(diagnostic.id)' is left out, for it was "
            + "not proved that the meaning stays")
      }
      for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
        guard name != "<stdin>" else {
          result.remarks.append("standard input cannot be mended in place")
          continue
        }
        try WholeFile(path: name).write(text.bytes)
        result.remarks.append("\(FileReading.shown(name)): mended")
      }
    }
    return result
  }

  /// The texts that change, by name, and the fixes that were left out.
  private static func mended(
    _ rules: LintedRules, _ fixes: [Fix]
  ) -> (texts: [String: SourceText], refused: [Int]) {
    func isProved(_ texts: [String: SourceText]) -> Bool {
      rules.keepsItsMeaning(with: texts) { isEqual($0, $1, on: rules.host) }
    }
    let all = FixedTexts(rules.files, fixes, Array(fixes.indices))
    if isProved(all.texts) { return (all.texts, []) }
    // One bad fix must not keep the others from being made.
    var kept: [Int] = []
    var refused: [Int] = []
    for index in fixes.indices {
      if isProved(FixedTexts(rules.files, fixes, [index]).texts) {
        kept.append(index)
      } else {
        refused.append(index)
      }
    }
    let texts = FixedTexts(rules.files, fixes, kept).texts
    return isProved(texts) ? (texts, refused) : ([:], Array(fixes.indices))
  }

  /// Whether what two loads leave records the same events under the same keys.
  private static func isEqual(_ old: LoadResult, _ new: LoadResult, on host: LintedHost) -> Bool {
    let proofHost = ProofHost(target: host.target, facts: host.facts, names: LibAuditNames())
    return RuleComparison(on: proofHost, comparingKeys: true)
      .compare(RuleLineSet(old), RuleLineSet(new)).relation == .equal
  }
}

extension RuleLineSet {
  /// What a load leaves.
  fileprivate init(_ load: LoadResult) {
    self.init(load.rules.certainReadings, isEnabled: load.settings.enabled != 0)
  }
}

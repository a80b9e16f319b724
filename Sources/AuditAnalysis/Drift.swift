import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics

/// Compares the rules that should be loaded with those that are, as the kernel holds them.
public enum Drift {
  /// The differences between `expected`, in the kernel's order, and `loaded`, in listed order.
  public static func compare(
    expected: [ExpectedRule], loaded: [LoadedLine], _ options: DriftOptions
  ) -> DriftReport {
    let matching = Matching(expected, loaded, options)
    let pairing = Pairing(expected, matching, options)
    var report = DriftReport()
    let writer = FindingWriter(options: options)
    let unreadable = matching.lines.filter { $0.unreadable != nil }
    let missing = matching.freeRules.filter { pairing.line[$0] == nil }
    for index in matching.freeRules {
      if let line = pairing.line[index] {
        report.findings.append(writer.changed(expected[index], matching.lines[line]))
      } else {
        // An unreadable line may be the missing rule.
        let isDefinite = missing.count > unreadable.count
        report.findings.append(writer.missing(expected[index], isDefinite: isDefinite))
      }
    }
    for index in matching.freeLines where !pairing.isPaired(line: index) {
      report.findings.append(writer.unexpected(matching.lines[index]))
    }
    report.findings += unreadable.map(writer.unreadable)
    var order = OrderCheck(expected, matching, options)
    if !report.findings.isEmpty || !order.findings.isEmpty || !order.uncertain.isEmpty {
      let search = EffectSearch(
        expected: expected, matching: matching, order: order, options: options)
      let outcome = search.run()
      report.effect = outcome.effect
      order.settle(by: outcome, isAlone: report.findings.isEmpty)
      if outcome.effect.isNone { swap(&report.findings, &report.withoutEffect) }
    }
    report.findings += order.findings.map(writer.order)
    report.hasUncertainOrder = !order.uncertain.isEmpty
    report.ambiguous =
      ambiguities(expected, matching, options) + order.uncertain.map(writer.ambiguous)
    report.remarks = remarks(expected, matching, report, order)
    return report
  }

  /// The matched lines that could stand for another rule than the expected one.
  private static func ambiguities(
    _ expected: [ExpectedRule], _ matching: Matching, _ options: DriftOptions
  ) -> [AmbiguousLine] {
    expected.indices.compactMap { index in
      guard let number = matching.line[index] else { return nil }
      let line = matching.lines[number]
      guard let reason = Ambiguity.reason(expected[index], line, matching.accounts, options) else {
        return nil
      }
      return AmbiguousLine(
        loaded: line.text, place: line.span?.fileAndLine, rule: expected[index].text,
        reason: reason)
    }
  }

  private static func remarks(
    _ expected: [ExpectedRule], _ matching: Matching, _ report: DriftReport, _ order: OrderCheck
  ) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    for index in expected.indices {
      guard let number = matching.line[index] else { continue }
      let line = matching.lines[number]
      if isReworded(expected[index], line, byEffect: matching.byEffect.contains(index)) {
        remarks.append(
          Diagnostic(
            .note, "reworded", "the rule is loaded in other words with the same effect",
            at: line.span
          ).noting("'\(expected[index].text)' is expected", at: expected[index].span))
      }
    }
    remarks += report.withoutEffect.map(FindingWriter.withoutEffect)
    if let effect = report.effect, effect.isNone {
      remarks.append(
        Diagnostic(
          .note, "effect-assumed",
          "every event is recorded as expected, and under the keys expected, as long as these hold: "
            + effect.assumptions.map(\.rawValue).joined(separator: ", ")))
    }
    if order.harmlessMoves > 0 {
      remarks.append(
        Diagnostic(
          .note, "order-without-effect",
          "\(counted(order.harmlessMoves, "rule")) in another place than expected, without effect"))
    }
    if let first = report.ambiguous.first {
      remarks.append(
        Diagnostic(
          .note, "ambiguous-listing",
          "\(report.ambiguous.count) of the lines could be read otherwise too: "
            + first.reason
        ).advising("pass '--assume watches-always' to take every -w line for an always rule"))
    }
    return remarks
  }

  private static func counted(_ count: Int, _ what: String) -> String {
    count == 1 ? "one \(what) is" : "\(count) \(what)s are"
  }

  private static func isReworded(
    _ expected: ExpectedRule, _ line: LoadedLine, byEffect: Bool
  ) -> Bool {
    guard !byEffect else { return true }
    if line.readings.contains(where: { expected.readings.contains($0) }) { return false }
    let listed = Set(line.readings.map(\.inListedOrder))
    return !expected.readings.contains { listed.contains($0.printable.inListedOrder) }
  }
}

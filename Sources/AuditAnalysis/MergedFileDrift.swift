import AuditCatalogue
import ByteText
import Diagnostics

extension Drift {
  /// How a load of the merged file differs from a load of what augenrules would make of its folder
  /// now: in rules and their order, in settings, and in whether older rules stay.
  public static func compare(
    folder: ExpectedState, merged: ExpectedState, _ options: DriftOptions
  ) -> DriftReport {
    var options = options
    options.place = .mergedFile
    let target = options.target
    let lines = merged.rules.map { rule in
      LoadedLine(
        rule.readings.map { $0.held(by: target.kernel, on: target.machine).printable },
        text: rule.text, span: rule.span)
    }
    var report = compare(expected: folder.rules, loaded: lines, options)
    report.findings += compare(folder.settings, merged.settings)
    report.findings += clearing(folder.clearing, merged.clearing)
    return report
  }

  private static func compare(
    _ folder: [ExpectedSetting], _ merged: [ExpectedSetting]
  ) -> [DriftFinding] {
    AuditSetting.allCases.compactMap { setting in
      let wanted = folder.first { $0.setting == setting }
      let found = merged.first { $0.setting == setting }
      guard wanted?.value != found?.value else { return nil }
      let clause: String
      if let wanted, let found {
        clause =
          "\(setting.rawValue) is set to \(found.value) by audit.rules, not \(wanted.value)"
      } else if let wanted {
        clause = "'\(wanted.text)' is not set by audit.rules"
      } else {
        clause = "'\(found?.text ?? "")' is set by audit.rules but not expected"
      }
      return DriftFinding(
        kind: .setting, rule: wanted?.text, loaded: found?.text,
        controls: wanted?.controls ?? [], policy: wanted?.policy, details: [clause],
        diagnostic: diagnostic("drift-setting", clause, at: wanted?.span ?? found?.span))
    }
  }

  /// A load that does not delete first adds to what it finds, or fails at the first rule there.
  private static func clearing(_ folder: Span?, _ merged: Span?) -> [DriftFinding] {
    guard (folder == nil) != (merged == nil) else { return [] }
    let span = folder ?? merged
    let text = span.map { ByteString($0.bytes) }
    let clause =
      folder == nil
      ? "audit.rules deletes the rules that are loaded already, which is not expected"
      : "audit.rules does not delete the rules that are loaded already"
    let diagnostic = diagnostic(
      folder == nil ? "drift-unexpected" : "drift-missing", clause, at: span)
    return [
      DriftFinding(
        kind: folder == nil ? .unexpected : .missing, rule: folder == nil ? nil : text,
        loaded: folder == nil ? text : nil, policy: folder?.fileAndLine, details: [clause],
        diagnostic: diagnostic)
    ]
  }

  private static func diagnostic(
    _ id: String, _ message: String, at span: Span?
  ) -> Diagnostic {
    Diagnostic(.error, id, message, at: span).advising("run: augenrules --load")
  }
}

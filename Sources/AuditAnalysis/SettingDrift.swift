import AuditCatalogue
import ByteText
import Diagnostics

/// A setting that the policy asks for.
public struct ExpectedSetting: Sendable {
  public var setting: AuditSetting
  /// The value that `auditctl -s` should show.
  public var value: UInt32
  /// The rule file's line, such as `-b 8192`.
  public var text: ByteString
  public var span: Span?
  /// The place as `file:line`; the span's own if not given.
  public var policy: String?
  public var controls: [String]

  public init(
    _ setting: AuditSetting, _ value: UInt32, text: ByteString, span: Span? = nil,
    policy: String? = nil, controls: [String] = []
  ) {
    self.setting = setting
    self.value = value
    self.text = text
    self.span = span
    self.policy = policy ?? span?.fileAndLine
    self.controls = controls
  }
}

extension Drift {
  /// The settings that differ from those expected.
  ///
  /// Auditing that is off is a difference even if nothing is said of it: then no rule has an effect.
  public static func compare(
    settings: [ExpectedSetting], status: AuditStatus
  ) -> [DriftFinding] {
    var findings = settings.compactMap { finding($0, status.entries[$0.setting]) }
    if !settings.contains(where: { $0.setting == .enabled }),
      let entry = status.entries[.enabled], entry.value == 0
    {
      let diagnostic = Diagnostic(
        .error, "drift-setting", "auditing is off, so that no rule records anything",
        at: entry.span
      ).advising("turn it on with 'auditctl -e 1'")
      findings.append(
        DriftFinding(
          kind: .setting, loaded: entry.text, details: ["auditing is off"],
          diagnostic: diagnostic))
    }
    return findings
  }

  private static func finding(
    _ setting: ExpectedSetting, _ entry: AuditStatus.Entry?
  ) -> DriftFinding? {
    if entry?.value == setting.value { return nil }
    let name = setting.setting.rawValue
    let clause =
      entry.map { "\(name) is \($0.value), not \(setting.value)" }
      ?? "\(name) is not shown, so it is not known whether it is \(setting.value)"
    let answering =
      setting.controls.isEmpty ? "" : " (\(setting.controls.joined(separator: ", ")))"
    var diagnostic = Diagnostic(
      entry == nil ? .warning : .error, "drift-setting", clause + answering, at: setting.span
    ).advising("load the rules again, as 'augenrules --load' does")
    if let entry { diagnostic = diagnostic.noting("'\(entry.text)' is shown", at: entry.span) }
    return DriftFinding(
      kind: .setting, rule: setting.text, loaded: entry?.text, controls: setting.controls,
      policy: setting.policy, details: [clause], isDefinite: entry != nil,
      diagnostic: diagnostic)
  }
}

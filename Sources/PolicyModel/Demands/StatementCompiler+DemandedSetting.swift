import AuditCatalogue
import ByteText
import Diagnostics
import PolicySyntax

extension StatementCompiler {
  /// The part of a `demand setting NAME = VALUE`; `nil` if it makes no sense, which is reported.
  mutating func demandedSetting(
    _ name: Name, _ value: ValueSyntax, _ open: OpenParams
  ) -> CompiledDemand.Part? {
    guard let setting = AuditSetting(policyName: name.text) else {
      let known = AuditSetting.allCases.compactMap(\.policyName)
      report(
        "unknown-setting",
        "the kernel has no setting '\(name)'\(didYouMean(name.description, among: known))",
        name.span, help: "a catalogue can demand \(known.joined(separator: ", "))")
      return nil
    }
    if let part = open.part(for: value.variable) { return part }
    guard let value = settled(value) else { return nil }
    return number(value, for: setting).map { .setting(setting, $0) }
  }

  /// The value itself, or the only one that its variable is bound to.
  private mutating func settled(_ value: ValueSyntax) -> ValueSyntax? {
    guard let variable = value.variable else { return value }
    guard let values = boundValues(variable) else { return nil }
    if values.count == 1 { return values[0] }
    report(
      "bad-setting", "'$\(variable)' is bound to several values, and a setting has one", value.span)
    return nil
  }

  private mutating func number(_ value: ValueSyntax, for setting: AuditSetting) -> UInt32? {
    let words = setting.words
    if value.form == .word, !value.isNegative {
      if let word = words.firstIndex(of: value.text) { return UInt32(word) }
      if case .value(let number) = NumberLiteral(value.text),
        number <= setting.largestValue
      {
        return UInt32(number)
      }
    }
    let choice = words.isEmpty ? "" : words.map { "\($0)" }.joined(separator: ", ") + ", or "
    report(
      "bad-setting", "'\(value.signedText)' is no value of '\(setting.policyName ?? "")'",
      value.span, help: "it is \(choice)a number from 0 to \(setting.largestValue)")
    return nil
  }
}

extension AuditSetting {
  /// The setting that a profile's `settings` calls so.
  fileprivate init?(policyName: ByteString) {
    let named = Self.allCases.first { setting in
      setting.policyName.map { policyName == ByteString($0) } ?? false
    }
    guard let named else { return nil }
    self = named
  }

  /// What a profile's `settings` call it; `nil` for what has a statement of its own.
  fileprivate var policyName: String? {
    switch self {
    case .enabled: "enabled"
    case .failure: "failure"
    case .rateLimit: "rate"
    case .backlogLimit: "backlog"
    case .backlogWaitTime: "backlog-wait"
    case .loginuidImmutable: nil
    }
  }

  /// The words for 0, 1 and so on.
  fileprivate var words: [ByteString] {
    guard self == .failure else { return [] }
    return SettingsSyntax.FailureMode.allCases.map { ByteString($0.rawValue) }
  }

  /// The largest value that means something.
  fileprivate var largestValue: UInt64 {
    switch self {
    case .enabled, .failure: 2
    case .loginuidImmutable: 1
    case .rateLimit, .backlogLimit, .backlogWaitTime: UInt64(UInt32.max)
    }
  }
}

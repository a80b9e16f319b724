import AuditCatalogue
import AuditLoading
import AuditProofs
import PolicyCompilation

extension HeldState {
  /// What the files of a profile leave in a kernel.
  public init(_ load: ExpectedLoad) {
    self.init(
      RuleLineSet(load.rules.map(\.rule).certainReadings, isEnabled: load.settings.enabled != 0),
      settings: load.settings.values)
  }
}

extension LoadSettings {
  /// The settings that a load makes, by name.
  public var values: [AuditSetting: UInt32] {
    var values: [AuditSetting: UInt32] = [:]
    values[.enabled] = enabled
    values[.failure] = failure
    values[.rateLimit] = rate
    values[.backlogLimit] = backlog
    values[.backlogWaitTime] = backlogWaitTime
    values[.loginuidImmutable] = isLoginuidImmutable ? 1 : nil
    return values
  }
}

import AuditAnalysis
import AuditCatalogue
import AuditLoading
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// What a kernel should hold, with what it comes from.
struct Expectation {
  /// The rules in the kernel's order.
  var rules: [ExpectedRule]
  /// The state of the audit system, as far as anything is said of it.
  let settings: [ExpectedSetting]
  /// The `-D` that takes away what was loaded before, as far as the rules are on disk.
  let clearing: Span?
  /// What a load of these rules would run into.
  var diagnostics: [Diagnostic]
  /// The machine that holds them.
  let target: Target
  /// Whether a load goes on behind a line that is refused.
  private let continuesOnErrors: Bool

  /// What the files of a profile leave in a kernel.
  init(_ build: ProfileBuild) {
    let load = ExpectedLoad(build)
    target = build.profile.target
    clearing = nil
    diagnostics = build.diagnostics
    rules = load.rules.map { entry in
      ExpectedRule(
        entry.rule.readings, text: ByteString(entry.rule.span.bytes),
        span: entry.statement ?? entry.rule.span, controls: entry.controls.map(\.description))
    }
    let profile = build.profile
    settings = Self.settings(load.settings) { setting in
      switch setting {
      case .enabled:
        (profile.immutable ?? profile.place(of: .enabled), profile.controlsOfLock)
      case .loginuidImmutable: (profile.loginuidImmutable, profile.controlsOfLoginuid)
      default: (profile.place(of: setting), profile.controlsOfSettings)
      }
    }
    continuesOnErrors = profile.settings.contains {
      if case .onError(let mode) = $0.value { mode != .stop } else { false }
    }
  }

  /// What rules on disk leave in a kernel.
  init(_ lines: RuleLines, for target: Target, on host: any HostView) {
    let load = Load(target: target, host: host).run(lines)
    self.target = target
    clearing = load.clearing
    diagnostics = load.diagnostics
    rules = load.rules.map { rule in
      ExpectedRule(rule.readings, text: ByteString(rule.span.bytes), span: rule.span)
    }
    settings = Self.settings(load.settings) { _ in (nil, []) }
    continuesOnErrors = lines.lines.contains { ["-c", "-i"].contains(ByteString($0.bytes)) }
  }

  /// What a load leaves, for being compared with another load.
  var state: ExpectedState {
    ExpectedState(rules: rules, settings: settings, clearing: clearing)
  }

  private static func settings(
    _ settings: LoadSettings, _ origin: (AuditSetting) -> (Span?, [ControlReference])
  ) -> [ExpectedSetting] {
    let values: [(AuditSetting, UInt32?, String)] = [
      (.enabled, settings.enabled, "-e"), (.failure, settings.failure, "-f"),
      (.rateLimit, settings.rate, "-r"), (.backlogLimit, settings.backlog, "-b"),
      (.backlogWaitTime, settings.backlogWaitTime, "--backlog_wait_time"),
      (.loginuidImmutable, settings.isLoginuidImmutable ? 1 : nil, "--loginuid-immutable"),
    ]
    return values.compactMap { setting, value, option in
      guard let value else { return nil }
      let (span, controls) = origin(setting)
      let text = setting == .loginuidImmutable ? option : "\(option) \(value)"
      return ExpectedSetting(
        setting, value, text: ByteString(text), span: span,
        controls: controls.map(\.description))
    }
  }

  /// The same, had audit of another version loaded the rules: what it makes of `perm=`, and what
  /// it refuses.
  mutating func load(by version: Version) {
    let loader = LoaderVersion(version, target: target, names: LibAuditNames())
    var kept: [ExpectedRule] = []
    for var rule in rules {
      guard case .words(let words) = RuleFileLine(rule.text) else { continue }
      var readings: [Rule] = []
      for reading in rule.readings {
        switch loader.outcome(reading, words: words) {
        case .loads(let loaded): readings.append(loaded)
        case .refuses(let reason):
          diagnostics.append(
            Diagnostic(.error, "loader-refuses", reason, at: rule.span)
              .noting("the line is '\(rule.text)'"))
        }
      }
      if readings.isEmpty {
        if continuesOnErrors { continue }
        break
      }
      rule.readings = readings
      kept.append(rule)
    }
    rules = kept
  }
}

extension CompiledProfile {
  /// The statement that sets `setting`.
  fileprivate func place(of setting: AuditSetting) -> Span? {
    settings.first { candidate in
      switch (candidate.value, setting) {
      case (.backlog, .backlogLimit), (.backlogWait, .backlogWaitTime), (.failure, .failure),
        (.rate, .rateLimit), (.enabled, .enabled):
        true
      default: false
      }
    }?.span
  }
}

import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import Diagnostics
import PolicyModel
import RuleEmission

/// What a kernel holds after the files of a profile have been loaded.
public struct ExpectedLoad: Sendable {
  /// A rule with what it comes from.
  public struct Entry: Sendable {
    /// The rule as held.
    public let rule: LoadedRule
    /// The statement of the policy; `nil` for what comes from no statement.
    public let statement: Span?
    /// The controls that its group is claimed to answer.
    public let controls: [ControlReference]
  }

  /// The rules in the kernel's order.
  public let rules: [Entry]
  /// The state of the audit system.
  public let settings: LoadSettings

  /// What a load of `build`'s files would leave on its host.
  public init(_ build: ProfileBuild) {
    let text = EmittedText(build.files)
    let host: any HostView = build.profile.facts ?? UnknownHost()
    let merge = text.merge(for: build.profile)
    let result = Load(target: build.profile.target, host: host).run(merge.lines)
    rules = result.rules.map { rule in
      let line = text.line(of: rule.span)
      return Entry(rule: rule, statement: line?.origin, controls: line?.controls ?? [])
    }
    settings = result.settings
  }
}

import AuditCatalogue
import Diagnostics
import PolicyModel

extension JudgedHost {
  /// The machine that these rules are judged for: a profile brings its own, unless options name
  /// another.
  init(
    of rules: [RulesArgument], _ options: TargetOptions, _ library: () throws -> PolicyLibrary
  ) throws {
    let profiles = rules.compactMap { argument in
      if case .profile(let build) = argument { build.profile } else { nil }
    }
    if let profile = profiles.first, options.target == nil, options.facts == nil {
      self.init(profile.target, profile.facts)
    } else {
      try self.init(options, library)
    }
  }
}

extension HeldRules {
  /// What a load would run into, if it is more than a remark.
  var loadFindings: [Diagnostic] { diagnostics.filter { $0.severity > .note } }
}

import AuditCatalogue
import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct FactsOfAnotherMachine: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "facts that contradict the target"

  static let explanation = """
    `target` says what the rules are made for, and the facts say what was found on a host. Here \
    they disagree about the kernel, about audit, or about the security module. Rules are written \
    for the one and judged by the places and accounts of the other: what `if present` leaves \
    out, which accounts have which numbers and what a proof takes for known is true of a machine \
    that the profile is not for.

    Capture facts on such a machine with `auditwright facts`, or mend the target.
    """

  static let flagged = """
    rules clock at 30 { record syscalls settimeofday key clock }
    facts host { versions kernel 6.1, audit 3.0.9; lsm apparmor }
    profile server {
      target debian 13, ‹kernel 6.12›, audit 3.0.9, abi b64, abi b32, lsm apparmor
      facts host
      settings { reset }
      use clock
    }
    """

  static let accepted = """
    rules clock at 30 { record syscalls settimeofday key clock }
    facts host { versions kernel 6.1.0, audit 3.0.9; lsm apparmor, landlock }
    facts any { directories /etc }
    profile server {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32, lsm apparmor
      facts host
      settings { reset }
      use clock
    }
    profile other extends server {
      target debian 13, kernel 6.12, audit 4.0.2, abi b64, lsm apparmor
      facts any
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    let tree = ProfileTree(policies.library)
    return policies.profiles.flatMap { profile -> [Finding] in
      let layers = tree.layers(of: profile.build.profile.name)
      guard let facts = profile.build.profile.facts,
        let parts = layers.lazy.compactMap(\.target).first,
        let place = layers.lazy.compactMap(\.factsName).first
      else { return [] }
      return parts.compactMap { part in
        guard let other = Self.contradiction(part, facts) else { return nil }
        return Finding("the facts are of \(other)", at: part.span)
          .noting("the facts of '\(profile.build.profile.name)'", at: place.span)
          .advising("capture facts of such a machine, or mend the target")
      }
    }.eachOnce
  }
}

extension FactsOfAnotherMachine {
  /// What the facts have in the place of `part`; `nil` if they agree or do not say.
  private static func contradiction(
    _ part: ProfileSyntax.TargetPart, _ facts: HostFacts
  ) -> String? {
    let value = part.value.description
    switch part.aspect.description {
    case "kernel": return Version(value).flatMap { other($0, facts.kernel, "kernel", counting: 2) }
    case "audit": return Version(value).flatMap { other($0, facts.audit, "audit", counting: 3) }
    case "lsm":
      guard let modules = facts.securityModules, !modules.contains(value) else { return nil }
      return modules.isEmpty
        ? "a machine without '\(value)'" : "a machine with \(modules.joined(separator: ", "))"
    default: return nil
    }
  }

  /// Further numbers than `count` tell updates apart and not machines.
  private static func other(
    _ wanted: Version, _ found: Version?, _ what: String, counting count: Int
  ) -> String? {
    guard let found, found.parts.prefix(count) != wanted.parts.prefix(count) else { return nil }
    return "\(what) \(found)"
  }
}

extension ProfileSyntax {
  /// The target that it states itself.
  fileprivate var target: [TargetPart]? {
    statements.reversed().lazy.compactMap {
      if case .target(let parts, _) = $0 { parts } else { nil }
    }.first
  }

  /// The facts that it names itself.
  fileprivate var factsName: Name? {
    statements.reversed().lazy.compactMap {
      if case .facts(let name, _) = $0 { name } else { nil }
    }.first
  }
}

extension [Finding] {
  /// These without repetitions: several profiles may share a layer.
  fileprivate var eachOnce: [Finding] {
    var seen: Set<Span?> = []
    return filter { seen.insert($0.span).inserted }
  }
}

import AuditCatalogue
import AuditLoading
import AuditProofs
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicyProofs

/// Finds the controls that groups satisfy.
struct ClaimSearch {
  /// For each group the controls that it satisfies, alone or with others that say so too.
  private(set) var claims: [String: Set<ControlReference>] = [:]

  private let load: ExpectedLoad
  private let host: ProofHost
  private let demands: DemandCompiler
  /// The group of each loaded rule.
  private let groups: [String?]
  private var judges: [Set<String>: CoverageJudge] = [:]

  init(
    _ build: ProfileBuild, in draft: PolicyDraft, _ catalogues: [Catalogue], library: PolicyLibrary
  ) {
    let names = LibAuditNames()
    load = ExpectedLoad(build)
    host = ProofHost(target: build.profile.target, facts: build.profile.facts, names: names)
    demands = DemandCompiler(for: build.profile, in: library, names: names)
    groups = load.rules.map { $0.statement.flatMap { draft.groupOfLine[$0.line] } }
    let judge = CoverageJudge(HeldState(load), demands: demands, on: host)
    for catalogue in catalogues {
      for control in catalogue.controls where !control.demands.isEmpty {
        let verdict = judge.verdict(of: control)
        guard verdict.status == .covered else { continue }
        for group in satisfying(control, verdict.lines) {
          claims[group, default: []].insert(control.reference)
        }
      }
    }
  }

  /// The groups that satisfy `control` together and of which none can be spared: those that record
  /// least of it are tried first.
  private mutating func satisfying(_ control: Control, _ lines: [Int]) -> Set<String> {
    let counts = lines.compactMap { groups[$0] }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var kept = Set(counts.keys)
    guard kept.count > 1 else { return kept }
    for group in counts.keys.sorted(by: { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }) {
      let others = kept.subtracting([group])
      if !others.isEmpty, judge(of: others).verdict(of: control).status == .covered {
        kept = others
      }
    }
    return kept
  }

  /// What these groups record under everything that is ignored.
  private mutating func judge(of names: Set<String>) -> CoverageJudge {
    if let known = judges[names] { return known }
    let entries = load.rules.indices.filter { index in
      let rule = load.rules[index].rule.rule
      let asks = rule.action == .always && (rule.list == .exit || rule.list == .task)
      return !asks || groups[index].map(names.contains) ?? false
    }
    let state = HeldState(
      RuleLineSet(
        entries.map { load.rules[$0].rule.readings }, isEnabled: load.settings.enabled != 0),
      settings: load.settings.values)
    let judge = CoverageJudge(state, demands: demands, on: host, describing: false)
    judges[names] = judge
    return judge
  }
}

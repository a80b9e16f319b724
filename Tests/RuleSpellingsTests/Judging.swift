import AuditCatalogue
import AuditEvents
import AuditLoading
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import RuleSpellings

/// The rules of a file as the scene's machine would hold them, and how the load went.
struct Held {
  let load: LoadResult
  let judge: Evaluator

  init(_ text: String) {
    let lines = RuleLines(file: SourceText(name: "case.rules", text))
    load = Load(target: .debian12, host: Scene.host).run(lines)
    judge = Evaluator(
      load.rules.map(\.rule), classes: LinuxClasses(of: .debian12),
      isEnabled: load.settings.enabled != 0)
  }

  /// The rules for the proofs.
  var set: RuleLineSet {
    RuleLineSet(load.rules.map(\.readings), isEnabled: load.settings.enabled != 0)
  }

  /// Whether no path was left open that could be a file or a folder.
  var isSettled: Bool { load.rules.allSatisfy { $0.ruleIfDirectory == nil } }
}

extension Held {
  /// The keys of its rules.
  var keys: Set<[ByteString]> { Set(load.rules.map(\.rule.keys)) }

  /// How its rules compare with those of `other`.
  func compared(
    with other: Held, comparingKeys: Bool = false, on host: ProofHost = .scene()
  ) -> Comparison {
    RuleComparison(on: host, comparingKeys: comparingKeys).compare(set, other.set)
  }
}

extension ProofHost {
  /// The scene's machine.
  static func scene(_ facts: HostFacts = Scene.host) -> ProofHost {
    ProofHost(target: .debian12, facts: facts, names: LibAuditNames())
  }
}

import AuditCatalogue
import AuditEvents
import AuditLoading
import AuditRules
import Diagnostics
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

  /// Whether no path was left open that could be a file or a folder.
  var isSettled: Bool { load.rules.allSatisfy { $0.ruleIfDirectory == nil } }
}

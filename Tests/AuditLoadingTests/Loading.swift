import AuditCatalogue
import AuditLoading
import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics
import Foundation
import LibAudit

/// The checkout that the tests are part of.
enum Repository {
  /// Its top folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// What a load of `text` on `host` leaves behind, as `auditctl -R` would take it.
func load(_ text: String, on host: any HostView = UnknownHost()) -> LoadResult {
  Load(target: .debian12, host: host).run(RuleLines(file: SourceText(name: "a.rules", text)))
}

/// The findings about `text`, each as `LINE ID`.
func findings(_ text: String, on host: any HostView = UnknownHost(), hostIsLoader: Bool = true)
  -> [String]
{
  RuleValidation(target: .debian12, host: host, hostIsLoader: hostIsLoader)
    .diagnostics(of: RuleLines(file: SourceText(name: "a.rules", text)))
    .map { "\($0.span?.line ?? 0) \($0.id)" }
}

/// The rule that one line adds.
func rule(_ text: ByteString, on host: any HostView = UnknownHost()) -> Rule? {
  guard case .words(let words) = RuleFileLine(text),
    case .addition(let addition) = RuleLineCompiler(target: .debian12, host: host)
      .compile(words).result
  else { return nil }
  return addition.rule
}

/// The disk on which the load cases were tried.
func loadCaseHost() -> HostFacts {
  var facts = HostFacts(name: "load-cases")
  facts.directories = ["/", "/etc", "/etc/ssh", "/tmp"]
  facts.files = [
    "/etc/passwd", "/etc/group", "/etc/hosts", "/etc/shadow", "/tmp/with space", "/tmp/with",
  ]
  return facts
}

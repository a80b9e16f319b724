import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import PolicySyntax
import Testing

/// What the demands of one control ask, for tests.
struct Demanded {
  let demands: [CompiledDemand]

  /// Compiles control `1` of a catalogue `c` that asks for `demands`, without a profile.
  init(
    _ demands: String, params: String = "", more: String = "", facts: String? = nil,
    target: Target = .debian12
  ) throws {
    let library = try Self.library(demands, params: params, more: more)
    var host: HostFacts?
    if let facts {
      let syntax = try #require(library.facts[ByteString(facts)])
      var diagnostics: [Diagnostic] = []
      host = HostFacts(syntax, diagnostics: &diagnostics)
      #expect(diagnostics.isEmpty)
    }
    let compiler = DemandCompiler(
      library: library, names: LibAuditNames(), target: target, facts: host)
    self.demands = compiler.demands(of: try Self.control(library))
  }

  /// Compiles the same for the machine of profile `p`, which `more` defines.
  init(_ demands: String, params: String = "", inProfileOf more: String) throws {
    let library = try Self.library(demands, params: params, more: more)
    let outcome = try #require(
      ProfileCompiler.compile(
        "p", in: library, names: LibAuditNames(), readLine: libauditReader(host: UnknownHost())))
    #expect(outcome.diagnostics.map(\.message) == [])
    let compiler = DemandCompiler(for: outcome.profile, in: library, names: LibAuditNames())
    self.demands = compiler.demands(of: try Self.control(library))
  }

  private static func library(
    _ demands: String, params: String, more: String
  ) throws -> PolicyLibrary {
    let text = """
      \(more)
      catalogue c "C" version "1" {
      \(params)
      control 1 "One" {
      \(demands)
      }
      }
      """
    let result = PolicyParser.parse(SourceText(name: "test.policy", text))
    #expect(result.diagnostics.map(\.message) == [])
    return PolicyLibrary([result.file])
  }

  private static func control(_ library: PolicyLibrary) throws -> Control {
    try #require(library.control(ControlReference(catalogue: "c", id: "1")))
  }

  /// The parts of every demand, in words.
  var parts: [String] { demands.flatMap(\.parts).map(\.words) }

  /// What is wrong or worth a remark.
  var messages: [String] { demands.flatMap(\.diagnostics).map { "\($0.id): \($0.message)" } }
}

extension CompiledDemand.Part {
  /// A rule as its line; anything else by its name and what it holds.
  var words: String {
    switch self {
    case .record(let rule): rule.line
    case .messages(let types): "messages \(types)"
    case .immutable: "immutable"
    case .loginuidImmutable: "loginuid immutable"
    case .setting(let setting, let value): "\(setting.rawValue) = \(value)"
    case .cannotFire(let reason): "cannot fire: \(reason)"
    case .recordIfThere(let rule, let reason): "\(rule.line): \(reason)"
    case .notAsked(let reason): "not asked: \(reason)"
    case .unknown(let reason): "unknown: \(reason)"
    case .unbound(let name, let meaning): "unbound: \(name), \(meaning)"
    case .invalid: "invalid"
    }
  }
}

extension Rule {
  /// The line that makes this rule, or the rule itself if none does.
  var line: String {
    RuleWriter(names: LibAuditNames()).line(self)?.description ?? "\(self)"
  }
}

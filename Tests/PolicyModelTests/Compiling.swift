import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import PolicySyntax
import RuleEmission
import Testing

/// What compiling a policy text gives, for tests.
struct Compiled {
  let profile: CompiledProfile
  let diagnostics: [Diagnostic]
  let syntaxDiagnostics: [Diagnostic]

  /// Compiles the profile `p` that `text` defines.
  init(_ text: String, profile: ByteString = "p") throws {
    let result = PolicyParser.parse(SourceText(name: "test.policy", text))
    syntaxDiagnostics = result.diagnostics
    let library = PolicyLibrary([result.file])
    let reader = libauditReader(host: UnknownHost())
    let outcome = try #require(
      ProfileCompiler.compile(profile, in: library, names: LibAuditNames(), readLine: reader))
    self.profile = outcome.profile
    diagnostics = library.diagnostics + outcome.diagnostics
  }

  /// Compiles the statements of one group in a profile for Debian 12.
  init(statements: String, profile: String = "", facts: String = "") throws {
    try self.init(
      """
      \(facts)
      rules g at 30 {
      \(statements)
      }
      profile p { use g
      \(profile)
      }
      """)
  }

  /// The ids and messages of what is wrong.
  var messages: [String] {
    (syntaxDiagnostics + diagnostics).map { "\($0.id): \($0.message)" }
  }

  /// The rule lines, in order, in the modern dialect or another.
  func lines(_ dialect: Dialect = .modern) throws -> [String] {
    #expect(syntaxDiagnostics.isEmpty)
    #expect(!diagnostics.hasErrors, "\(messages)")
    let facts: any HostView = self.profile.facts ?? UnknownHost()
    let emitted = RuleEmitter.emit(
      profile, dialect: dialect, writer: RuleWriter(names: LibAuditNames()),
      readLine: libauditReader(host: facts))
    #expect(emitted.diagnostics.isEmpty, "\(emitted.diagnostics.map(\.message))")
    return emitted.files.flatMap(\.lines).map(\.text.description).filter { !$0.hasPrefix("#") }
  }
}

/// libaudit as the reader of rule lines for Debian 12.
func libauditReader(host: any HostView) -> RuleLineReader {
  let compiler = RuleLineCompiler(target: .debian12, host: host)
  return { line in
    do throws(Refusal) {
      return .success(try compiler.additions(of: line))
    } catch {
      return .failure(UnreadableLine(reason: error.reason))
    }
  }
}

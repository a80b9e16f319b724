import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import PolicySyntax
import RuleEmission
import Testing

/// The files of a shipped profile, or of one in `files`, compiled without an error.
func emitted(
  _ profile: ByteString, dialect: Dialect = .modern, with files: [PolicyFile] = []
) throws -> [EmittedFile] {
  let library = PolicyLibrary(Shipped.results.map(\.result.file) + files)
  #expect(library.diagnostics.map(\.message) == [])
  let compiled = try #require(
    ProfileCompiler.compile(
      profile, in: library, names: LibAuditNames(), readLine: reader(.debian12, UnknownHost())))
  let errors = compiled.diagnostics.filter { $0.severity == .error }
  #expect(errors.map { "\($0.span?.place ?? "-") \($0.message)" } == [])
  let host: any HostView = compiled.profile.facts ?? UnknownHost()
  let outcome = RuleEmitter.emit(
    compiled.profile, dialect: dialect, writer: RuleWriter(names: LibAuditNames()),
    readLine: reader(compiled.profile.target, host))
  #expect(outcome.diagnostics.map(\.message) == [])
  return outcome.files
}

private func reader(_ target: Target, _ host: any HostView) -> RuleLineReader {
  let compiler = RuleLineCompiler(target: target, host: host)
  return { line in
    do throws(Refusal) {
      return .success(try compiler.additions(of: line))
    } catch {
      return .failure(UnreadableLine(reason: error.reason))
    }
  }
}

import ByteText
import Diagnostics
import Lints
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// Policies as a lint sees them: the files that are asked about, all definitions, and the profiles.
public struct LintedPolicies: Sendable {
  /// The files that are linted.
  public let files: [PolicyFile]
  /// What reading them says.
  public let readingDiagnostics: [Diagnostic]
  /// Everything that is defined, in these files and in others.
  public let library: PolicyLibrary
  /// The profiles that are made of something in these files, by name.
  public let profiles: [LintedProfile]
  /// The day by which dates are judged, as `YYYY-MM-DD`.
  public let today: String
  /// Everything that reading, compiling and proving says of the linted files, each thing once.
  public let compilerDiagnostics: [Diagnostic]
  /// Errors in other files for which profiles could not be judged, each once.
  public let obstacles: [Diagnostic]
  private let sources: Set<String>

  /// Compiles and proves the profiles that have a part in the linted files.
  ///
  /// - Parameters:
  ///   - all: every policy file that there is.
  ///   - isLinted: which of them are asked about.
  ///   - today: the day by which dates are judged, as `YYYY-MM-DD`.
  public init(
    _ all: [PolicyParser.Result], where isLinted: (SourceText) -> Bool, today: String
  ) {
    let linted = all.filter { isLinted($0.file.source) }
    let library = PolicyLibrary(all.map(\.file))
    let sources = Set(linted.map(\.file.source.name))
    files = linted.map(\.file)
    readingDiagnostics = linted.flatMap(\.diagnostics)
    self.library = library
    self.today = today
    self.sources = sources
    let parts = ProfileParts(library)
    let profiles = library.profiles.keys.sorted().compactMap { name -> LintedProfile? in
      guard parts.sources(of: name).contains(where: { sources.contains($0) }),
        let build = ProfileBuild(name, in: library)
      else { return nil }
      return LintedProfile(build, in: library, today: today)
    }
    self.profiles = profiles
    obstacles = Obstacles(to: profiles, all, parts, linted: sources).errors
    var seen: Set<Diagnostic> = []
    let said = (readingDiagnostics + library.diagnostics + profiles.flatMap(\.diagnostics))
      .map { $0.seen(from: sources) }
    compilerDiagnostics = said.filter { diagnostic in
      let isCovered = diagnostic.span.map { sources.contains($0.source.name) } ?? true
      return isCovered && seen.insert(diagnostic).inserted
    }
  }

  /// Whether `span` lies in one of the files that are linted.
  public func covers(_ span: Span?) -> Bool {
    span.map { sources.contains($0.source.name) } ?? true
  }

  /// What is said there under the name `id`.
  public func compilerFindings(_ id: String) -> [Finding] {
    compilerDiagnostics.filter { $0.id == id }.map { Finding($0) }
  }
}

extension Diagnostic {
  /// The same of a name that stands twice, told at that definition of the two which is linted.
  fileprivate func seen(from sources: Set<String>) -> Diagnostic {
    guard id == DuplicateName.id, let span, !sources.contains(span.source.name),
      let other = notes.compactMap(\.span).first, sources.contains(other.source.name)
    else { return self }
    var copy = Diagnostic(severity, id, message, at: other)
      .noting("the other definition", at: span)
    copy.help = help
    return copy
  }
}

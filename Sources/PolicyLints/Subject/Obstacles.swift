import Diagnostics
import PolicySyntax

/// What is wrong in files that are not linted and keeps profiles that are from being judged. Left
/// out, it would look as if nothing had been found.
struct Obstacles {
  /// The errors, each once, sorted by place.
  let errors: [Diagnostic]

  /// - Parameters:
  ///   - profiles: those with a part in the linted files.
  ///   - all: every policy file that there is.
  ///   - linted: the names of the files that are asked about.
  init(
    to profiles: [LintedProfile], _ all: [PolicyParser.Result], _ parts: ProfileParts,
    linted: Set<String>
  ) {
    func isElsewhere(_ diagnostic: Diagnostic) -> Bool {
      guard diagnostic.severity == .error, let source = diagnostic.span?.source.name else {
        return false
      }
      let others = diagnostic.notes.compactMap(\.span?.source.name)
      return !linted.contains(source) && !others.contains { linted.contains($0) }
    }
    let isNoneJudged = profiles.allSatisfy { $0.rules == nil }
    let reading = Dictionary(
      grouping: all.flatMap(\.diagnostics).filter(isElsewhere), by: { $0.span?.source.name ?? "" })
    var errors: Set<Diagnostic> = []
    for profile in profiles {
      let name = profile.build.profile.name
      guard isNoneJudged || linted.contains(parts.source(of: name) ?? "") else { continue }
      if profile.rules == nil { errors.formUnion(profile.diagnostics.filter(isElsewhere)) }
      for source in parts.sources(of: name) {
        errors.formUnion(reading[source] ?? [])
      }
    }
    self.errors = Array(errors).sortedByPlace
  }
}

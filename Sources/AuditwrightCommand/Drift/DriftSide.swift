import AuditAnalysis
import AuditCatalogue
import ByteText
import Diagnostics
import PolicyCompilation

/// Rules that should be loaded, and where they are.
struct DriftSide {
  let place: RulesPlace
  /// How messages name the place: the folder or file as it was given.
  let name: String
  private(set) var expectation: Expectation
  /// The merged file beside a folder; `nil` if it is left out.
  private(set) var merged: Merged?
  /// What the profile knows of its machine.
  let facts: HostFacts?
  /// The catalogues whose controls are asked about; `nil` for all.
  let catalogues: [ByteString]?

  /// A merged file that was looked for.
  enum Merged {
    case read(MergedFile, Expectation)
    /// The text says why.
    case unreadable(String)
  }

  /// Rules on disk.
  init(
    _ place: RulesPlace, named name: String, _ expectation: Expectation, merged: Merged? = nil
  ) {
    self.place = place
    self.name = name
    self.expectation = expectation
    self.merged = merged
    facts = nil
    catalogues = nil
  }

  /// What a profile compiles to.
  init(_ build: ProfileBuild) {
    place = .profile
    name = build.profile.name.description
    expectation = Expectation(build)
    facts = build.profile.facts
    catalogues = build.profile.adoptions.map(\.catalogue.text)
  }

  /// The same, had audit of another version loaded the rules.
  mutating func load(by version: Version) {
    expectation.load(by: version)
    if case .read(let file, var held) = merged {
      held.load(by: version)
      merged = .read(file, held)
    }
  }

  /// What a load of the rules runs into, from the folder or from the merged file.
  var diagnostics: [Diagnostic] {
    // The same text runs into the same.
    guard case .read(let file, let held) = merged, !file.isUpToDate else {
      return expectation.diagnostics
    }
    return expectation.diagnostics + held.diagnostics
  }
}

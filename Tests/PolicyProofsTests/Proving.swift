import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicyProofs
import PolicySyntax
import Testing

/// What the proofs of a policy text come to.
struct Proved {
  let build: ProfileBuild
  let proofs: ClaimProofs

  /// Proves what the profile `p` of `text` claims.
  init(_ text: String, on today: String = "2026-01-01", profile: ByteString = "p") throws {
    let result = PolicyParser.parse(SourceText(name: "test.policy", text))
    #expect(result.diagnostics.map(\.message) == [])
    let library = PolicyLibrary([result.file])
    build = try #require(ProfileBuild(profile, in: library))
    let errors = build.diagnostics.filter { $0.severity == .error }
    #expect(errors.map { "\($0.span?.fileAndLine ?? "-") \($0.message)" } == [])
    proofs = ClaimProofs(build, in: library, names: LibAuditNames(), today: today)
  }

  /// Proves the claims of a profile that uses every group of `groups`, before a catalogue `c`.
  init(
    controls: String, groups: String, profile: String, facts: String = "",
    on today: String = "2026-01-01"
  ) throws {
    try self.init(
      """
      catalogue c "" version "1" {
      \(controls)
      }
      \(groups)
      \(facts)
      profile p { settings { reset }
      \(profile)
      }
      """, on: today)
  }

  /// What is found, notes aside, as severity, id and message.
  var findings: [String] {
    proofs.diagnostics.filter { $0.severity > .note }
      .map { "\($0.severity.rawValue)[\($0.id)] \($0.message)" }
  }

  /// The ids of the notes.
  var notes: [String] { proofs.diagnostics.filter { $0.severity == .note }.map(\.id) }

  /// The only finding that is an error.
  func error(_ place: SourceLocation = #_sourceLocation) throws -> Diagnostic {
    let errors = proofs.diagnostics.filter { $0.severity == .error }
    try #require(errors.count == 1, "\(findings)", sourceLocation: place)
    return errors[0]
  }
}

extension Diagnostic {
  /// What is said besides, each with the line that it is said of.
  var remarks: [String] {
    notes.map { note in note.message + (note.span.map { " @\($0.line)" } ?? "") }
  }
}

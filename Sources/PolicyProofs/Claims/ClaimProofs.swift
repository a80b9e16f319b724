import AuditCatalogue
import Diagnostics
import PolicyCompilation
import PolicyModel

/// What a profile claims of controls, held against what its rules record.
public struct ClaimProofs {
  /// The claims that do not hold, and what is to be said of those that do, sorted by place.
  public let diagnostics: [Diagnostic]
  /// How many claims were proved.
  public let provedCount: Int
  /// The claims of groups that do not hold.
  public let failures: [ClaimFailure]

  /// Proves what `build`'s profile claims.
  ///
  /// - Parameters:
  ///   - build: a build without errors.
  ///   - today: the day by which exceptions are judged, as `YYYY-MM-DD` (UTC).
  ///   - controls: the controls that are looked at; all if `nil`.
  public init(
    _ build: ProfileBuild, in library: PolicyLibrary, names: any AuditNames, today: String,
    only controls: Set<ControlReference>? = nil
  ) {
    let ground = ClaimGround(build, in: library, names: names)
    ground.controls = controls
    var satisfied = SatisfiesProofs(ground)
    satisfied.prove()
    var adopted = AdoptionProofs(ground, today: today)
    adopted.prove()
    var excepted = ExceptionProofs(ground, today: today)
    excepted.prove()
    diagnostics =
      (satisfied.diagnostics + adopted.diagnostics + excepted.diagnostics).sortedByPlace
    provedCount = satisfied.provedCount + adopted.provedCount + excepted.provedCount
    failures = satisfied.failures
  }
}

/// A control that groups claim to satisfy and do not.
public struct ClaimFailure: Sendable {
  public let control: ControlReference
  /// The part of its demands that the finding tells of.
  public let part: PartVerdict
}

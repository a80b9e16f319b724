import AuditCatalogue
import ByteText
import Diagnostics
import PolicyModel
import PolicySyntax

/// What a control demands, where else it is found, and what the policies at hand do about it.
public struct ControlExplanation: Sendable {
  /// The control.
  public let control: Control
  /// The catalogue that it stands in.
  public let catalogue: Catalogue
  /// What the catalogue's author remarks on it.
  public let remark: String
  /// Its demands; none if no rule can answer it.
  public let demands: [DemandWords]
  /// Controls of other catalogues on the same topic, by catalogue.
  public let elsewhere: [Control]
  /// The groups of rules that claim to answer it.
  public let claims: [Claim]
  /// Profiles that promise to meet its catalogue.
  public let adopters: [ByteString]
  /// The exceptions that profiles make from it.
  public let exceptions: [Exception]

  /// A group that claims to answer it.
  public struct Claim: Sendable, Hashable {
    public let group: ByteString
    /// `file:line` of the claim.
    public let place: String
    /// The profiles that use the group.
    public let profiles: [ByteString]
  }

  /// An exception that a profile makes.
  public struct Exception: Sendable {
    public let profile: ByteString
    public let row: ExceptionTable.Row
  }

  /// Explains `control`.
  ///
  /// - Parameters:
  ///   - library: the policies at hand.
  ///   - profiles: its profiles, worked out.
  ///   - target: the machine that demands are worked out for.
  public init(
    _ control: Control, in library: PolicyLibrary, profiles: [CompiledProfile],
    on target: Target, names: any AuditNames
  ) {
    self.control = control
    let reference = control.reference
    guard let catalogue = library.catalogues[reference.catalogue] else {
      preconditionFailure("a control stands in a catalogue of its library")
    }
    self.catalogue = catalogue
    remark = PolicyText.comment(above: control.span)
    let compiler = DemandCompiler(library: library, names: names, target: target)
    demands = compiler.demands(of: control).map { DemandWords($0, on: target, names: names) }
    elsewhere = Self.controls(onTopicOf: control, in: library)
    claims = Self.claims(of: control, in: library, profiles)
    adopters = profiles.filter { profile in
      profile.adoptions.contains { $0.catalogue.text == reference.catalogue }
    }.map(\.name)
    exceptions = profiles.flatMap { profile in
      ExceptionTable(profile, in: library).rows.filter { $0.control.reference == reference }.map {
        Exception(profile: profile.name, row: $0)
      }
    }
  }

  private static func controls(onTopicOf control: Control, in library: PolicyLibrary) -> [Control] {
    guard let topic = control.topic else { return [] }
    return library.catalogues.values.filter { $0.name != control.reference.catalogue }
      .flatMap(\.controls).filter { $0.topic == topic }.sorted { $0.reference < $1.reference }
  }

  private static func claims(
    of control: Control, in library: PolicyLibrary, _ profiles: [CompiledProfile]
  ) -> [Claim] {
    library.groups.values.sorted { $0.name.text < $1.name.text }.compactMap { group in
      let span = group.statements.lazy.compactMap { statement -> Span? in
        guard case .satisfies(let claim) = statement else { return nil }
        return claim.controls.first {
          let reference = ControlReference(
            catalogue: claim.catalogue.text, id: $0.id.text, part: $0.part?.text)
          return library.control(reference)?.reference == control.reference
        }?.span
      }.first
      guard let span else { return nil }
      return Claim(
        group: group.name.text, place: span.fileAndLine,
        profiles: profiles.filter { $0.groups.contains { $0.name == group.name.text } }.map(\.name))
    }
  }
}

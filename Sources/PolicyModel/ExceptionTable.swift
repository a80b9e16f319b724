import ByteText
import PolicySyntax

/// The agreed deviations of a profile, as an auditor reads them.
public struct ExceptionTable: Sendable {
  /// The exceptions by catalogue, then in the order of its controls.
  public let rows: [Row]

  /// One exception with the control that it is about.
  public struct Row: Sendable {
    /// The control.
    public let control: Control
    /// The exception as written.
    public let exception: ExceptionSyntax

    /// Why the control is not met as written.
    public var reason: ByteString { exception.reason?.text ?? "" }
    /// What is claimed all the same: `covered`, `partly`, `not-applicable`; `nil` if nothing is.
    public var claim: String? {
      switch exception.claim?.kind {
      case .covered: "covered"
      case .partly: "partly"
      case .notApplicable: "not-applicable"
      case nil: nil
      }
    }
    /// Why the claim is known not to hold; `nil` if it is not disputed.
    public var disputed: ByteString? { exception.claim?.disputed?.text }
    /// The last day on which it holds, as `YYYY-MM-DD`; `nil` if it has no end.
    public var until: String? { exception.until?.iso }
  }

  /// The exceptions of `profile`, whose controls are in `library`.
  public init(_ profile: CompiledProfile, in library: PolicyLibrary) {
    rows = profile.exceptions.compactMap { exception in
      let reference = ControlReference(
        catalogue: exception.catalogue.text, id: exception.id.text, part: exception.part?.text)
      return library.control(reference).map { Row(control: $0, exception: exception) }
    }
  }
}

extension DateSyntax {
  /// The day as `YYYY-MM-DD` (ISO 8601).
  public var iso: String {
    [(year, 4), (month, 2), (day, 2)].map { number, width in
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }.joined(separator: "-")
  }
}

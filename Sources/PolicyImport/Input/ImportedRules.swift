import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// Rules as they are held, with where they come from: what a policy is to be made of.
public struct ImportedRules: Sendable {
  /// A rule as a line tells of it.
  public struct Line: Sendable {
    /// What the line can mean, the most ordinary first; never empty.
    public let readings: [Rule]
    /// The line as written or printed.
    public let text: ByteString
    /// Where it stands.
    public let span: Span

    public init(readings: [Rule], text: ByteString, span: Span) {
      self.readings = readings
      self.text = text
      self.span = span
    }
  }

  /// A line that no rule or setting came of.
  public struct LeftOut: Sendable {
    /// The line, with where it stands.
    public let span: Span
    /// Why, in one clause.
    public let reason: String

    public init(span: Span, reason: String) {
      self.span = span
      self.reason = reason
    }
  }

  /// The rules in the kernel's order.
  public let lines: [Line]
  /// What is set; `nil` for a listing, which does not tell.
  public let settings: LoadSettings?
  /// Whether a load begins by deleting all rules.
  public let clears: Bool
  /// What a load does at a line that is refused.
  public let onError: SettingsSyntax.ErrorMode
  /// The lines that are left out.
  public let leftOut: [LeftOut]

  public init(
    lines: [Line], settings: LoadSettings? = nil, clears: Bool = false,
    onError: SettingsSyntax.ErrorMode = .stop, leftOut: [LeftOut] = []
  ) {
    self.lines = lines
    self.settings = settings
    self.clears = clears
    self.onError = onError
    self.leftOut = leftOut
  }
}

import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics

/// A rule that the kernel should hold, and where it comes from.
public struct ExpectedRule: Sendable {
  /// What it can be: one rule, or two if its `-w` may name a file or a tree.
  public var readings: [Rule]
  /// The line of the rule file that says it.
  public var text: ByteString
  /// The place to point at: the policy's statement or the line itself.
  public var span: Span?
  /// The same place as `file:line` for machines; the span's own if not given.
  public var policy: String?
  /// The controls that it is claimed to answer, as reports name them.
  public var controls: [String]

  /// A rule that is expected.
  ///
  /// - Precondition: `readings` is not empty.
  public init(
    _ readings: [Rule], text: ByteString, span: Span? = nil, policy: String? = nil,
    controls: [String] = []
  ) {
    precondition(!readings.isEmpty, "a rule has at least one reading")
    self.readings = readings
    self.text = text
    self.span = span
    self.policy = policy ?? span?.fileAndLine
    self.controls = controls
  }

  /// The reading that stands for all.
  public var rule: Rule { readings[0] }
}

/// One line of what is loaded: every rule that could have printed it.
public struct LoadedLine: Sendable {
  /// The rules, the most ordinary one first; none if the line cannot be read.
  public var readings: [Rule]
  /// The line as printed.
  public var text: ByteString
  /// Where it stands.
  public var span: Span?
  /// Why it cannot be read; `nil` if it can.
  public var unreadable: String?
  /// Why no rule file can have brought it; `nil` for an ordinary line.
  public var oddity: String?

  public init(
    _ readings: [Rule], text: ByteString, span: Span? = nil, unreadable: String? = nil,
    oddity: String? = nil
  ) {
    self.readings = readings
    self.text = text
    self.span = span
    self.unreadable = unreadable
    self.oddity = oddity
  }
}

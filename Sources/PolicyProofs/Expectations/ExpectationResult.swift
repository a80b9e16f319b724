import AuditEvents
import ByteText
import Diagnostics
import PolicySyntax

/// What one `expect` line comes to for one profile.
public struct ExpectationResult: Sendable {
  /// Whether the expectation is met.
  public enum Verdict: String, Sendable, Hashable {
    case holds, fails, unknown
    /// It speaks of places that the host has not, `if present`.
    case notAsked = "not-asked"
  }

  /// A rule that has a say, and where a policy makes it.
  public struct DecidingRule: Sendable, Hashable {
    /// The rule as a line of a rules file.
    public let text: ByteString
    /// The policy's statement, or the line.
    public let span: Span
  }

  /// The line.
  public let expectation: ExpectSyntax
  /// Whether it is met.
  public let verdict: Verdict
  /// An event for which it is not met, as ordinary as can be; for `unknown` one for which that is
  /// not sure.
  public var event: EventText?
  /// The rule that decides that event; `nil` if none does.
  public var rule: DecidingRule?
  /// What is wrong, or why it is not known, in one clause; `nil` for what holds.
  public var note: String?
  /// How many events it speaks of: one for each call and place.
  public var count = 1
  /// Of how many of them the same is true as of `event`; 0 unless the line fails.
  public var failures = 0
  /// What is wrong with the line's text.
  public var mistakes: [Diagnostic] = []
  /// The rules that decide some event of the line and none of a line before it, by their index in the
  /// load.
  public var reached: Set<Int> = []

  init(_ expectation: ExpectSyntax, _ verdict: Verdict, note: String? = nil) {
    self.expectation = expectation
    self.verdict = verdict
    self.note = note
  }

  /// The line as written, its blanks evened out.
  public var text: String {
    ByteString(expectation.span.bytes).description
      .split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
  }
}

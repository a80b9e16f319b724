import AuditRules
import ByteText
import Diagnostics
import PolicyModel

/// A file of a rules.d folder, ready to be written.
public struct EmittedFile: Sendable {
  /// Its name, such as `30-time-change.rules`.
  public let name: ByteString
  /// Its lines, each with what it comes from.
  public let lines: [Line]

  /// One line, without its newline.
  public struct Line: Sendable {
    public let text: ByteString
    /// The rule that the line means; `nil` for comments and control lines.
    public let rule: Rule?
    /// The statement that it comes from; `nil` for the header.
    public let origin: Span?
    /// The controls that its group is claimed to answer.
    public let controls: [ControlReference]
  }

  /// The whole text.
  public var bytes: [UInt8] {
    lines.flatMap { $0.text.bytes + [UInt8(ascii: "\n")] }
  }

  /// What every file of ours begins with, by which a later run knows it.
  public static let mark: ByteString = "## auditwright: "
}

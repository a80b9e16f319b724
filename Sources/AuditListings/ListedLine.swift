import AuditRules
import ByteText
import Diagnostics

/// One line of a listing: every rule that could have printed it.
///
/// `auditctl -l` loses what it prints: in the watch form the action and whether the place is a file
/// or a tree, before audit 3.1.5 the operator of exe. So a line has a set of readings.
public struct ListedLine: Sendable {
  /// Where the line stands.
  public let span: Span
  /// The line without its newline.
  public let text: ByteString
  /// What it says.
  public let content: Content
  /// Why no rule file can have brought the rule into the kernel; `nil` for an ordinary line.
  public let oddity: String?

  /// What a line says.
  public enum Content: Sendable {
    /// The rules that print so, the most ordinary one first; never empty.
    case rule(readings: [Rule])
    /// Nothing that can be relied on.
    case unreadable(Unreadable)
  }

  /// The readings; none for a line that cannot be read.
  public var readings: [Rule] {
    if case .rule(let readings) = content { readings } else { [] }
  }

  /// Why the line cannot be read; `nil` if it can.
  public var unreadable: Unreadable? {
    if case .unreadable(let reason) = content { reason } else { nil }
  }
}

/// Why a line of a listing cannot be read.
public struct Unreadable: Error, Sendable, Hashable {
  /// One clause for a message.
  public let reason: String

  public init(_ reason: String) {
    self.reason = reason
  }
}

import AuditRules
import ByteText
import Diagnostics

/// A rule that a policy makes, with the statement it comes from.
public struct PolicyRule: Sendable, Hashable {
  /// The rule.
  public var rule: Rule
  /// The statement.
  public var span: Span

  public init(_ rule: Rule, from span: Span) {
    self.rule = rule
    self.span = span
  }
}

/// Rules that go to one file together.
public struct CompiledGroup: Sendable {
  /// The group's name; with the stage before it, the file's.
  public let name: ByteString
  /// What it is, in words.
  public let title: ByteString?
  /// The stage, 12 to 98.
  public let stage: Int
  /// The controls that it is claimed to answer.
  public let controls: [ControlReference]
  /// What it emits, in order.
  public let entries: [Entry]
  /// Where the group is defined.
  public let span: Span

  /// What a group puts into its file.
  public enum Entry: Sendable {
    case rule(PolicyRule)
    /// A statement that makes no rule on this host, and why.
    case omission(String, Span)
  }

  /// The rules, in order.
  public var rules: [PolicyRule] {
    entries.compactMap { if case .rule(let rule) = $0 { rule } else { nil } }
  }

  /// The base name of the group's file: stage, hyphen, name.
  public var fileName: ByteString { ByteString("\(stage)-\(name).rules") }
}

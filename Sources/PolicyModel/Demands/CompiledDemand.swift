import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics

/// What one `demand` statement asks of one kind of machine, worked out.
public struct CompiledDemand: Sendable, Hashable {
  /// One thing that is asked, or why something of it is not.
  public enum Part: Sendable, Hashable {
    /// Every event that matches this rule is recorded. The rule stands for a set of calls: there is
    /// one for each interface, place and value, and it has the demand's keys in its key field.
    case record(Rule)
    /// The same if a place is there, which is not known; in words.
    case recordIfThere(Rule, String)
    /// Records of these types are not suppressed.
    case messages([UInt32])
    /// The rules are locked.
    case immutable
    /// Login ids cannot be changed once they are set.
    case loginuidImmutable
    /// The kernel's setting has this value.
    case setting(AuditSetting, UInt32)
    /// No rule can see what is meant on this machine; why, in words.
    case cannotFire(String)
    /// The demand is for machines that have a place, and this one has it not; in words.
    case notAsked(String)
    /// Whether it is asked, or can be seen, depends on what is not known; in words.
    case unknown(String)
    /// Nothing binds this param, whose meaning is given in the catalogue's words.
    case unbound(ByteString, meaning: ByteString)
    /// The statement is wrong in itself; `diagnostics` say how.
    case invalid
  }

  /// The demand statement.
  public let span: Span
  /// What is asked; empty only for a demand that says nothing.
  public let parts: [Part]
  /// What is wrong with the statement or worth a remark.
  public let diagnostics: [Diagnostic]

  /// The rules whose events are asked for, in the order of the statement.
  public var rules: [Rule] {
    parts.compactMap { if case .record(let rule) = $0 { rule } else { nil } }
  }
}

/// What a claim `partly without …` leaves out, worked out.
public struct CompiledRegion: Sendable, Hashable {
  /// Rules that stand for the calls left out, one for each interface, place and value. They have no
  /// key, and need not be such as a kernel would take.
  public let rules: [Rule]
  /// What is wrong with the claim; with an error in it `rules` is empty.
  public let diagnostics: [Diagnostic]
}

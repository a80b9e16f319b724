import AuditCatalogue
import ByteText
import Diagnostics
import PolicySyntax

/// A profile worked out to its rules, in load order.
public struct CompiledProfile: Sendable {
  public let name: ByteString
  public let title: ByteString?
  /// The machine it is for.
  public let target: Target
  /// What is known of the host; `nil` if the profile names no facts.
  public let facts: HostFacts?
  /// What its `let` statements bind.
  public let bindings: Bindings
  /// The paths of its inventory of privileged programs; `nil` if it has none.
  public let programs: [ByteString]?
  /// The smallest id of a person: what `by users` means.
  public let userIdMinimum: UInt32
  /// The state of the audit system that it sets, in the order in which it is written.
  public let settings: [SettingsSyntax.Setting]
  /// Where it makes login ids immutable.
  public let loginuidImmutable: Span?
  /// Where it locks the rules.
  public let immutable: Span?
  /// Its `privileged` block.
  public let privileged: PrivilegedSyntax?
  /// The groups by stage, then name.
  public let groups: [CompiledGroup]
  /// The catalogues whose controls it promises to meet.
  public let adoptions: [AdoptSyntax]
  /// The adopted controls that its settings, its login ids and its lock answer.
  public let controlsOfSettings: [ControlReference]
  public let controlsOfLoginuid: [ControlReference]
  public let controlsOfLock: [ControlReference]
  /// The exceptions that hold, those of upper layers in the place of lower ones.
  public let exceptions: [ExceptionSyntax]
  /// Where the profile is defined.
  public let span: Span

  /// The rules of every group, in load order.
  public var rules: [PolicyRule] { groups.flatMap(\.rules) }
}

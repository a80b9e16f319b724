import Diagnostics

/// What one policy file says, in the order in which it says it.
///
/// It holds what could be read. Statements that make no sense are left out, and the diagnostics
/// that come with it name each of them.
public struct PolicyFile: Sendable, Hashable {
  /// The text it was read from.
  public let source: SourceText
  /// The definitions at the top of the file.
  public let items: [Item]

  /// A definition at the top of a file.
  public enum Item: Sendable, Hashable {
    case catalogue(CatalogueSyntax)
    case rules(RulesSyntax)
    case profile(ProfileSyntax)
    case facts(FactsSyntax)
    case programs(ProgramsSyntax)

    /// The word it is defined with, as in `rules time-change`.
    public var word: String {
      switch self {
      case .catalogue: "catalogue"
      case .rules: "rules"
      case .profile: "profile"
      case .facts: "facts"
      case .programs: "programs"
      }
    }

    /// What it is called.
    public var name: Name {
      switch self {
      case .catalogue(let item): item.name
      case .rules(let item): item.name
      case .profile(let item): item.name
      case .facts(let item): item.name
      case .programs(let item): item.name
      }
    }

    /// The whole definition.
    public var span: Span {
      switch self {
      case .catalogue(let item): item.span
      case .rules(let item): item.span
      case .profile(let item): item.span
      case .facts(let item): item.span
      case .programs(let item): item.span
      }
    }
  }
}

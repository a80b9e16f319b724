import Diagnostics

/// `catalogue NAME "title" version "…" { … }`: what a benchmark demands.
public struct CatalogueSyntax: Sendable, Hashable {
  public let name: Name
  public let title: Name?
  public let version: Name?
  public let params: [ParamSyntax]
  public let controls: [ControlSyntax]
  public let span: Span
}

/// `param NAME path "what it is"`: a value left open, for a profile's `let` to bind.
public struct ParamSyntax: Sendable, Hashable {
  /// What may be bound to it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case path, number, user, programs
  }

  public let name: Name
  public let kind: Kind
  /// What it is, for the message that it is unbound.
  public let meaning: Name
  public let span: Span
}

/// `control ID [part NAME] "title" [level …] [severity "…"] [topic …] { … }`
public struct ControlSyntax: Sendable, Hashable {
  public let id: Name
  public let part: Name?
  public let title: Name?
  public let level: Name?
  public let severity: Name?
  public let topic: Name?
  /// What it asks for, in the order written.
  public let statements: [Statement]
  public let span: Span

  /// What a control may say.
  public enum Statement: Sendable, Hashable {
    case demand(DemandSyntax)
    /// `answered by drift`: comparing the running rules with those on disk answers it.
    case answeredByDrift(Span)
    /// `not a rule "…"`: no audit rule can answer it, and the text says what does.
    case notARule(Name, Span)
  }
}

/// `demand …`: one thing that a control wants.
public struct DemandSyntax: Sendable, Hashable {
  public let kind: Kind
  public let span: Span

  /// What is wanted.
  public enum Kind: Sendable, Hashable {
    /// `demand record …`
    case record(SelectorSyntax, ClausesSyntax)
    /// `demand messages …`: records of these types are not suppressed.
    case messages([Name])
    /// `demand immutable`: the rules are locked.
    case immutable
    /// `demand loginuid immutable`
    case loginuidImmutable
    /// `demand setting NAME = VALUE`
    case setting(Name, ValueSyntax)
  }
}

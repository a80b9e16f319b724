import Diagnostics

/// `rules NAME at STAGE [after NAMES] ["title"] { … }`: a group of rules to deploy.
public struct RulesSyntax: Sendable, Hashable {
  public let name: Name
  /// The stage, which is the number in the name of the file it goes to; `nil` if none was read.
  public let stage: NumberSyntax?
  /// The groups that must come before this one.
  public let after: [Name]
  public let title: Name?
  /// What the group says, in the order written, which is the order of its rules.
  public let statements: [Statement]
  public let span: Span

  /// What a group may say.
  public enum Statement: Sendable, Hashable {
    case param(ParamSyntax)
    case satisfies(SatisfiesSyntax)
    /// `key NAMES`: the keys of every `record` in the group that names none.
    case key([Name], Span)
    case record(RecordSyntax)
    case raw(RawSyntax)
    case expect(ExpectSyntax)
  }
}

/// `satisfies CATALOGUE ID [part NAME], …`: a claim that is to be proved.
public struct SatisfiesSyntax: Sendable, Hashable {
  /// One control of the catalogue.
  public struct Control: Sendable, Hashable {
    public let id: Name
    public let part: Name?
    public let span: Span
  }

  public let catalogue: Name
  public let controls: [Control]
  public let span: Span
}

/// `record …` or `ignore …`
public struct RecordSyntax: Sendable, Hashable {
  /// Which of the two.
  public enum Action: String, Sendable, Hashable {
    /// `always`
    case record
    /// `never`
    case ignore
  }

  public let action: Action
  public let selector: SelectorSyntax
  public let clauses: ClausesSyntax
  /// The whole statement.
  public let span: Span
}

/// `raw "…"`: a rule line as audit.rules has it.
public struct RawSyntax: Sendable, Hashable {
  public let text: Name
  public let span: Span
}

/// `expect … when EVENT`: a test of the policy.
public struct ExpectSyntax: Sendable, Hashable {
  /// What is to happen.
  public enum Outcome: Sendable, Hashable {
    /// Recorded, under this key.
    case recorded(Name)
    /// Not recorded at all.
    case silence
  }

  /// What the line speaks of beside single paths: an event for each.
  public enum Each: Sendable, Hashable {
    /// `each of PATH, …`
    case path([PathSyntax])
    /// `each program`: the programs that the `privileged` block around it makes rules for.
    case program(Span)
  }

  public let outcome: Outcome
  /// The calls, in the order written; an event for each.
  public let calls: [Name]
  /// The event with the first of the calls and without what `each` names.
  public let event: EventSyntax
  public let each: Each?
  public let span: Span
}

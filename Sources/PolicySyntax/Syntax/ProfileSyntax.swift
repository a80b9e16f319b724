import Diagnostics

/// `profile NAME [extends NAME] ["title"] { … }`: what one kind of machine gets.
public struct ProfileSyntax: Sendable, Hashable {
  public let name: Name
  /// The profile it is layered over.
  public let base: Name?
  public let title: Name?
  /// What it says, in the order written.
  public let statements: [Statement]
  public let span: Span

  /// What a profile may say.
  public enum Statement: Sendable, Hashable {
    /// `target debian 12, kernel 6.1, …`
    case target([TargetPart], Span)
    /// `facts NAME`
    case facts(Name, Span)
    case letBinding(LetSyntax)
    case settings(SettingsSyntax)
    /// `loginuid immutable`
    case loginuidImmutable(Span)
    /// `use NAMES`
    case use([Name], Span)
    /// `drop NAMES`: groups of the profile below that are left out.
    case drop([Name], Span)
    case privileged(PrivilegedSyntax)
    /// `immutable`
    case immutable(Span)
    case adopt(AdoptSyntax)
    case exception(ExceptionSyntax)
  }

  /// One part of `target`: what it is about and which.
  public struct TargetPart: Sendable, Hashable {
    /// `kernel`, `audit`, `abi`, `lsm`, or the distribution.
    public let aspect: Name
    /// As in `6.1`, `b64`, `apparmor`, `12`.
    public let value: Name
    public let span: Span
  }
}

/// `let NAME = VALUE, …`
public struct LetSyntax: Sendable, Hashable {
  public let name: Name
  public let values: [ValueSyntax]
  public let span: Span

  /// The same with other values.
  public func with(_ values: [ValueSyntax]) -> LetSyntax {
    LetSyntax(name: name, values: values, span: span)
  }
}

/// `adopt CATALOGUE [version "…"]`: each of its controls is met, excepted, or an error.
public struct AdoptSyntax: Sendable, Hashable {
  public let catalogue: Name
  public let version: Name?
  public let span: Span
}

/// `privileged at STAGE { … }`: rules for the programs of an inventory.
public struct PrivilegedSyntax: Sendable, Hashable {
  public let stage: NumberSyntax?
  /// The inventories, by the names they are defined under.
  public let inventories: [Name]
  /// The trees whose programs are left out.
  public let skip: [PathSyntax]
  public let who: WhoSyntax?
  public let keys: [Name]
  /// The tests of its rules.
  public let expectations: [ExpectSyntax]
  public let span: Span
}

/// `exception CATALOGUE ID reason "…" …`: an agreed deviation.
public struct ExceptionSyntax: Sendable, Hashable {
  public let catalogue: Name
  public let id: Name
  /// `part …`, for a control that shares its id.
  public let part: Name?
  public let reason: Name?
  public let owner: Name?
  /// The last day on which it holds.
  public let until: DateSyntax?
  public let ticket: Name?
  public let claim: Claim?
  public let span: Span

  /// What is claimed about the control all the same.
  public struct Claim: Sendable, Hashable {
    public let kind: Kind
    /// `disputed "why"`: the claim is known to fail.
    public let disputed: Name?
    public let span: Span

    /// The claims.
    public enum Kind: Sendable, Hashable {
      /// Met by other rules.
      case covered
      /// Met but for this.
      case partly(without: SelectorSyntax, ClausesSyntax)
      case notApplicable
    }
  }
}

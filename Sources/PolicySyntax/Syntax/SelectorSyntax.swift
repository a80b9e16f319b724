import Diagnostics

/// What a statement is about: kinds of access, calls, messages …, and the places they touch.
public struct SelectorSyntax: Sendable, Hashable {
  public let kind: Kind
  /// `of …` or `under …`
  public let place: PlaceSyntax?
  public let span: Span

  /// What is selected.
  public enum Kind: Sendable, Hashable {
    /// `read`, `write`, `attr`, `execute`: one or more, as `perm=`.
    case permissions([PermissionSyntax])
    /// `syscalls …`, by name or number.
    case syscalls([Name])
    /// `all syscalls`
    case allSyscalls
    /// `access`: a path without `perm=`.
    case access
    /// Nothing but a place, as in `partly without under /snap`.
    case anything
    /// `messages …`: the exclude list; without names any message.
    case messages([Name])
    /// `user-messages …`: the user list.
    case userMessages([Name])
    /// `tasks`: the task list.
    case tasks
    /// `filesystem …`: the filesystem list.
    case filesystems([Name])
  }
}

/// One word of `perm=`.
public struct PermissionSyntax: Sendable, Hashable {
  /// The words for its letters.
  public enum Word: String, Sendable, Hashable, CaseIterable {
    case read, write, attr, execute

    /// The letter that audit has for it.
    public var letter: Character {
      switch self {
      case .read: "r"
      case .write: "w"
      case .attr: "a"
      case .execute: "x"
      }
    }
  }

  public let word: Word
  public let span: Span
}

/// `of PATH, …` or `under PATH, …`
public struct PlaceSyntax: Sendable, Hashable {
  /// How the places are meant.
  public enum Reach: String, Sendable, Hashable {
    /// The path itself, `path=`.
    case of
    /// The whole tree, `dir=`.
    case under
  }

  public let reach: Reach
  public let paths: [PathSyntax]
  public let span: Span
}

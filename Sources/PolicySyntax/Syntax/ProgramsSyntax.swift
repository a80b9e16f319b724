import Diagnostics

/// `programs "NAME" { … }`: an inventory of programs that give privileges.
public struct ProgramsSyntax: Sendable, Hashable {
  public let name: Name
  public let programs: [Program]
  public let span: Span

  /// A program and what makes it one.
  public struct Program: Sendable, Hashable {
    public let path: PathSyntax
    public let isSetuid: Bool
    public let isSetgid: Bool
    /// The file capabilities, as getcap(8) prints them.
    public let capabilities: Name?
    public let span: Span
  }
}

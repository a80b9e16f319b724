import ByteText
import Diagnostics

/// `facts NAME { … }`: what policies need to know of a host.
public struct FactsSyntax: Sendable, Hashable {
  public let name: Name
  /// What it says, in the order written; each kind may be given in several statements.
  public let statements: [Statement]
  public let span: Span

  /// One statement of facts.
  public enum Statement: Sendable, Hashable {
    /// `versions kernel 6.1, audit 3.0.9`
    case versions([Version])
    /// `partial`: what is not listed is not known, rather than absent.
    case partial
    /// `lsm apparmor`
    case securityModules([Name])
    /// `awk mawk`: what runs augenrules.
    case awk(Name)
    case directories([PathSyntax])
    case files([PathSyntax])
    /// `absent PATHS`: what is known not to be there, with all below it.
    case absent([PathSyntax])
    case symlinks([Symlink])
    case mounts([Mount])
    case users([Account])
    case groups([Account])
    /// `programs "…"`: an inventory.
    case programs(Name)
  }

  /// The version of a component.
  public struct Version: Sendable, Hashable {
    public let component: Name
    public let version: Name
  }

  /// `PATH -> TARGET`
  public struct Symlink: Sendable, Hashable {
    public let path: PathSyntax
    /// As the link holds it: absolute, or relative to the link's folder.
    public let target: Name
    public let span: Span
  }

  /// `PATH type WORD [nosuid] [noexec] [nodev]`
  public struct Mount: Sendable, Hashable {
    /// The options that matter to audit rules.
    public enum Option: String, Sendable, Hashable, CaseIterable {
      case nosuid, noexec, nodev
    }

    public let path: PathSyntax
    public let type: Name
    public let options: Set<Option>
    public let span: Span
  }

  /// `NAME = NUMBER`
  public struct Account: Sendable, Hashable {
    public let name: Name
    public let id: NumberSyntax
  }
}

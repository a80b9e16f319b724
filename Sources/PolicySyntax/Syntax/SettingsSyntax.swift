import Diagnostics

/// `settings { … }`: the state of the audit system beside its rules.
public struct SettingsSyntax: Sendable, Hashable {
  public let settings: [Setting]
  public let span: Span

  /// One setting.
  public struct Setting: Sendable, Hashable {
    public let value: Value
    public let span: Span
  }

  /// What is set, in audit's own terms.
  public enum Value: Sendable, Hashable {
    /// `-D`: delete all rules first.
    case reset
    /// `-b`: how many records may wait.
    case backlog(Int)
    /// `--backlog_wait_time`, in the kernel's ticks.
    case backlogWait(Int)
    /// `-f`
    case failure(FailureMode)
    /// `-r`: records per second, 0 for no limit.
    case rate(Int)
    /// What a load does about a line that is refused.
    case onError(ErrorMode)
    /// `-e`: 0 or 1.
    case enabled(Bool)
  }

  /// What the kernel does when it cannot record.
  public enum FailureMode: String, Sendable, Hashable, CaseIterable {
    case silent, printk, panic
  }

  /// What a load does about a line that is refused.
  public enum ErrorMode: String, Sendable, Hashable, CaseIterable {
    /// `-c`: go on, and fail at the end.
    case `continue`
    /// `-i`: go on, and succeed.
    case ignore
    /// End there, which is what auditctl does when nothing is said.
    case stop
  }
}

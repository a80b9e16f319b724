import AuditRuleSyntax

/// What a load does to the kernel's settings; `nil` where it leaves them as they were.
public struct LoadSettings: Sendable, Hashable {
  /// `-e`: 0 off, 1 on, 2 locked.
  public var enabled: UInt32?
  /// `-f`: 0 silent, 1 printk, 2 panic.
  public var failure: UInt32?
  /// `-r`: records a second, 0 without limit.
  public var rate: UInt32?
  /// `-b`: records that may wait for the daemon.
  public var backlog: UInt32?
  /// `--backlog_wait_time`, in kernel ticks.
  public var backlogWaitTime: UInt32?
  /// Whether `--loginuid-immutable` was there; nothing takes it back.
  public var isLoginuidImmutable = false

  public init() {}

  /// Whether rules and settings can no longer be changed until the next boot.
  public var isLocked: Bool { enabled == 2 }
}

/// A setting of the audit system, by the name that `auditctl -s` prints.
public enum AuditSetting: String, Sendable, Hashable, CaseIterable, Codable {
  /// 0 off, 1 on, 2 locked until the next boot.
  case enabled
  /// 0 silent, 1 printk, 2 panic.
  case failure
  /// Records a second, 0 without limit.
  case rateLimit = "rate_limit"
  /// Records that may wait for the daemon.
  case backlogLimit = "backlog_limit"
  /// How long a task waits for room, in kernel ticks.
  case backlogWaitTime = "backlog_wait_time"
  /// 1 if a login id cannot be changed once it is set.
  case loginuidImmutable = "loginuid_immutable"
}

import ByteText

/// What a line asks of the audit system besides rules: the kernel's settings and auditctl's own.
public enum ControlRule: Sendable, Hashable {
  /// `-D`, with `-k TEXT` only rules whose key contains TEXT.
  case deleteAll(key: ByteString?)
  /// `-b N`: how many records may wait for the daemon.
  case backlog(UInt32)
  /// `--backlog_wait_time N`: how long a task waits for room, in kernel ticks.
  case backlogWaitTime(UInt32)
  /// `-f 0..2`: silent, printk, panic.
  case failure(UInt32)
  /// `-r N`: records a second, 0 without limit.
  case rate(UInt32)
  /// `-e 0..2`: off, on, locked until the next boot.
  case enabled(UInt32)
  /// `-i`: from here on errors are reported and skipped.
  case ignoreErrors
  /// `-c`: as `-i`, and the load fails in the end.
  case continueOnErrors
  /// `--loginuid-immutable`.
  case loginuidImmutable
  /// `--reset-lost`.
  case resetLost
  /// `--reset_backlog_wait_time_actual`.
  case resetBacklogWaitTimeActual
  /// `-t`: forget trees whose mounts are gone.
  case trim
  /// `-q MOUNT,SUBTREE`: trees at or below the first take in what is mounted at the second.
  case makeEquivalent(mount: ByteString, subtree: ByteString)
  /// `-m TEXT`.
  case message(ByteString)
  /// `--signal NAME`, to the daemon.
  case signal(ByteString)
  /// `-s`, `-l`, `-v`, `-h`: something is printed and nothing changes.
  case show(UInt8)
}

import AuditCatalogue

/// One thing that audit rules judge.
public enum Event: Sendable, Hashable {
  /// A system call, judged as it ends by the exit list and the watches.
  case call(Call)
  /// A message that a process sends, judged by the user list, then as a record.
  case message(Message)
  /// A record that the kernel is about to write, judged by the exclude list.
  case record(Message)
  /// A task being born, judged by the task list: recorded means that all its calls will be.
  case birth(of: Subject)
  /// An io_uring operation by number, judged by the io_uring list. Its arguments and its
  /// architecture are zero.
  case ioUring(Call)
}

/// Types of the records of a system call event (linux/audit.h).
public enum RecordType {
  /// The record that all others of the event hang on.
  public static let syscall: UInt32 = 1300
  public static let path: UInt32 = 1302
  public static let cwd: UInt32 = 1307
  public static let execve: UInt32 = 1309
  public static let proctitle: UInt32 = 1327
  /// The record of an io_uring operation, in the place of SYSCALL.
  public static let ioUring: UInt32 = 1336

  /// The records that a SYSCALL event can lose one by one.
  public static let details = [path, cwd, execve, proctitle]
}

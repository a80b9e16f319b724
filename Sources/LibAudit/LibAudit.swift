import AuditCatalogue
import CAudit
import Synchronization

/// The one door to libaudit: every call goes through one lock, for the library keeps global state.
public enum LibAudit {
  private static let lock = Mutex(())

  /// Runs `body` while no one else is in the library.
  static func exclusively<Result: Sendable>(_ body: () throws -> Result) rethrows -> Result {
    try lock.withLock { _ in try body() }
  }
}

/// The kernel features that libaudit may count on, in place of libaudit's own function.
///
/// libaudit asks the running kernel over netlink, which needs a privilege and gives the wrong
/// answer for another machine. Every kernel in scope has all seven (linux/audit.h,
/// AUDIT_FEATURE_BITMAP_ALL). In audit 3.0.9 the library calls itself through the dynamic symbol
/// table, so this definition in the program takes the place of its own.
@_cdecl("audit_get_features")
public func featuresOfEveryKernelInScope() -> UInt32 {
  0x7f
}

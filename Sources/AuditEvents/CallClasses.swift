import AuditCatalogue
import AuditRules

/// What a kernel's tables say about calls; they differ between kernels and architectures.
public protocol CallClasses: Sendable {
  /// The letters of `perm=` that `call` counts as.
  func permissions(of call: Call) -> PermissionSet
  /// The calls of class N, which a rule takes in by bit 2047-N of its mask.
  func calls(ofClass number: UInt32) -> SyscallMask
}

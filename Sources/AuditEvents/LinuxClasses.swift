import AuditCatalogue
import AuditRules

/// The class tables of one kernel on one machine.
public struct LinuxClasses: CallClasses {
  public let kernel: Version
  public let machine: Machine

  public init(kernel: Version, machine: Machine = .x8664) {
    self.kernel = kernel
    self.machine = machine
  }

  /// Those of the kernel that rules are made for.
  public init(of target: Target) {
    self.init(kernel: target.kernel, machine: target.machine)
  }

  public func permissions(of call: Call) -> PermissionSet {
    PermissionClasses.permissions(
      ofCall: call.number, on: call.architecture, kernel: kernel, arguments: call.arguments,
      openHowFlags: call.openFlags.map { UInt32(truncatingIfNeeded: $0) })
  }

  /// Even classes are those of the native interface, odd ones of the 32-bit one.
  public func calls(ofClass number: UInt32) -> SyscallMask {
    guard let callClass = PermissionClasses.CallClass(rawValue: number / 2) else { return .none }
    let architecture = machine.architecture(number % 2 == 0 ? .b64 : .b32)
    return SyscallMask(
      PermissionClasses.members(of: callClass, on: architecture, kernel: kernel))
  }
}

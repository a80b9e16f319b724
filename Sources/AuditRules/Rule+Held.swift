import AuditCatalogue

extension Rule {
  /// The rule as the kernel hands it back: the class bits of its mask replaced by their members.
  ///
  /// Source: kernel/auditfilter.c, audit_to_entry_common; bit 2047-N of the mask asks for class N.
  public func held(by kernel: Version, on machine: Machine) -> Rule {
    guard list.looksAtSyscalls, !syscalls.isAll else { return self }
    var copy = self
    for number: UInt32 in 0..<16 where syscalls.contains(2047 - number) {
      copy.syscalls.remove(2047 - number)
      for member in PermissionClasses.members(ofClassNumber: number, on: machine, kernel: kernel) {
        copy.syscalls.insert(member)
      }
    }
    return copy
  }
}

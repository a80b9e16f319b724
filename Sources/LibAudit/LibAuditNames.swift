import AuditCatalogue
import CAudit

/// libaudit's tables of names.
public struct LibAuditNames: AuditNames {
  public init() {}

  public func number(ofSyscall name: String, on architecture: Architecture) -> UInt32? {
    lookUp { machine(architecture).map { audit_name_to_syscall(name, $0) } ?? -1 }
  }

  public func name(ofSyscall number: UInt32, on architecture: Architecture) -> String? {
    text { machine(architecture).flatMap { audit_syscall_to_name(Int32(bitPattern: number), $0) } }
  }

  public func field(named name: String) -> Field? {
    lookUp { audit_name_to_field(name) }.map(Field.init(rawValue:))
  }

  public func name(of field: Field) -> String? {
    text { audit_field_to_name(Int32(bitPattern: field.rawValue)) }
  }

  public func number(ofErrno name: String) -> UInt32? {
    // libaudit gives 0 for a name that it does not know.
    lookUp { audit_name_to_errno(name) }.flatMap { $0 == 0 ? nil : $0 }
  }

  public func name(ofErrno number: UInt32) -> String? {
    text { audit_errno_to_name(Int32(bitPattern: number)) }
  }

  public func number(ofMessageType name: String) -> UInt32? {
    lookUp { audit_name_to_msg_type(name) }
  }

  public func name(ofMessageType number: UInt32) -> String? {
    text { audit_msg_type_to_name(Int32(bitPattern: number)) }
  }

  public func number(ofFileType name: String) -> UInt32? {
    lookUp { audit_name_to_ftype(name) }
  }

  public func name(ofFileType number: UInt32) -> String? {
    text { audit_ftype_to_name(Int32(bitPattern: number)) }
  }

  public func number(ofFileSystem name: String) -> UInt32? {
    lookUp { audit_name_to_fstype(name) }
  }

  public func name(ofFileSystem number: UInt32) -> String? {
    text { audit_fstype_to_name(Int32(bitPattern: number)) }
  }

  public func architecture(named name: String) -> Architecture? {
    LibAudit.exclusively {
      let machine = audit_name_to_machine(name)
      guard machine >= 0 else { return nil }
      let elf = audit_machine_to_elf(machine)
      return elf == 0 ? nil : Architecture(rawValue: elf)
    }
  }

  public func name(of architecture: Architecture) -> String? {
    text { machine(architecture).flatMap { audit_machine_to_name($0) } }
  }

  /// libaudit's own number for an architecture; call it while holding the lock.
  private func machine(_ architecture: Architecture) -> Int32? {
    let machine = audit_elf_to_machine(architecture.rawValue)
    return machine < 0 ? nil : machine
  }

  private func lookUp(_ body: () -> Int32) -> UInt32? {
    let number = LibAudit.exclusively(body)
    return number < 0 ? nil : UInt32(number)
  }

  private func text(_ body: () -> UnsafePointer<CChar>?) -> String? {
    LibAudit.exclusively { body().map { String(cString: $0) } }
  }
}

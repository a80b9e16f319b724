/// What libaudit's tables know: the only place where names come from.
///
/// The core asks through this protocol, so that it needs no library and no lock; `LibAudit`
/// answers it. Names are matched without regard to case, as libaudit does.
public protocol AuditNames: Sendable {
  /// The number of a system call; `nil` if that architecture has none of this name.
  func number(ofSyscall name: String, on architecture: Architecture) -> UInt32?
  /// The name of a system call; `nil` if the tables do not know the number.
  func name(ofSyscall number: UInt32, on architecture: Architecture) -> String?
  /// The field of this name.
  func field(named name: String) -> Field?
  /// The name of a field; `nil` for those that cannot be written, such as 24.
  func name(of field: Field) -> String?
  /// The positive number of an errno such as `EACCES`.
  func number(ofErrno name: String) -> UInt32?
  /// The errno of this positive number.
  func name(ofErrno number: UInt32) -> String?
  /// The number of a record type such as `SYSCALL`.
  func number(ofMessageType name: String) -> UInt32?
  /// The record type of this number.
  func name(ofMessageType number: UInt32) -> String?
  /// The value that stands for a file type such as `dir`.
  func number(ofFileType name: String) -> UInt32?
  /// The file type of this value.
  func name(ofFileType number: UInt32) -> String?
  /// The magic number of a file system such as `tracefs`.
  func number(ofFileSystem name: String) -> UInt32?
  /// The file system of this magic number.
  func name(ofFileSystem number: UInt32) -> String?
  /// The architecture that libaudit means by a machine name such as `i386`.
  func architecture(named name: String) -> Architecture?
  /// The machine name of an architecture.
  func name(of architecture: Architecture) -> String?
}

extension AuditNames {
  /// Every system call name of `architecture`, for suggestions.
  public func syscallNames(on architecture: Architecture) -> [String] {
    (0..<2048).compactMap { name(ofSyscall: $0, on: architecture) }
  }

  /// Every field name that can be written, for suggestions.
  public var fieldNames: [String] {
    (0...255).compactMap { name(of: Field(rawValue: $0)) }
  }
}

extension AuditNames {
  /// The result of a call as a rule writes it: `-EACCES` where the name leads back to the number, else
  /// the number with its sign.
  public func text(ofExit number: UInt32) -> String {
    let signed = Int32(bitPattern: number)
    guard signed < 0 else { return String(signed) }
    if let name = name(ofErrno: signed.magnitude), self.number(ofErrno: name) == signed.magnitude {
      return "-" + name
    }
    return String(signed)
  }
}

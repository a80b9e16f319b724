import AuditCatalogue
import ByteText

/// The names that listings hold, and what they stand for.
struct ListingTables: Sendable {
  let names: any AuditNames
  let target: Target
  let fields: [ByteString: Field]
  /// The architectures that `b64` can mean, the target's first.
  let wide: [Architecture]
  /// The architectures that `b32` can mean, the target's first.
  let narrow: [Architecture]

  init(names: any AuditNames, target: Target, hints: ReadingHints) {
    self.names = names
    self.target = target
    let native = [target.machine.architecture(.b64), target.machine.architecture(.b32)]
    let others = hints.architectures.filter { !native.contains($0) }
    wide = [native[0]] + others.filter(\.is64Bit)
    narrow = [native[1]] + others.filter { !$0.is64Bit }
    var fields: [ByteString: Field] = [:]
    for number: UInt32 in 0...255 {
      let field = Field(rawValue: number)
      if let name = names.name(of: field) { fields[ByteString(name)] = field }
    }
    self.fields = fields
  }

  /// The number of a system call as some version of auditctl names it.
  func syscall(_ name: ByteString, on architecture: Architecture) -> UInt32? {
    guard let text = name.utf8 else { return nil }
    return names.number(ofSyscall: text, on: architecture)
      ?? NewerSyscalls.number(of: text, on: architecture)
  }

  /// The architecture whose names a rule without an arch is listed with.
  var nativeArchitecture: Architecture {
    target.architectures.first ?? target.machine.architecture(.b64)
  }
}

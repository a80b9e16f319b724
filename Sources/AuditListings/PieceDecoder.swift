import AuditCatalogue
import AuditRules
import ByteText

/// Decodes the pieces of one line for one meaning of `b64` and `b32`.
struct PieceDecoder {
  let tables: ListingTables
  let list: FilterList
  /// What `b64` means.
  let wide: Architecture
  /// What `b32` means.
  let narrow: Architecture
  /// The arch whose names a rule without arch is printed with; `nil`: the native one.
  let inherited: ByteString?

  /// The rule of these pieces.
  func rule(_ action: Action, _ pieces: [RuleForm.Piece]) throws(Unreadable) -> Rule {
    var comparisons: [FieldComparison] = []
    var architecture = try inherited.map(self.architecture) ?? tables.nativeArchitecture
    var printedCalls: ByteString?
    for piece in pieces {
      switch piece {
      case .syscalls(let words): printedCalls = words
      case .comparison(let left, let op, let right):
        comparisons.append(try interfield(left, op, right))
      case .field(.arch, let op, let value):
        architecture = try self.architecture(value)
        comparisons.append(FieldComparison(.arch, op, architecture.rawValue))
      case .field(.key, let op, let value): add(key: value, op, to: &comparisons)
      case .field(let field, let op, let value):
        comparisons.append(try comparison(field, op, value))
      }
    }
    let syscalls = try mask(printedCalls, architecture)
    return Rule(action, list, syscalls: syscalls, comparisons)
  }

  /// The kernel holds one key field; several keys are printed apart.
  private func add(key: ByteString, _ op: Operator, to comparisons: inout [FieldComparison]) {
    if let index = comparisons.firstIndex(where: { $0.field == .key }),
      let keys = comparisons[index].text
    {
      comparisons[index].value = .text(keys + ByteString([Rule.keySeparator]) + key)
    } else {
      comparisons.append(FieldComparison(.key, op, key))
    }
  }

  private func interfield(
    _ left: Field, _ op: Operator, _ right: Field
  ) throws(Unreadable) -> FieldComparison {
    guard let number = InterfieldComparison.number(left, right) else {
      throw Unreadable("the two fields after -C cannot be compared")
    }
    return FieldComparison(.fieldCompare, op, number)
  }

  /// The architecture printed as b64, b32, a number, or with `-i` a machine's name.
  private func architecture(_ value: ByteString) throws(Unreadable) -> Architecture {
    if value == "b64" { return wide }
    if value == "b32" { return narrow }
    if let number = value.printedNumber { return Architecture(rawValue: number) }
    if let name = value.utf8, let known = tables.names.architecture(named: name) { return known }
    throw Unreadable("'\(value)' is no architecture")
  }

  /// The calls of `-S`; a rule without any call prints no `-S`.
  private func mask(
    _ words: ByteString?, _ architecture: Architecture
  ) throws(Unreadable) -> SyscallMask {
    guard list.looksAtSyscalls else { return list == .task ? .none : .all }
    guard let words else { return .none }
    if words == "all" { return .all }
    var mask = SyscallMask.none
    for word in words.split(separator: UInt8(ascii: ",")) {
      let name = ByteString(word)
      guard let number = name.printedNumber ?? number(of: name, architecture) else {
        throw Unreadable("'\(name)' is no system call that is known here")
      }
      guard number < SyscallMask.limit else {
        throw Unreadable("\(number) is no number of a system call")
      }
      mask.insert(number)
    }
    return mask
  }

  private func number(of name: ByteString, _ architecture: Architecture) -> UInt32? {
    if list == .ioUring { return name.utf8.flatMap(IoUringOperations.number) }
    return tables.syscall(name, on: architecture)
  }

  private func comparison(
    _ field: Field, _ op: Operator, _ value: ByteString
  ) throws(Unreadable) -> FieldComparison {
    if field.isText { return FieldComparison(field, op, value) }
    if let number = number(field, value) { return FieldComparison(field, op, number) }
    let name = tables.names.name(of: field) ?? "f\(field.number)"
    throw Unreadable(
      field.isArgument
        ? "'\(value)' is '\(name)' put into words by -i; take the listing without -i"
        : "'\(value)' is no value of '\(name)' that is known here")
  }

  private func number(_ field: Field, _ value: ByteString) -> UInt32? {
    switch field {
    case .perm: return permissions(value)
    case .exit: return value.printedNumber ?? negatedErrno(value)
    case .msgtype: return value.printedNumber ?? value.utf8.flatMap(messageType)
    case .fstype: return value.printedNumber ?? value.utf8.flatMap(fileSystem)
    case .auid, .sessionid: return value == "unset" ? .max : value.printedNumber
    default: return value.printedNumber
    }
  }

  private func permissions(_ value: ByteString) -> UInt32? {
    var result: PermissionSet = []
    for letter in value {
      guard let entry = PermissionSet.letters.first(where: { $0.letter == letter }) else {
        return nil
      }
      result.insert(entry.permission)
    }
    return result.rawValue
  }

  /// The two's complement of the errno in `-NAME`.
  private func negatedErrno(_ value: ByteString) -> UInt32? {
    guard value.first == UInt8(ascii: "-"), let name = ByteString(value.dropFirst()).utf8 else {
      return nil
    }
    return tables.names.number(ofErrno: name).map { 0 &- $0 }
  }

  private func messageType(_ name: String) -> UInt32? {
    tables.names.number(ofMessageType: name)
  }

  /// The magic number of a file system; cgroup and cgroup2 are printed from audit 4.2 on
  /// (linux/magic.h).
  private func fileSystem(_ name: String) -> UInt32? {
    switch name {
    case "cgroup": 0x0027_e0eb
    case "cgroup2": 0x6367_7270
    default: tables.names.number(ofFileSystem: name)
    }
  }
}

import AuditCatalogue
import AuditRules
import ByteText
import CAudit

extension LineCompilation {
  /// The number of the list that conditions are judged for, without the prepend bit; libaudit's
  /// own "unset" if there is none.
  private var listFlag: Int32 {
    guard let list = addList ?? deleteList else { return Int32(AUDIT_FILTER_UNSET) }
    return Int32(list.rawValue)
  }

  /// `-F`.
  func readField(_ argument: ByteString) throws(Refusal) {
    if addList == nil, deleteList == nil {
      let next = scanner.nextIndex < wordCount ? scanner.words[scanner.nextIndex] : ""
      guard argument.firstPosition(of: "arch=") != nil, next == "-t" else {
        throw Refusal("list must be given before field", about: argument)
      }
    }
    if argument.starts(with: "key=".utf8) {
      try appendKey(ByteString(argument.dropFirst(4)))
      return
    }
    try addField(try settledByTarget(argument))
    switch lastField {
    case .perm: caudit_set_perm_added()
    case .exe: caudit_set_exe_added()
    default: break
    }
  }

  private var fieldCount: Int { ruleData.map { Int($0.pointee.field_count) } ?? 0 }

  private var lastField: Field? {
    guard let ruleData, fieldCount > 0 else { return nil }
    let index = fieldCount - 1
    return withUnsafeBytes(of: &ruleData.pointee.fields) {
      Field(rawValue: $0.load(fromByteOffset: index * 4, as: UInt32.self))
    }
  }

  /// Hands `text` to libaudit's parser of `-F`.
  func addField(_ text: ByteString) throws(Refusal) {
    try call(text) { pair in audit_rule_fieldpair_data(&ruleData, pair, listFlag) }
  }

  /// `-C`.
  func readComparison(_ argument: ByteString) throws(Refusal) {
    try call(argument) { pair in audit_rule_interfield_comp_data(&ruleData, pair, listFlag) }
  }

  /// Calls a parser with a private copy of `text`, for libaudit writes into what it is given; what
  /// is left of the copy afterwards is what libaudit's message speaks of.
  private func call(
    _ text: ByteString, _ parse: (UnsafePointer<CChar>) -> Int32
  ) throws(Refusal) {
    var copy = text.bytes.map { CChar(bitPattern: $0) } + [0]
    let code = copy.withUnsafeMutableBufferPointer { parse(UnsafePointer($0.baseAddress!)) }
    guard code != 0 else { return }
    let words = ByteString(copy.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    let number = Int(-code)
    throw Refusal(code: number, LibAuditMessages.message(number, about: words), about: text)
  }

  /// The condition with everything settled that libaudit would ask of the machine it runs on: the
  /// meaning of b64 and b32, and user and group names.
  private func settledByTarget(_ argument: ByteString) throws(Refusal) -> ByteString {
    guard let pair = FieldPair(argument) else { return argument }
    let name = String(decoding: pair.name, as: UTF8.self)
    let number = audit_name_to_field(name)
    guard number >= 0 else { return argument }
    let field = Field(rawValue: UInt32(number))
    if field == .arch {
      let value = String(decoding: pair.value, as: UTF8.self).lowercased()
      guard let abi = ABI(rawValue: value) else { return argument }
      return pair.withValue(ByteString(target.machine.libauditName(abi)))
    }
    guard field.isUserId || field.isGroupId, Self.isAccountName(pair.value, field) else {
      return argument
    }
    return pair.withValue(try accountNumber(pair.value, field))
  }

  /// Whether libaudit would look the value up as a name.
  private static func isAccountName(_ value: ByteString, _ field: Field) -> Bool {
    guard let first = value.first, !first.isDigit else { return false }
    guard field.isUserId else { return true }
    let isNegative = first == UInt8(ascii: "-") && value.count > 1 && value[1].isDigit
    return !isNegative && value != "unset"
  }

  private func accountNumber(
    _ name: ByteString, _ field: Field
  ) throws(Refusal) -> ByteString {
    switch field.isUserId ? host.userId(of: name) : host.groupId(of: name) {
    case .found(let number): return ByteString(String(number))
    case .absent:
      let kind = field.isUserId ? "user" : "group"
      throw Refusal(code: 38, "Unknown \(kind): \(name)", about: name)
    case .unknown:
      accounts[fieldCount] = name
      return "0"
    }
  }

  /// `-k`.
  func readKey(_ argument: ByteString) throws(Refusal) {
    guard caudit_key_may_follow() != 0, addList != nil || deleteList != nil else {
      throw Refusal("key option needs a watch or syscall given prior to it", about: argument)
    }
    try appendKey(argument)
  }

  private func appendKey(_ argument: ByteString) throws(Refusal) {
    let separator: ByteString = key.isEmpty ? "" : ByteString([Rule.keySeparator])
    let joined = key + separator + argument
    guard joined.count <= Int(AUDIT_MAX_KEY_LEN) else {
      throw Refusal("key option exceeds size limit", about: argument)
    }
    if argument.contains(Rule.keySeparator) { line.splitsKey = true }
    key = joined
  }
}

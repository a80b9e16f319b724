import AuditCatalogue
import ByteText

/// Why bytes are no rule that this program understands, or a rule cannot be written as bytes.
public enum RuleDataError: Error, Sendable, Hashable {
  /// Shorter than the structure, or than its strings.
  case truncated
  /// A filter list of this number is not known.
  case unknownList(UInt32)
  /// An action that the kernel does not accept.
  case unknownAction(UInt32)
  /// More comparisons than fit.
  case tooManyFields(UInt32)
  /// An operator that the kernel does not know.
  case unknownOperator(UInt32)
  /// A user or group name whose number is not known.
  case unresolvedAccount(ByteString)
}

extension RuleData {
  /// The rule that the bytes mean.
  public func rule() throws(RuleDataError) -> Rule {
    try Rule(wire: bytes)
  }

  /// Whether the bytes ask for the front of the list.
  public var isPrepended: Bool {
    bytes.count >= 4 && UInt32(bytes[0]) & Self.prependFlag != 0
  }
}

extension Rule {
  /// Reads a `struct audit_rule_data` with its buffer; the prepend bit is left out.
  public init(wire bytes: [UInt8]) throws(RuleDataError) {
    let reader = WireReader(bytes: bytes)
    guard bytes.count >= RuleData.headerSize else { throw .truncated }
    let listNumber = reader.word(RuleData.Word.flags) & ~RuleData.prependFlag
    guard let list = FilterList(rawValue: listNumber) else { throw .unknownList(listNumber) }
    let actionNumber = reader.word(RuleData.Word.action)
    guard let action = Action(rawValue: actionNumber) else { throw .unknownAction(actionNumber) }
    let count = reader.word(RuleData.Word.fieldCount)
    guard count <= RuleData.maximumFieldCount else { throw .tooManyFields(count) }
    var comparisons: [FieldComparison] = []
    comparisons.reserveCapacity(Int(count))
    var position = RuleData.headerSize
    for index in 0..<Int(count) {
      comparisons.append(try reader.comparison(index, textAt: &position))
    }
    self.init(action, list, syscalls: reader.mask, comparisons)
  }
}

/// Reads the words and strings of one structure.
private struct WireReader {
  let bytes: [UInt8]

  func word(_ index: Int) -> UInt32 {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self) }
  }

  var mask: SyscallMask {
    let words = (0..<SyscallMask.wordCount).map { word(RuleData.Word.mask + $0) }
    // Nearly every rule of a real set has one of two masks; sharing them keeps large sets small.
    if words == SyscallMask.all.words { return .all }
    return SyscallMask(words: words)
  }

  func comparison(_ index: Int, textAt position: inout Int) throws(RuleDataError) -> FieldComparison
  {
    let field = Field(rawValue: word(RuleData.Word.fields + index))
    let number = word(RuleData.Word.values + index)
    let symbol = word(RuleData.Word.operators + index)
    guard let op = Operator(rawValue: symbol) else { throw .unknownOperator(symbol) }
    guard field.isText else { return FieldComparison(field, op, number) }
    guard Int(number) <= bytes.count - position else { throw .truncated }
    defer { position += Int(number) }
    return FieldComparison(field, op, ByteString(bytes[position..<position + Int(number)]))
  }
}

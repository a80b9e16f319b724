import AuditCatalogue
import AuditRules
import ByteText

/// Writes what stands behind `where`.
struct ValueWriter {
  let names: any AuditNames

  /// `FIELD OP VALUE`; `nil` if the language has no words for it.
  func text(of comparison: FieldComparison) -> String? {
    if comparison.field == .fieldCompare { return interfieldText(comparison) }
    guard let field = fieldName(comparison.field), let value = value(of: comparison) else {
      return nil
    }
    return "\(field) \(comparison.op.symbol) \(value)"
  }

  /// `FIELD in (VALUE, …)`.
  func text(of field: Field, among values: [FieldComparison.Value]) -> String? {
    guard let name = fieldName(field) else { return nil }
    let texts = values.compactMap { value(of: FieldComparison(field, .equal, $0)) }
    return texts.count == values.count ? "\(name) in (\(texts.joined(separator: ", ")))" : nil
  }

  /// The name of a field that can stand behind `where`.
  func fieldName(_ field: Field) -> String? {
    let withClause: Set<Field> = [
      .arch, .path, .dir, .perm, .key, .msgtype, .fstype, .fieldCompare,
    ]
    guard !withClause.contains(field), let name = names.name(of: field),
      names.field(named: name) == field
    else { return nil }
    return name
  }

  private func interfieldText(_ comparison: FieldComparison) -> String? {
    guard comparison.op == .equal || comparison.op == .notEqual, let number = comparison.number,
      let pair = InterfieldComparison(number: number), let left = names.name(of: pair.left),
      let right = names.name(of: pair.right)
    else { return nil }
    return "\(left) \(comparison.op.symbol) \(right)"
  }

  /// The right side.
  func value(of comparison: FieldComparison) -> String? {
    switch comparison.value {
    case .account(let name): name.quoted
    case .text(let text):
      text.first == UInt8(ascii: "/") ? text.pathText : text.quoted
    case .number(let number): numberText(number, comparison.field, comparison.op)
    }
  }

  private func numberText(_ number: UInt32, _ field: Field, _ op: Operator) -> String? {
    switch field {
    case .auid where number == .max, .sessionid where number == .max: "unset"
    case .exit: names.text(ofExit: number)
    case .filetype: typeText(number)
    case _ where field.isArgument: argumentText(number, op)
    default: String(number)
    }
  }

  private func typeText(_ number: UInt32) -> String {
    guard let name = names.name(ofFileType: number), names.number(ofFileType: name) == number
    else { return String(number) }
    return name
  }

  /// Flags in base eight, as fcntl.h has them; small negative numbers with their sign.
  private func argumentText(_ number: UInt32, _ op: Operator) -> String {
    if op == .anyBit || op == .allBits { return "0o" + String(number, radix: 8) }
    let signed = Int32(bitPattern: number)
    return (-4096..<0).contains(signed) ? String(signed) : "0x" + String(number, radix: 16)
  }
}

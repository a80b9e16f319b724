import AuditCatalogue
import ByteText

extension RuleWriter {
  /// The first comparison of `rule` that no line can express: its text holds what libaudit would
  /// take for an operator, or a byte that a rules file cannot hold.
  public func obstacle(in rule: Rule) -> FieldComparison? {
    rule.comparisons.first { conditionWords($0) == nil }
  }

  /// A comparison for a reader, such as `auid>=1000`.
  public func text(of comparison: FieldComparison) -> String {
    if let words = conditionWords(comparison), words.count == 2 { return words[1].description }
    let value =
      switch comparison.value {
      case .number(let number): String(number)
      case .text(let text), .account(let text): text.description
      }
    let name = names.name(of: comparison.field) ?? "field \(comparison.field.number)"
    return name + comparison.op.symbol + value
  }

  /// `-F …` or `-C …` for one comparison; `nil` if it cannot be written.
  func conditionWords(_ comparison: FieldComparison) -> [ByteString]? {
    if comparison.field == .key { return keyWords(comparison) }
    if let number = comparison.number, comparison.field == .fieldCompare,
      let pair = InterfieldComparison(number: number),
      let left = names.name(of: pair.left), let right = names.name(of: pair.right)
    {
      return ["-C", ByteString("\(left)\(comparison.op.symbol)\(right)")]
    }
    guard let name = names.name(of: comparison.field), let value = valueText(comparison) else {
      return nil
    }
    let text = ByteString(name + comparison.op.symbol) + value
    guard !value.isEmpty, splitsRightly(text, after: comparison.op) else { return nil }
    return ["-F", text]
  }

  private func keyWords(_ comparison: FieldComparison) -> [ByteString]? {
    guard let text = comparison.text, comparison.op == .equal else { return nil }
    let keys = text.split(separator: Rule.keySeparator, omittingEmptySubsequences: false)
    var words: [ByteString] = []
    for key in keys {
      guard !key.isEmpty, let word = escaped(ByteString(key)),
        splitsRightly("key=" + word, after: .equal)
      else { return nil }
      words += ["-F", "key=" + word]
    }
    return words
  }

  /// The right side of a condition.
  private func valueText(_ comparison: FieldComparison) -> ByteString? {
    switch comparison.value {
    case .text(let text): escaped(text)
    case .account(let name): escaped(name)
    case .number(let number): numberText(number, comparison.field).map { ByteString($0) }
    }
  }

  private func numberText(_ number: UInt32, _ field: Field) -> String? {
    switch field {
    case .arch: architectureText(Architecture(rawValue: number))
    case .perm:
      PermissionSet.all.contains(PermissionSet(rawValue: number))
        ? PermissionSet(rawValue: number).text : nil
    case .auid where number == .max, .sessionid where number == .max: "unset"
    case .exit: names.text(ofExit: number)
    case .msgtype:
      names.name(ofMessageType: number).flatMap {
        names.number(ofMessageType: $0) == number ? $0 : nil
      } ?? String(number)
    case .filetype: names.name(ofFileType: number)
    case .fstype: names.name(ofFileSystem: number) ?? String(number)
    default: field.isArgument ? "0x" + String(number, radix: 16) : String(number)
    }
  }

  private func architectureText(_ architecture: Architecture) -> String? {
    machine.abi(of: architecture)?.rawValue ?? names.name(of: architecture)
  }

  /// `text` as a word of a rules file; `nil` for bytes that no word can hold: line ends, NUL, and
  /// the two control bytes that auditctl uses for its own bookkeeping.
  func escaped(_ text: ByteString) -> ByteString? {
    var result = ByteString()
    for byte in text {
      switch byte {
      case 0, 0x04, 0x07, UInt8(ascii: "\n"): return nil
      case UInt8(ascii: " "), UInt8(ascii: "\\"):
        result.append(UInt8(ascii: "\\"))
        result.append(byte)
      default: result.append(byte)
      }
    }
    return result
  }

  /// Whether libaudit, which looks for `!=` first, then `>=`, `<=`, `&=` and `=`, would find the
  /// operator where it was meant.
  private func splitsRightly(_ text: ByteString, after op: Operator) -> Bool {
    !Operator.searchOrder.prefix { $0 != op }.contains {
      text.firstPosition(of: ByteString($0.symbol)) != nil
    }
  }
}

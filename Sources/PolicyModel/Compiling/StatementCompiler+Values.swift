import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension StatementCompiler {
  /// The right side of a condition on `field`; `nil` if it makes no sense, which is reported.
  mutating func value(
    _ value: ValueSyntax, suffix: ByteString, of field: Field, _ condition: ConditionSyntax
  ) -> FieldComparison.Value? {
    if field.isText { return text(value, suffix: suffix, of: field) }
    if !value.isNegative, value.text == "unset", value.form == .word,
      field == .auid || field == .sessionid
    {
      return .number(.max)
    }
    if let number = number(value, of: field) { return number.value.map { .number($0) } }
    switch field {
    case _ where field.isUserId || field.isGroupId: return account(value, of: field)
    case .exit: return errno(value)
    case .filetype: return fileType(value)
    case .success:
      report(
        "number-wanted", "'success' is compared with 1 or 0", value.span,
        help: "write 'success = 1' for calls that succeeded")
    case .socketFamily:
      report(
        "number-wanted", "'\(value.text)' is no number", value.span,
        help:
          "libaudit would store 0 for a name: 1 is unix, 2 inet, 10 inet6, 16 netlink, 17 packet")
    default:
      report("number-wanted", "'\(value.text)' is no number", value.span)
    }
    return nil
  }

  /// A number that has been read, or that was one and is wrong.
  private enum ReadNumber {
    case good(UInt32)
    case reported

    var value: UInt32? { if case .good(let value) = self { value } else { nil } }
  }

  /// `nil` if `value` is no number at all.
  private mutating func number(_ value: ValueSyntax, of field: Field) -> ReadNumber? {
    guard value.form == .word else { return nil }
    switch NumberLiteral(value.text) {
    case .notANumber: return nil
    case .leadingZero(let decimal, let octal):
      let readings = octal.map { "0o\(String($0, radix: 8)) (which is \($0)) or \(decimal)" }
      report(
        "leading-zero", "'\(value.text)' begins with a zero", value.span,
        help: "write \(readings ?? String(decimal))")
      return .reported
    case .tooLarge: break
    case .value(let number) where value.isNegative:
      if number <= 1 << 31 { return .good(0 &- UInt32(number)) }
    case .value(let number):
      if number <= UInt64(UInt32.max) { return .good(UInt32(number)) }
    }
    report(
      "number-too-large", "'\(value.signedText)' does not fit into 32 bits", value.span,
      help: "the kernel compares 32-bit words")
    return .reported
  }

  private mutating func text(
    _ value: ValueSyntax, suffix: ByteString, of field: Field
  ) -> FieldComparison.Value? {
    if field == .exe, value.text.first != UInt8(ascii: "/") {
      report("path-wanted", "'exe' is compared with a path", value.span)
      return nil
    }
    return .text(value.signedText + suffix)
  }

  private mutating func account(_ value: ValueSyntax, of field: Field) -> FieldComparison.Value? {
    let kind = field.isUserId ? "user" : "group"
    guard value.form == .string else {
      report(
        "number-wanted", "'\(value.text)' is neither a number nor an id field", value.span,
        help: "put a \(kind) name into quotes: \"\(value.text)\"")
      return nil
    }
    let answer = facts.map {
      field.isUserId ? $0.userId(of: value.text) : $0.groupId(of: value.text)
    }
    switch answer ?? .unknown {
    case .found(let number): return .number(number)
    case .absent:
      let known =
        field.isUserId
        ? facts?.users.keys.map(\.description) : facts?.groups.keys.map(\.description)
      report(
        "unknown-account",
        "unknown \(kind) '\(value.text)'\(didYouMean(value.text.description, among: known ?? []))",
        value.span, help: "the facts '\(facts?.name ?? "")' list the host's \(kind)s")
      return nil
    case .unknown:
      remark(
        "unresolved-account", "the number of \(kind) '\(value.text)' is not known", value.span,
        help: "it is written as a name, which the loading machine resolves; facts would settle it")
      return .account(value.text)
    }
  }

  private mutating func errno(_ value: ValueSyntax) -> FieldComparison.Value? {
    let name = value.text.description
    guard let number = names.number(ofErrno: name) else {
      let known = (1...133).compactMap { names.name(ofErrno: $0) }
      report(
        "unknown-errno", "unknown errno '\(name)'\(didYouMean(name, among: known))", value.span)
      return nil
    }
    guard value.isNegative else {
      report(
        "errno-needs-sign", "'exit = \(name)' would mean the result +\(number)", value.span,
        help: "a call that fails returns the negative number: write -\(name)")
      return nil
    }
    return .number(0 &- number)
  }

  private mutating func fileType(_ value: ValueSyntax) -> FieldComparison.Value? {
    let name = value.text.description
    guard let number = names.number(ofFileType: name) else {
      let known = ["file", "dir", "link", "socket", "block", "character", "fifo"]
      report(
        "unknown-file-type", "unknown file type '\(name)'\(didYouMean(name, among: known))",
        value.span, help: "there are \(known.joined(separator: ", "))")
      return nil
    }
    return .number(number)
  }
}

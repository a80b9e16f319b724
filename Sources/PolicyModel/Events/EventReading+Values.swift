import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension EventReading {
  /// The 32-bit word that `value` is for `field`; users and groups by name, too.
  mutating func word(_ value: ValueSyntax, _ field: Field, _ syntax: ConditionSyntax) -> UInt32? {
    let isName = NumberLiteral(value.text) == .notANumber && value.text != "unset"
    if field.isUserId || field.isGroupId, isName || value.form == .string {
      return account(value, field)
    }
    guard case .number(let number)? = compiler.value(value, suffix: "", of: field, syntax) else {
      return nil
    }
    return number
  }

  private mutating func account(_ value: ValueSyntax, _ field: Field) -> UInt32? {
    let known = (field.isUserId ? facts?.users : facts?.groups) ?? [:]
    if let number = known[value.text] { return number }
    // The one account that every host has, by this number.
    if value.text == "root" { return 0 }
    let kind = field.isUserId ? "user" : "group"
    let hint = didYouMean(value.text.description, among: known.keys.map(\.description))
    report(
      "unknown-account", "unknown \(kind) '\(value.text)'\(hint)", value.span,
      help: known.isEmpty ? "write its number, or name the host's facts" : nil)
    return nil
  }

  /// A number of up to 64 bits.
  mutating func wide(_ value: ValueSyntax) -> UInt64? {
    if !value.isNegative, case .value(let number) = NumberLiteral(value.text) { return number }
    report("number-wanted", "'\(value.signedText)' is no number from 0", value.span)
    return nil
  }

  mutating func truth(_ value: ValueSyntax) -> Bool? {
    switch value.signedText {
    case "1", "yes": return true
    case "0", "no": return false
    default:
      report("unknown-word", "'\(value.signedText)' is neither yes nor no", value.span)
      return nil
    }
  }

  /// The value that a call returns, with its sign; `none` for a call that does not.
  mutating func exit(_ value: ValueSyntax, _ syntax: ConditionSyntax) -> EventDraft.Exit? {
    if value.text == "none" { return EventDraft.Exit.none }
    return word(value, .exit, syntax).map { word in
      .value(value.isNegative ? Int64(Int32(bitPattern: word)) : Int64(word))
    }
  }

  /// A path, `none`, or `"inode 5 on 8:1"`.
  mutating func program(_ value: ValueSyntax) -> EventDraft.Program? {
    if value.text.first == UInt8(ascii: "/") { return .at(value.text) }
    if value.text == "none" { return EventDraft.Program.none }
    let words = value.text.description.split(separator: " ")
    let device = words.last?.split(separator: ":").compactMap { UInt32($0) } ?? []
    if words.count == 4, words[0] == "inode", words[2] == "on", device.count == 2,
      let inode = UInt64(words[1])
    {
      let device = DeviceNumber(major: device[0], minor: device[1])
      return .file(FileIdentity(device: device, inode: inode))
    }
    report("path-wanted", "'exe' names a path", value.span)
    return nil
  }

  mutating func messageType(_ value: ValueSyntax) -> UInt32? {
    if case .value(let number) = NumberLiteral(value.text), let word = UInt32(exactly: number) {
      return word
    }
    let name = value.text.description
    if let number = names.number(ofMessageType: name) { return number }
    let known = (1000...2999).compactMap { names.name(ofMessageType: $0) }
    report(
      "unknown-message-type", "unknown message type '\(name)'\(didYouMean(name, among: known))",
      value.span)
    return nil
  }

  mutating func operation(_ value: ValueSyntax) -> UInt32? {
    if case .value(let number) = NumberLiteral(value.text), let word = UInt32(exactly: number) {
      return word
    }
    if let number = IoUringOperations.number(of: value.text.description) { return number }
    report("unknown-operation", "unknown io_uring operation '\(value.text)'", value.span)
    return nil
  }

  mutating func fileSystem(_ value: ValueSyntax) -> UInt32? {
    if case .value(let number) = NumberLiteral(value.text), let word = UInt32(exactly: number) {
      return word
    }
    if let number = names.number(ofFileSystem: value.text.description) { return number }
    report(
      "unknown-file-system", "libaudit knows no file system '\(value.text)'", value.span,
      help: "audit 3.0.9 knows tracefs and debugfs; others by their magic number")
    return nil
  }
}

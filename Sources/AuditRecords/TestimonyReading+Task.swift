import AuditCatalogue
import AuditEvents
import ByteText

extension TestimonyReading {
  /// The fields of a task, by the words that records have for them.
  private static let taskFields: [(ByteString, Field)] = [
    ("uid", .uid), ("euid", .euid), ("suid", .suid), ("fsuid", .fsuid), ("gid", .gid),
    ("egid", .egid), ("sgid", .sgid), ("fsgid", .fsgid), ("auid", .auid), ("ses", .sessionid),
    ("pid", .pid), ("ppid", .ppid), ("per", .pers),
  ]

  /// Who acts, as the record says; what it does not have is open.
  mutating func task(_ record: LogRecord) -> Subject {
    var subject = Subject()
    for (name, field) in Self.taskFields {
      guard let value = record.field(name)?.value else {
        // A personality of 0 is not logged.
        if field != .pers { gaps.fields.insert(field) }
        continue
      }
      let number = self.number(value, field, record)
      if number == nil {
        gaps.fields.insert(field)
        if !field.isUserId, !field.isGroupId {
          remark("\(name)=\(value) is not known as a number; 'ausearch --raw' tells it")
        }
      }
      subject.set(field, number ?? standIn(value, field))
    }
    if let path = record.field("exe")?.text(isInterpreted: record.isInterpreted) {
      program = path
      subject.exe = file(at: reader.places.followed(path))
    }
    return subject
  }

  /// The number that a value stands for: raw decimal, but `per` hexadecimal; interpreted a name.
  private func number(_ value: ByteString, _ field: Field, _ record: LogRecord) -> UInt32? {
    let text = value.description
    if field == .pers { return UInt32(text, radix: 16) }
    if let number = UInt32(text) { return number }
    if let signed = Int32(text) { return UInt32(bitPattern: signed) }
    guard record.isInterpreted else { return nil }
    if text == "unset" { return Subject.unset }
    return account(value, isUser: field.isUserId)
  }

  /// The id of an account by its name, or by `unknown(ID)`.
  func account(_ name: ByteString, isUser: Bool) -> UInt32? {
    let text = name.description
    if let number = UInt32(text) { return number }
    if text.hasPrefix("unknown("), text.hasSuffix(")") {
      return UInt32(text.dropFirst(8).dropLast())
    }
    let known = isUser ? reader.facts?.users : reader.facts?.groups
    return known?[name] ?? (name == "root" ? 0 : text == "unset" ? Subject.unset : nil)
  }

  /// A number for a name that has none: the same for the same name, and no account's.
  mutating func standIn(_ name: ByteString, _ field: Field) -> UInt32 {
    let hash = UInt32(truncatingIfNeeded: reader.places.file(at: name).inode)
    let number = 0xf000_0000 | hash & 0x0fff_ffff
    if field.isUserId || field.isGroupId { accounts[number] = name }
    return number
  }

  /// Says of which accounts no number is known.
  var accountRemarks: [String] {
    guard !accounts.isEmpty else { return [] }
    let names = Set(accounts.values).sorted().map { "'\($0)'" }.joined(separator: ", ")
    return ["the number behind the name \(names) is not known; facts, or 'ausearch --raw', tell it"]
  }
}

import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension EventReading {
  /// Reads a field of a path; `false` if it is none.
  mutating func readName(_ syntax: ConditionSyntax, _ name: String, _ field: Field?) -> Bool {
    guard isOfName(name, field) else { return false }
    guard let value = value(of: syntax) else { return true }
    var draft = self.draft.names.last ?? common
    switch (name, field) {
    case ("nametype", _): draft.role = role(value)
    case ("found", _): draft.isFound = truth(value)
    case ("spelled", _): draft.isSpelled = truth(value)
    case ("same", _): draft.sameFile = value.text
    case ("rdev", _): draft.representedDevice = device(value)
    case (_, .objectUid): draft.owner = word(value, .objectUid, syntax)
    case (_, .objectGid): draft.group = word(value, .objectGid, syntax)
    case (_, .filetype): draft.fileType = value.text == "none" ? 0 : word(value, .filetype, syntax)
    case (_, .inode): draft.inode = wide(value)
    case (_, .devmajor): draft.deviceMajor = word(value, .devmajor, syntax)
    case (_, .devminor): draft.deviceMinor = word(value, .devminor, syntax)
    default: draft.fileSystem = fileSystem(value)
    }
    if self.draft.names.isEmpty {
      common = draft
    } else {
      self.draft.names[self.draft.names.count - 1] = draft
    }
    return true
  }

  private func isOfName(_ name: String, _ field: Field?) -> Bool {
    if ["nametype", "found", "spelled", "same", "rdev"].contains(name) { return true }
    let fields: [Field] = [
      .objectUid, .objectGid, .filetype, .inode, .devmajor, .devminor, .fstype,
    ]
    return field.map(fields.contains) ?? false
  }

  private mutating func role(_ value: ValueSyntax) -> NameDraft.Role? {
    let text = value.text.description.lowercased()
    if let role = NameDraft.Role(rawValue: text) { return role }
    let known = NameDraft.Role.allCases.map(\.rawValue)
    report(
      "unknown-name-type", "unknown name type '\(text)'\(didYouMean(text, among: known))",
      value.span, help: "there are \(known.joined(separator: ", "))")
    return nil
  }

  /// `"8:1"`, in decimal.
  private mutating func device(_ value: ValueSyntax) -> DeviceNumber? {
    let parts = value.text.description.split(separator: ":", omittingEmptySubsequences: false)
      .map { UInt32($0) }
    if parts.count == 2, let major = parts[0], let minor = parts[1] {
      return DeviceNumber(major: major, minor: minor)
    }
    report("device-wanted", "'\(value.text)' is no device", value.span, help: "write \"8:1\"")
    return nil
  }
}

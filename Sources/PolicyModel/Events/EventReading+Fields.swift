import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension EventReading {
  /// Words that an event has for what no rule can ask.
  private static let ownFields = [
    "groups", "open_flags", "writes", "op", "birth", "replaced", "removes", "nametype", "found",
    "same", "rdev", "spelled",
  ]

  /// Reads one field.
  mutating func read(_ syntax: ConditionSyntax) {
    let name = syntax.field.description
    for (prefix, part) in [("birth.", Part.birth), ("ipc.", .object)] where name.hasPrefix(prefix) {
      return read(syntax, named: String(name.dropFirst(prefix.count)), part)
    }
    read(syntax, named: name, .event)
  }

  /// What a field is said of.
  enum Part {
    case event
    /// `birth.`: the task as it was born.
    case birth
    /// `ipc.`: the object that no path leads to.
    case object
  }

  private mutating func read(_ syntax: ConditionSyntax, named name: String, _ part: Part) {
    if name == "groups" { return readGroups(syntax, part) }
    let field = names.field(named: name)
    if let field, field.isSecurityLabel { return readLabel(syntax, field, part) }
    if part == .event, readName(syntax, name, field) { return }
    if part == .event, readList(syntax, name) { return }
    guard part != .object, field != nil || Self.ownFields.contains(name) else {
      let known = names.fieldNames + Self.ownFields
      return report(
        "unknown-field", "unknown field '\(syntax.field)'\(didYouMean(name, among: known))",
        syntax.field.span)
    }
    note(syntax.field)
    guard let value = value(of: syntax) else { return }
    if let field, EventDraft.taskFields.contains(field) {
      guard let number = word(value, field, syntax) else { return }
      if part == .birth {
        draft.birthNumbers[field] = number
      } else {
        draft.numbers[field] = number
      }
    } else if part == .event {
      readOther(syntax, name, field, value)
    } else {
      report("unknown-field", "a task is not born with '\(name)'", syntax.field.span)
    }
  }

  private mutating func note(_ field: Name) {
    let name = names.field(named: field.description).flatMap(names.name(of:)) ?? field.description
    if let first = given[name] {
      compiler.diagnostics.append(
        Diagnostic(.error, "given-twice", "'\(field)' is given twice", at: field.span)
          .noting("first here", at: first))
    }
    given[name] = field.span
  }

  private mutating func readOther(
    _ syntax: ConditionSyntax, _ name: String, _ field: Field?, _ value: ValueSyntax
  ) {
    switch (name, field) {
    case ("arch", _): break
    case ("birth", _): readBirth(value)
    case ("op", _): draft.number = operation(value) ?? 0
    case ("open_flags", _): draft.openFlags = wide(value)
    case (_, .msgtype): draft.number = messageType(value) ?? 0
    case (_, .exe): draft.program = program(value)
    case (_, .exit): draft.exit = exit(value, syntax)
    case (_, .success):
      draft.succeeded = truth(value)
    case (_, .socketFamily): draft.addressFamily = word(value, .socketFamily, syntax)
    case (_, let field?) where field.isArgument:
      draft.arguments[Int(field.rawValue - Field.a0.rawValue)] = word(value, field, syntax)
    case (_, .path), (_, .dir):
      report(
        "field-is-a-path", "a path stands in an event without '\(name)='", syntax.span,
        help: "write \(value.text)")
    default:
      report(
        "field-of-rules", "'\(name)' is no field of an event", syntax.field.span,
        help: "an event has a call, ids, a0 to a3, exit, success, exe and paths")
    }
  }

  private mutating func readBirth(_ value: ValueSyntax) {
    guard value.text == "none" else {
      return report(
        "unknown-word", "'birth' can be 'none' alone", value.span,
        help: "write 'birth.uid=0' for the ids of the task's birth")
    }
    draft.isUnaudited = true
  }

  // MARK: Lists

  private mutating func readGroups(_ syntax: ConditionSyntax, _ part: Part) {
    var values: [ValueSyntax] = []
    switch syntax.test {
    case .among(let list, negated: false): values = list
    case .compare(.equal, let value): values = value.text == "none" ? [] : [value]
    default:
      return report(
        "field-needs-value", "an event has its groups one by one", syntax.span,
        help: "write 'groups in (4, 24)'")
    }
    var groups: Set<UInt32> = []
    for value in values {
      if let number = word(value, .gid, syntax) { groups.insert(number) }
    }
    if part == .birth {
      draft.birthGroups = (draft.birthGroups ?? []).union(groups)
    } else {
      draft.groups = (draft.groups ?? []).union(groups)
    }
  }

  /// A test on a security label that holds: any operator.
  private mutating func readLabel(_ syntax: ConditionSyntax, _ field: Field, _ part: Part) {
    guard case .compare(let op, let value) = syntax.test else {
      return report(
        "field-needs-value", "a label is said by one comparison that holds", syntax.span)
    }
    let label = FieldComparison(field, Operator(op), value.text)
    if part == .object {
      draft.objectLabels.insert(label)
    } else if field.rawValue < Field.objectUser.rawValue {
      draft.labels.insert(label)
    } else if draft.names.isEmpty {
      common.labels.insert(label)
    } else {
      draft.names[draft.names.count - 1].labels.insert(label)
    }
  }

  /// Reads a field that can be given again and again; `false` if it is none.
  private mutating func readList(_ syntax: ConditionSyntax, _ name: String) -> Bool {
    guard ["replaced", "removes", "writes"].contains(name) else { return false }
    guard let value = value(of: syntax) else { return true }
    switch name {
    case "writes":
      if let type = messageType(value) { draft.ownRecords.append(type) }
    case "removes" where value.text == "none": draft.removed = draft.removed ?? []
    default:
      guard value.text.first == UInt8(ascii: "/") else {
        report("path-wanted", "'\(name)' names a path", value.span)
        return true
      }
      if name == "replaced" {
        draft.replaced.append(value.text)
      } else {
        draft.removed = (draft.removed ?? []).union([value.text])
      }
    }
    return true
  }
}

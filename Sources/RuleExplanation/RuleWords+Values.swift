import AuditCatalogue
import AuditRules

extension RuleWords {
  var architectureMeaning: String {
    switch abis {
    case [.b64]: "the call is one of a 64-bit program"
    case [.b32]: "the call is one of a 32-bit program"
    case []: "the call is of an interface that \(target.name) does not have"
    default: "the call is one of any program"
    }
  }

  func placeMeaning(_ comparison: FieldComparison, _ what: String) -> String {
    let path = comparison.text?.description ?? "?"
    return comparison.field == .dir
      ? "the call touches \(path), or anything below it"
      : "the call touches \(path), by this name or by another of the same file"
  }

  func permissionMeaning(_ comparison: FieldComparison) -> String {
    guard let permissions, !permissions.isEmpty else {
      return permissions == nil
        ? "the call does none of this" : "no letter is named, so no call matches"
    }
    let counts = abis.map { "\(callNumbers(on: $0).count) on \($0.rawValue)" }
    return "the call \(Self.oneOf(permissions.verbs)): \(counts.joined(separator: ", ")) of the "
      + "calls can; an open is judged by the access it asks for"
  }

  func exitMeaning(_ comparison: FieldComparison) -> String {
    guard let number = comparison.number else { return plainMeaning(comparison) }
    let signed = Int32(bitPattern: number)
    if comparison.op == .equal || comparison.op == .notEqual, signed < 0,
      let words = Self.errors[signed]
    {
      return comparison.op == .equal
        ? "the call fails: \(words)" : "the call does not fail with this: \(words)"
    }
    switch (comparison.op, number) {
    case (.less, 0): return "never true: results are compared as numbers without a sign"
    case (.greaterOrEqual, 0): return "always true: results are compared as numbers without a sign"
    case (.equal, _) where signed > 0 && names.name(ofErrno: number) != nil:
      return "the call succeeds and gives \(signed); an error would be a negative number"
    default: return "the call's result \(Self.verb(comparison.op)) \(valueText(comparison))"
    }
  }

  /// What the errors say that rules name most (errno(3)).
  private static let errors: [Int32: String] = [
    -1: "the operation is not permitted", -2: "there is no such file", -13: "access is denied",
    -17: "the file exists already", -20: "part of the path is no directory",
    -28: "the disk is full",
    -30: "the file system is read-only",
  ]

  func successMeaning(_ comparison: FieldComparison) -> String {
    switch (comparison.op, comparison.number == 0) {
    case (.equal, false), (.notEqual, true): "the call succeeds"
    case (.equal, true), (.notEqual, false): "the call fails"
    default: "whether the call succeeds \(Self.verb(comparison.op)) \(valueText(comparison))"
    }
  }

  func programMeaning(_ comparison: FieldComparison) -> String {
    let path = comparison.text?.description ?? "?"
    return comparison.op == .notEqual
      ? "the program that runs is not \(path)"
      : "the program that runs is \(path); after an execve that is the new one"
  }

  func pairMeaning(_ comparison: FieldComparison) -> String {
    guard let number = comparison.number, let pair = InterfieldComparison(number: number),
      let left = FieldWords.name(of: pair.left), let right = FieldWords.name(of: pair.right)
    else { return "two ids of the event are compared by a number that no kernel knows" }
    let relation = comparison.op == .equal ? "is the same as" : "differs from"
    return "\(left) \(relation) \(right)"
  }

  func messageMeaning(_ comparison: FieldComparison) -> String {
    "the record's type \(Self.verb(comparison.op)) \(valueText(comparison))"
  }

  func fileTypeMeaning(_ comparison: FieldComparison) -> String {
    "some touched name, a parent directory included, \(Self.verb(comparison.op)) of type "
      + valueText(comparison)
  }

  func socketMeaning(_ comparison: FieldComparison) -> String {
    let families: [UInt32: String] = [
      1: "local", 2: "IPv4", 10: "IPv6", 16: "netlink", 17: "packet",
    ]
    let name = comparison.number.flatMap { families[$0] }.map { " (\($0))" } ?? ""
    return "the address that the call hands over \(Self.verb(comparison.op)) of family "
      + valueText(comparison) + name
  }

  func argumentMeaning(_ comparison: FieldComparison) -> String {
    let ordinals: [Field: String] = [.a0: "first", .a1: "second", .a2: "third", .a3: "fourth"]
    let what = "the \(ordinals[comparison.field] ?? "") argument"
    let plain = "\(what) \(Self.verb(comparison.op)) \(valueText(comparison))"
    guard let number = comparison.number else { return plain }
    let known = Set(abis.flatMap(callNames)).compactMap {
      ArgumentWords.words(for: comparison.field, of: $0, value: number, comparison.op)
    }
    guard let words = Set(known).count == 1 ? known.first : nil else { return plain }
    return "\(plain): \(words)"
  }

  /// `a or b or c`.
  static func oneOf(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }

  /// `a, b and c`.
  static func list(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
  }
}

extension PermissionSet {
  /// What the letters stand for, third person, in the order of a listing.
  var verbs: [String] {
    Self.letters.compactMap { contains($0.permission) ? Self.verb($0.permission) : nil }
  }

  /// The same as nouns: "reading".
  var nouns: [String] {
    Self.letters.compactMap { contains($0.permission) ? Self.noun($0.permission) : nil }
  }

  private static func verb(_ permission: PermissionSet) -> String {
    switch permission {
    case .read: "reads"
    case .write: "writes"
    case .execute: "executes"
    default: "changes attributes"
    }
  }

  private static func noun(_ permission: PermissionSet) -> String {
    switch permission {
    case .read: "reading"
    case .write: "writing"
    case .execute: "executing"
    default: "changing attributes"
    }
  }
}

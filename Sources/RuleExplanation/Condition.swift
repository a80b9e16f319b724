import AuditCatalogue
import AuditRules

/// One condition of a rule, or a few that say one thing together, with words for it.
public struct Condition: Sendable, Hashable {
  /// As written: `auid>=1000, auid!=unset`.
  public let text: String
  /// What it asks, as a clause.
  public let meaning: String
}

extension RuleWords {
  /// Every condition in the rule's order; those on the login id together, the key left out.
  var conditions: [Condition] {
    var result: [Condition] = []
    var hasLogin = false
    for comparison in rule.comparisons where comparison.field != .key {
      if comparison.field == .auid || comparison.field == .auidIsSet, let meaning = loginMeaning {
        if !hasLogin { result.append(Condition(text: loginText, meaning: meaning)) }
        hasLogin = true
      } else {
        let pair = comparison.field == .fieldCompare ? "-C " : ""
        result.append(
          Condition(text: pair + text(of: comparison), meaning: meaning(of: comparison)))
      }
    }
    return result
  }

  private var loginText: String {
    rule.comparisons.filter { $0.field == .auid || $0.field == .auidIsSet }.map(text).joined(
      separator: ", ")
  }

  private var loginMeaning: String? {
    switch login {
    case .people(let minimum): "somebody logged in as a user whose id is \(minimum) or more"
    case .peopleAndDaemons(let minimum):
      "somebody logged in as a user whose id is \(minimum) or more, or nobody did: an unset login id "
        + "is stored as 4294967295, which is more"
    case .anyone: "somebody logged in"
    case .daemons: "nobody logged in for it: a daemon, or what booting started"
    case .one(0): "somebody logged in as root"
    case .one(let id): "somebody logged in as the user whose id is \(id)"
    case .other, nil: nil
    }
  }

  /// What one comparison asks, as a clause.
  func meaning(of comparison: FieldComparison) -> String {
    let field = comparison.field
    switch field {
    case .arch: return architectureMeaning
    case .path: return placeMeaning(comparison, "the file")
    case .dir: return placeMeaning(comparison, "the tree")
    case .perm: return permissionMeaning(comparison)
    case .exit: return exitMeaning(comparison)
    case .success: return successMeaning(comparison)
    case .exe: return programMeaning(comparison)
    case .fieldCompare: return pairMeaning(comparison)
    case .msgtype: return messageMeaning(comparison)
    case .filetype: return fileTypeMeaning(comparison)
    case .fstype: return "the file system is \(valueText(comparison))"
    case .socketFamily: return socketMeaning(comparison)
    default:
      if field.isArgument { return argumentMeaning(comparison) }
      return plainMeaning(comparison)
    }
  }

  /// `what` compared with the value in words.
  func plainMeaning(_ comparison: FieldComparison) -> String {
    let what = FieldWords.name(of: comparison.field) ?? "the field"
    return "\(what) \(Self.verb(comparison.op)) \(valueText(comparison))"
  }

  /// The operator as a verb. All comparisons are unsigned.
  static func verb(_ op: Operator) -> String {
    switch op {
    case .equal: "is"
    case .notEqual: "is not"
    case .less: "is less than"
    case .lessOrEqual: "is at most"
    case .greater: "is more than"
    case .greaterOrEqual: "is at least"
    case .anyBit: "has some bit of"
    case .allBits: "has every bit of"
    }
  }

  /// The value, with what it stands for where that is not obvious.
  func valueText(_ comparison: FieldComparison) -> String {
    let written = text(of: comparison)
    let start = written.range(of: comparison.op.symbol)
    let value = start.map { String(written[$0.upperBound...]) } ?? written
    if comparison.field.isUserId || comparison.field.isGroupId, comparison.number == 0 {
      return "0 (root)"
    }
    return value
  }
}

extension String {
  /// Where `part` first stands.
  fileprivate func range(of part: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(part) { return place..<index(place, offsetBy: part.count) }
      place = index(after: place)
    }
    return nil
  }
}

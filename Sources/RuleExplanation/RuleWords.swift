import AuditCatalogue
import AuditRules
import ByteText

/// Puts one rule into words, for one machine.
struct RuleWords {
  let rule: Rule
  let target: Target
  let names: any AuditNames
  let writer: RuleWriter

  init(_ rule: Rule, on target: Target, names: any AuditNames) {
    self.rule = rule
    self.target = target
    self.names = names
    writer = RuleWriter(names: names, machine: target.machine)
  }

  /// The interfaces that the rule looks at, of those that the machine has.
  var abis: [ABI] {
    let kept = rule.architectures(outOf: target.architectures)
    return target.abis.filter { kept.contains(target.machine.architecture($0)) }
  }

  /// Whether an `arch` field narrows it down.
  var namesArchitecture: Bool { rule.comparison(of: .arch) != nil }

  /// The letters of `perm=`; `nil` if there is none.
  var permissions: PermissionSet? {
    guard let perm = rule.comparison(of: .perm), perm.op == .equal else { return nil }
    return perm.number.map(PermissionSet.init(rawValue:))
  }

  /// The file or tree that the rule is bound to.
  var place: (field: Field, path: ByteString)? {
    if let path = rule.path { return (.path, path) }
    return rule.dir.map { (.dir, $0) }
  }

  /// What is asked of login ids.
  var login: Login? {
    let conditions = rule.comparisons.filter { $0.field == .auid || $0.field == .auidIsSet }
    return conditions.isEmpty ? nil : Login(conditions)
  }

  /// The comparison as it is written, such as `auid>=1000`.
  func text(of comparison: FieldComparison) -> String { writer.text(of: comparison) }
}

extension RuleWords {
  /// What a rule's conditions on the login id come to, where that is one of the usual things.
  enum Login: Hashable {
    /// `auid>=N` and set.
    case people(minimum: UInt32)
    /// `auid>=N` alone, which an unset id satisfies as well.
    case peopleAndDaemons(minimum: UInt32)
    /// `auid=N`.
    case one(UInt32)
    /// `auid!=unset`.
    case anyone
    /// `auid=unset`.
    case daemons
    /// Anything else.
    case other

    init(_ conditions: [FieldComparison]) {
      let isSet = conditions.contains { $0.saysLoginIsSet == true }
      let isUnset = conditions.contains { $0.saysLoginIsSet == false }
      let rest = conditions.filter { $0.saysLoginIsSet == nil }
      switch (rest.count, isSet, isUnset) {
      case (0, true, false): self = .anyone
      case (0, false, true): self = .daemons
      case (1, _, false):
        guard let number = rest[0].number else {
          self = .other
          return
        }
        switch rest[0].op {
        case .equal: self = .one(number)
        case .greaterOrEqual:
          self = isSet ? .people(minimum: number) : .peopleAndDaemons(minimum: number)
        case .greater where number < .max - 1:
          self = isSet ? .people(minimum: number + 1) : .peopleAndDaemons(minimum: number + 1)
        default: self = .other
        }
      default: self = .other
      }
    }
  }
}

extension FieldComparison {
  /// Whether it asks for a login id that is set, or one that is not; `nil` if it asks otherwise.
  var saysLoginIsSet: Bool? {
    guard op == .equal || op == .notEqual, let number else { return nil }
    switch field {
    case .auid where number == .max: return op == .notEqual
    case .auidIsSet: return (number != 0) == (op == .equal)
    default: return nil
    }
  }
}

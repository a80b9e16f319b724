import AuditCatalogue
import AuditRules
import ByteText
import LibAudit

/// Prints rules as auditctl 3.0.9 lists them: the test's own telling of the listing's grammar.
public struct ListingPrinter: Sendable {
  /// Whether the operator of exe is printed, as from audit 3.1.5 on.
  public var showsOperators = false

  private let names = LibAuditNames()

  public init(showsOperators: Bool = false) {
    self.showsOperators = showsOperators
  }

  /// The lines of `rules`, one after the other, each ended by a newline: the architecture that one
  /// rule was printed with names the calls of the next rule without arch.
  public func listing(_ rules: [Rule]) -> ByteString {
    var last = Architecture.x8664
    return rules.reduce(into: ByteString()) { text, rule in
      text += line(rule, after: last)
      text.append(10)
      guard !isWatchForm(rule) else { return }
      let number = rule.comparisons.last { $0.field == .arch }?.number
      last = number.map(Architecture.init(rawValue:)) ?? last
    }
  }

  /// The line of `rule`, the first of a listing, without a newline.
  public func line(_ rule: Rule) -> ByteString { line(rule, after: .x8664) }

  private func line(_ rule: Rule, after last: Architecture) -> ByteString {
    isWatchForm(rule) ? watchLine(rule) : ruleLine(rule, last)
  }

  private func isWatchForm(_ rule: Rule) -> Bool {
    let plain: Set<Field> = [.perm, .key, .path, .dir]
    return rule.comparisons.allSatisfy { plain.contains($0.field) }
      && rule.comparison(of: .perm) != nil && (rule.syscalls.isAll || rule.list != .exit)
  }

  private func watchLine(_ rule: Rule) -> ByteString {
    var line = ByteString()
    for comparison in rule.comparisons {
      switch comparison.field {
      case .perm: line += ByteString(" -p ") + letters(comparison)
      case .key:
        let parts = (comparison.text ?? "").split(separator: 1)
        for part in parts { line += ByteString(" -k ") + ByteString(part) }
      default: line += ByteString("-w ") + (comparison.text ?? "")
      }
    }
    return line
  }

  private func ruleLine(_ rule: Rule, _ last: Architecture) -> ByteString {
    var line = ByteString("-a \(rule.action.name),\(rule.list.name)")
    var architecture = last
    for comparison in rule.comparisons where comparison.field == .arch {
      architecture = Architecture(rawValue: comparison.number ?? 0)
      line += ByteString(
        " -F arch\(comparison.op.symbol)\(architecture.is64Bit ? "b64" : "b32")")
    }
    if rule.list.looksAtSyscalls { line += calls(rule.syscalls, architecture) }
    for comparison in rule.comparisons where comparison.field != .arch {
      line += field(comparison)
    }
    return line
  }

  private func calls(_ mask: SyscallMask, _ architecture: Architecture) -> ByteString {
    if mask.isAll { return " -S all" }
    if mask.isEmpty { return "" }
    let words = mask.numbers.map {
      names.name(ofSyscall: $0, on: architecture) ?? "\($0)"
    }
    return ByteString(" -S " + words.joined(separator: ","))
  }

  private func field(_ comparison: FieldComparison) -> ByteString {
    let name = names.name(of: comparison.field) ?? "?"
    let number = comparison.number ?? 0
    switch comparison.field {
    case .key:
      return (comparison.text ?? "").split(separator: 1)
        .reduce(into: ByteString()) { $0 += ByteString(" -F key=") + ByteString($1) }
    case .perm: return ByteString(" -F perm=") + letters(comparison)
    case .exe where !showsOperators: return ByteString(" -F exe=") + (comparison.text ?? "")
    case .fieldCompare: return interfield(number, comparison.op)
    default: break
    }
    return ByteString(" -F \(name)\(comparison.op.symbol)") + value(comparison, number)
  }

  private func value(_ comparison: FieldComparison, _ number: UInt32) -> ByteString {
    if let text = comparison.text { return text }
    let signed = Int32(bitPattern: number)
    switch comparison.field {
    case .inode: return ByteString("\(number)")
    case .a0, .a1, .a2, .a3:
      return ByteString("0x" + String(number, radix: 16, uppercase: true))
    case .exit:
      let name = signed < 0 ? names.name(ofErrno: 0 &- number) : nil
      return ByteString(name.map { "-\($0)" } ?? "\(signed)")
    case .msgtype: return ByteString(names.name(ofMessageType: number) ?? "\(signed)")
    case .fstype: return ByteString(names.name(ofFileSystem: number) ?? "\(signed)")
    default: return ByteString("\(signed)")
    }
  }

  private func interfield(_ number: UInt32, _ op: Operator) -> ByteString {
    guard let pair = InterfieldComparison(number: number), let left = names.name(of: pair.left),
      let right = names.name(of: pair.right)
    else { return "" }
    return ByteString(" -C \(left)\(op.symbol)\(right)")
  }

  private func letters(_ comparison: FieldComparison) -> ByteString {
    ByteString(PermissionSet(rawValue: comparison.number ?? 0).text)
  }
}

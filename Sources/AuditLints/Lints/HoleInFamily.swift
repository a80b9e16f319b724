import AuditAnalysis
import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import Lints

struct HoleInFamily: RuleLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "system calls of a family, without others that do the same"

  static let explanation = """
    Linux has several calls for one thing: 'open', 'openat', 'openat2' and 'open_by_handle_at' all open \
    files, and which of them a program uses is its own choice, or that of its C library. A rule that \
    names some of them is passed by those who use another. On i386 'chown', 'setuid' or 'truncate' are \
    the calls of very old programs, and today's use 'chown32', 'setuid32' and 'truncate64'. Programs that \
    set the clock by 'adjtimex' call 'clock_adjtime' in fact, since the C library was changed so.

    Name the others in the same rule, or in one more under the same key. Where the rule compares \
    arguments, those of the other call may stand elsewhere or, as with 'openat2' and 'clone3', in memory, \
    where no rule sees them; it is then a note, and all that can be had is to record every such call.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S ‹rename,renameat› -F auid>=1000 -F auid!=unset -F key=delete
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S rename,renameat -F auid>=1000 -F auid!=unset -F key=delete
    -a always,exit -F arch=b64 -S renameat2 -F auid>=1000 -F auid!=unset -F key=delete
    """

  /// A rule with a hole.
  private struct Hole {
    let line: LintedLine
    let rule: Rule
    let missing: [String]
  }

  /// What makes two holes one finding.
  private struct Subject: Hashable {
    let keys: [ByteString]
    let missing: [String]
  }

  func findings(in rules: LintedRules) -> [Finding] {
    let recorded = RecordedCalls(rules)
    let cover = rules.cover
    var order: [Subject] = []
    var holes: [Subject: [Hole]] = [:]
    for (line, readings) in rules.held {
      guard let rule = readings.first, rule.list == .exit, rule.action == .always,
        !rule.syscalls.isAll, rule.comparison(of: .perm) == nil
      else { continue }
      let missing = missing(cover.scope(rule), rules.target, recorded)
      if missing.isEmpty { continue }
      let subject = Subject(keys: rule.keys, missing: missing)
      if holes[subject] == nil { order.append(subject) }
      holes[subject, default: []].append(Hole(line: line, rule: rule, missing: missing))
    }
    return order.compactMap { holes[$0].flatMap(finding) }
  }

  /// The names of calls that do what calls of the rule do, and that nothing records.
  private func missing(
    _ scope: RuleScope, _ target: Target, _ recorded: RecordedCalls
  ) -> [String] {
    // Without an arch the numbers are meant for the native calls.
    let isNative = scope.rule.comparison(of: .arch) == nil
    var missing: [String] = []
    for architecture in isNative ? Array(target.architectures.prefix(1)) : target.architectures {
      guard let calls = scope.calls[architecture] else { continue }
      for family in Self.families[architecture] ?? []
      where family.common.contains(where: { calls.contains($0) }) {
        for (name, number) in family.members(target.kernel)
        where !calls.contains(number) && !missing.contains(name) {
          let question = scope.rule.asking(SyscallMask([number]), on: architecture)
          if !recorded.takes(question, on: architecture) { missing.append(name) }
        }
      }
    }
    return missing
  }

  private func finding(_ holes: [Hole]) -> Finding? {
    guard let first = holes.first else { return nil }
    let isOne = first.missing.count == 1
    let which = isOne ? "which does the same, is" : "which do the same, are"
    var finding = Finding(
      "these calls are recorded, and \(CallNames.list(first.missing)), \(which) not",
      at: place(first))
    if holes.count > 1 {
      let others = holes.count == 2 ? "one more rule" : "\(holes.count - 1) more rules"
      finding = finding.noting("the same goes for \(others) under this key")
    }
    if !first.missing.contains(where: Self.isKnown) {
      return finding.advising(
        "add \(added(first.missing)) to the calls of the rule: not every audit knows the "
          + "name\(isOne ? "" : "s")"
      ).weighing(.note)
    }
    let isByArguments = first.rule.comparisons.contains { $0.field.isArgument }
    guard isByArguments, !first.missing.allSatisfy(Self.hasSameArguments) else {
      return finding.advising("add \(added(first.missing)) to the calls of the rule")
    }
    return finding.advising(
      "record \(isOne ? "it" : "them") whatever the arguments, if that is bearable"
    ).weighing(.note)
  }

  /// What to write behind '-S': names, and numbers for names that younger versions of audit brought.
  private func added(_ missing: [String]) -> String {
    let words = missing.map { name in
      // The numbers of younger calls are the same everywhere.
      Self.isKnown(name) ? name : CallNames.number(name, on: .x8664).map(String.init) ?? name
    }
    return "'" + words.joined(separator: ",") + "'"
  }

  /// The list of calls in which one of the family stands.
  private func place(_ hole: Hole) -> Span {
    let families = CallFamily.all.filter { $0.holds(hole.missing[0]) }
    let lists = hole.line.syscallLists
    let list = lists.first { list in
      let names = list.bytes.split(separator: UInt8(ascii: ",")).map { ByteString($0).description }
      return names.contains { name in families.contains { $0.common.contains(name) } }
    }
    return list ?? lists.first ?? hole.line.span
  }

  /// Whether it is a call of today's 32-bit interface that differs from an old one in sizes only.
  private static func hasSameArguments(_ name: String) -> Bool {
    guard name.hasSuffix("32") || name.hasSuffix("64") else { return false }
    return CallFamily.all.contains { $0.common.contains(String(name.dropLast(2))) }
  }

  private static func isKnown(_ name: String) -> Bool {
    [Architecture.x8664, .i386].contains {
      LibAuditNames().number(ofSyscall: name, on: $0) != nil
    }
  }

  /// A family on one architecture.
  private struct NumberedFamily {
    let family: CallFamily
    let common: [UInt32]
    let numbers: [String: UInt32]

    init(_ family: CallFamily, on architecture: Architecture) {
      self.family = family
      var numbers: [String: UInt32] = [:]
      for name in family.common + family.others.map(\.name) {
        numbers[name] = CallNames.number(name, on: architecture)
      }
      self.numbers = numbers
      common = family.common.compactMap { numbers[$0] }
    }

    func members(_ kernel: Version) -> [(name: String, number: UInt32)] {
      family.members(of: kernel).compactMap { name in numbers[name].map { (name, $0) } }
    }
  }

  private static let families: [Architecture: [NumberedFamily]] = {
    var result: [Architecture: [NumberedFamily]] = [:]
    for architecture in [Architecture.x8664, .i386, .aarch64, .arm] {
      result[architecture] = CallFamily.all.map { NumberedFamily($0, on: architecture) }
    }
    return result
  }()
}

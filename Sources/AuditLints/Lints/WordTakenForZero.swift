import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import Lints

struct WordTakenForZero: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "a word where only numbers are read, taken for 0"

  static let explanation = """
    For 'saddr_fam' and 'sessionid' libaudit reads a number and does not look whether there is one: any \
    word, such as 'inet' or 'ipv4', silently becomes 0. No connection has the family 0, and session 0 is \
    none that a login gets, so the rule loads and records nothing that was meant.

    Write the number. Of the address families 1 is a local socket, 2 IPv4, 10 IPv6 and 16 netlink.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S connect -F ‹saddr_fam=inet› -F key=outgoing
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S connect -F saddr_fam=2 -F key=outgoing
    -a always,exit -F arch=b64 -S connect -F saddr_fam=10 -F key=outgoing
    -a always,exit -F arch=b64 -S execve -F sessionid!=unset -F key=ran
    """

  private static let families: [ByteString: Int] = [
    "unix": 1, "local": 1, "inet": 2, "ipv4": 2, "inet6": 10, "ipv6": 10, "netlink": 16,
    "packet": 17, "vsock": 40,
  ]

  func findings(in rules: LintedRules) -> [Finding] {
    rules.rules.flatMap { line, rule in
      ([.socketFamily, .sessionid] as [Field]).flatMap { field in
        zip(line.written(field), rule.comparisons.filter { $0.field == field })
          .compactMap { finding($0, $1) }
      }
    }
  }

  private func finding(_ condition: WrittenCondition, _ comparison: FieldComparison) -> Finding? {
    guard comparison.number == 0, let first = condition.value.first,
      !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first), first != UInt8(ascii: "-")
    else { return nil }
    let name = ByteString(condition.value.map { $0 | 0x20 })
    let plain = name.starts(with: "af_".utf8) ? ByteString(name[3...]) : name
    let number = comparison.field == .socketFamily ? Self.families[plain] : nil
    return Finding("'\(condition.value)' is not a number and is taken for 0", at: condition.span)
      .advising(number.map { "write \($0)" } ?? "write the number")
  }
}

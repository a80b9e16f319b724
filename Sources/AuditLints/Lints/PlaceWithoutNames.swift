import AuditAnalysis
import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import Lints

struct PlaceWithoutNames: RuleLint {
  static let severity = Severity.error
  static let kind = LintKind.neverActs
  static let summary = "calls that record no file name, under a path or a tree"

  static let explanation = """
    'path=' and 'dir=' are compared with the names that a call looks up. Some calls look up none: those \
    that set the clock, the host name or the ids of a process, those that send signals or trace another \
    process, and 'read', 'ftruncate' and others, which work on a file that is open already. A rule on a place never matches them. The file was opened by a \
    call that does have a name; a rule with 'perm=wa' records that.

    Take the place out if the calls matter wherever they are made, and the calls out if the place matters.
    """

  static let flagged = """
    -a always,exit -F arch=b64 -S ‹ftruncate› -F dir=/etc -F key=cut
    """

  static let accepted = """
    -a always,exit -F arch=b64 -S truncate -F dir=/etc -F key=cut
    -a always,exit -F arch=b64 -F dir=/etc -F perm=wa -F key=changed
    """

  func findings(in rules: LintedRules) -> [Finding] {
    let cover = rules.cover
    return rules.rules.compactMap { line, rule in
      guard rule.path != nil || rule.dir != nil, !rule.syscalls.isAll else { return nil }
      let scope = cover.scope(rule)
      let calls = scope.calls.flatMap { architecture, mask in
        mask.numbers.map { Self.nameless(architecture).contains($0) }
      }
      guard calls.contains(true) else { return nil }
      let place = line.syscallLists.first ?? line.span
      let field = rule.path != nil ? "path" : "dir"
      if calls.allSatisfy({ $0 }) {
        return Finding("these calls record no file name, so '\(field)=' is never met", at: place)
          .advising("take '\(field)=' out, or name calls that look the file up")
      }
      // What perm= leaves of calls that a newer audit adds by itself is no mistake.
      guard rule.comparison(of: .perm) == nil else { return nil }
      return some(line, scope, field)
    }
  }

  private func some(_ line: LintedLine, _ scope: RuleScope, _ field: String) -> Finding? {
    let names = Set(
      scope.calls.flatMap { architecture, mask in
        mask.numbers.filter { Self.nameless(architecture).contains($0) }
          .compactMap { LibAuditNames().name(ofSyscall: $0, on: architecture) }
      })
    let list = names.sorted().map { "'\($0)'" }.joined(separator: " and ")
    guard let place = line.syscallLists.first else { return nil }
    return Finding("of these calls \(list) will not be recorded under '\(field)='", at: place)
      .advising("take them out of this rule").weighing(.note)
  }

  private static func nameless(_ architecture: Architecture) -> Set<UInt32> {
    numbers[architecture] ?? []
  }

  private static let numbers: [Architecture: Set<UInt32>] = {
    var numbers: [Architecture: Set<UInt32>] = [:]
    for architecture in [Architecture.x8664, .i386, .aarch64, .arm] {
      numbers[architecture] = Set(
        CallsWithoutNames.names.compactMap {
          LibAuditNames().number(ofSyscall: $0, on: architecture)
        })
    }
    return numbers
  }()
}

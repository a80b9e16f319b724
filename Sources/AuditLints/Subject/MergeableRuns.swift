import AuditRules
import ByteText
import Diagnostics
import LibAudit

/// Runs of neighbouring rules that agree in everything but their system calls.
struct MergeableRuns {
  /// Each of at least two lines, in order.
  private(set) var runs: [[LintedLine]] = []

  /// The runs in `lines`, which are all that leave a rule, in order of loading.
  init(_ lines: [LintedLine]) {
    var run: [LintedLine] = []
    for line in lines {
      if let last = run.last, Self.agree(last, line) {
        run.append(line)
      } else {
        if run.count > 1 { runs.append(run) }
        run = [line]
      }
    }
    if run.count > 1 { runs.append(run) }
  }

  /// Rules of a perm count as no such pair: newer versions of libaudit add calls of their own to them.
  private static func agree(_ left: LintedLine, _ right: LintedLine) -> Bool {
    guard let one = left.rule, let other = right.rule, one.list == .exit, other.list == .exit,
      left.addition?.isPrepended == false, right.addition?.isPrepended == false,
      left.span.source == right.span.source, !one.syscalls.isAll, !other.syscalls.isAll,
      one.action == other.action, one.comparison(of: .perm) == nil
    else { return false }
    return one.comparisons == other.comparisons
  }

  /// Puts the calls of all lines of `run` into the first; `nil` unless they are written with one '-S'
  /// each, and directly below one another.
  static func fix(_ run: [LintedLine], _ compiler: RuleLineCompiler) -> Fix? {
    let places = run.map { $0.callSpan }
    let first = run[0]
    guard zip(run, places).allSatisfy({ $0.callLists == 1 && $1 != $0.span }),
      zip(run, run.dropFirst()).allSatisfy({ $0.span.line + 1 == $1.span.line }),
      let merged = first.merged(with: run.dropFirst())
    else { return nil }
    let calls = places.map {
      ByteString($0.bytes.starts(with: "-S".utf8) ? $0.bytes.dropFirst(2) : $0.bytes)
    }
    let list = ByteString(calls.joined(separator: [UInt8(ascii: ",")]))
    let place = places[0]
    let start = place.range.lowerBound - first.span.range.lowerBound
    let glue = place.bytes.starts(with: "-S".utf8) ? ByteString("-S") : ""
    var line = ByteString(first.span.bytes)
    line.replaceSubrange(start..<(start + place.range.count), with: glue + list)
    guard (try? compiler.additions(of: line)) == [merged] else { return nil }
    let removals = run.dropFirst().flatMap {
      Fix.removing(line: $0.span.line, of: $0.span.source, "").edits
    }
    return Fix("put all calls into one rule", [Fix.Edit(place, Array(glue + list))] + removals)
  }
}

extension LintedLine {
  /// How often '-S' stands in it.
  fileprivate var callLists: Int { words.count { $0.starts(with: "-S".utf8) } }

  /// The rule of this line with the calls of `others` too, as libaudit would compile it.
  fileprivate func merged(with others: some Sequence<LintedLine>) -> Rule? {
    guard judged.line.pieces.count == 1, judged.line.cut == .none, var rule = addition?.rule else {
      return nil
    }
    for other in others {
      guard let addition = other.addition, other.judged.line.pieces.count == 1 else { return nil }
      rule.syscalls = rule.syscalls.union(addition.rule.syscalls)
    }
    return rule
  }
}

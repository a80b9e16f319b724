import AuditCatalogue
import AuditRules
import ByteText

/// A command of the audit tools, for a reader to run, with what it shows.
///
/// Options are those of ausearch(8) and aureport(8) of audit 3.0.9. aureport reads what ausearch
/// finds only as raw records, hence `--raw` before each pipe.
public struct LogCommand: Sendable, Hashable {
  /// The command line, quoted for a shell.
  public let line: String
  /// What it shows.
  public let purpose: String

  init(_ line: String, _ purpose: String) {
    self.line = line
    self.purpose = purpose
  }

  /// What to ask for under one key.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - isWhole: whether another key holds it as a part, so that ausearch must be told.
  ///   - rules: rules that file under it; they decide which reports make sense.
  public static func searches(
    forKey key: ByteString, isWhole: Bool = false, of rules: [Rule], names: any AuditNames
  ) -> [LogCommand] {
    let search = "ausearch -k \(quoted(key))" + (isWhole ? " -w" : "")
    let traits = RuleTraits(rules, names)
    var result = [
      LogCommand("\(search) -i --start today", "today's events, with names for numbers"),
      LogCommand("\(search) --raw | aureport -u -i --summary", "how many, by login user"),
      LogCommand("\(search) --raw | aureport -x --summary", "how many, by program"),
    ]
    if traits.touchesFiles {
      result.append(LogCommand("\(search) --raw | aureport -f -i --summary", "how many, by file"))
    }
    if traits.hasManyCalls {
      result.append(LogCommand("\(search) --raw | aureport -s -i --summary", "how many, by call"))
    }
    if !traits.onlyFailures, !traits.onlySuccesses {
      result.append(LogCommand("\(search) -sv no -i", "only what failed"))
    }
    return result
  }

  /// What to ask for where a rule has no key.
  public static func searches(
    forUnkeyed rule: Rule, on target: Target, names: any AuditNames
  ) -> [LogCommand] {
    let words = RuleWords(rule, on: target, names: names)
    let day = "-i --start today"
    if let path = rule.path ?? rule.dir {
      return [LogCommand("ausearch -f \(quoted(path)) \(day)", "today's events that name it")]
    }
    if let program = rule.comparisons.first(where: { $0.field == .exe && $0.op == .equal })?.text {
      return [LogCommand("ausearch -x \(quoted(program)) \(day)", "today's events of the program")]
    }
    guard case .some = words.reach, let abi = words.abis.first,
      let name = words.callNames(on: abi).first
    else { return [] }
    let width = abi == .b32 ? "--arch b32 " : ""
    return [LogCommand("ausearch \(width)-sc \(name) \(day)", "today's calls of \(name)")]
  }

  /// `text` as one word of a shell.
  static func quoted(_ text: ByteString) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./:,@%".utf8)
    if !text.isEmpty, text.allSatisfy(plain.contains), text.first != UInt8(ascii: "-") {
      return text.description
    }
    return "'"
      + text.description.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}

/// What of the reports makes sense for some rules.
struct RuleTraits {
  /// Whether their events name files.
  let touchesFiles: Bool
  /// Whether there is more than one call to tell apart.
  let hasManyCalls: Bool
  /// Whether they ask for calls that fail.
  let onlyFailures: Bool
  /// Whether they ask for calls that succeed.
  let onlySuccesses: Bool

  init(_ rules: [Rule], _ names: any AuditNames) {
    let recording = rules.filter { $0.action == .always && $0.list == .exit }
    touchesFiles = recording.contains { rule in
      rule.path != nil || rule.dir != nil || rule.comparison(of: .perm) != nil
        || RuleTraits.families(of: rule, names).contains { Self.aboutFiles.contains($0) }
    }
    hasManyCalls = recording.contains { $0.syscalls.isAll || $0.syscalls.numbers.count > 1 }
    onlyFailures = !recording.isEmpty && recording.allSatisfy { $0.asksForSuccess == false }
    onlySuccesses = !recording.isEmpty && recording.allSatisfy { $0.asksForSuccess == true }
  }

  private static let aboutFiles: Set<String> = [
    "run programs", "open or create files", "cut files to a length", "delete or rename files",
    "make directories, links or device files", "change permission bits", "change owners",
    "change extended attributes", "read attributes", "change file times",
  ]

  private static func families(of rule: Rule, _ names: any AuditNames) -> Set<String> {
    guard !rule.syscalls.isAll else { return ["open or create files"] }
    let architecture =
      rule.comparison(of: .arch)?.number.map(Architecture.init(rawValue:)) ?? .x8664
    return Set(
      rule.syscalls.numbers.compactMap { number in
        names.name(ofSyscall: number, on: architecture).flatMap { CallFamily.family(of: $0) }.map {
          CallFamily.all[$0].purpose
        }
      })
  }
}

extension Rule {
  /// Whether it asks for calls that succeed or that fail; `nil` if it leaves that open.
  fileprivate var asksForSuccess: Bool? {
    for comparison in comparisons {
      guard let number = comparison.number else { continue }
      if comparison.field == .exit, comparison.op == .equal {
        return Int32(bitPattern: number) >= 0
      }
      if comparison.field == .success, comparison.op == .equal { return number != 0 }
    }
    return nil
  }
}

import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText

/// What another version of audit sends to the kernel for a line than audit 3.0.9.
///
/// From 3.1.3 on `-F perm=` adds system calls to the mask if an arch is known by then, from an arch
/// field or an earlier `-S`. So the words of the line are needed, in their order.
public struct LoaderVersion: Sendable {
  /// The version that loaded the rules.
  public let version: Version
  /// The machine it did so on.
  public let target: Target
  private let names: any AuditNames

  public init(_ version: Version, target: Target, names: any AuditNames) {
    self.version = version
    self.target = target
    self.names = names
  }

  /// What becomes of a line.
  public enum Outcome: Sendable, Hashable {
    /// This rule is sent.
    case loads(Rule)
    /// The line is an error there; one clause says why.
    case refuses(String)
  }

  /// What this version makes of the line `words`, of which audit 3.0.9 makes `rule`.
  public func outcome(_ rule: Rule, words: [ByteString]) -> Outcome {
    if let reason = refusal(rule, words) { return .refuses(reason) }
    guard let lists = PermissionExpansion.lists(audit: version), rule.list == .exit else {
      return .loads(rule)
    }
    var reading = MaskReading(native: target.machine.architecture(.b64))
    for option in reading.options(words) {
      guard let expansion = reading.take(option, on: target, names) else { continue }
      for name in lists.names(for: expansion.permissions) {
        if let number = number(of: name, on: expansion.architecture) {
          reading.mask.insert(number)
        } else if lists.missingName == .refuses {
          return .refuses("audit \(version) knows no system call '\(name)' there")
        }
      }
    }
    guard reading.expands, !reading.isWatch, !reading.namesAll else { return .loads(rule) }
    var result = rule
    // Without -S the mask holds the added calls alone; 3.0.9 made it all calls.
    result.syscalls = reading.hasSyscalls ? rule.syscalls.union(reading.mask) : reading.mask
    return .loads(result)
  }

  private func number(of name: String, on architecture: Architecture) -> UInt32? {
    names.number(ofSyscall: name, on: architecture)
      ?? NewerSyscalls.number(of: name, on: architecture)
  }

  /// Why this version refuses a line that 3.0.9 takes.
  private func refusal(_ rule: Rule, _ words: [ByteString]) -> String? {
    if version < "3.0" {
      if rule.comparison(of: .socketFamily) != nil { return "audit \(version) knows no saddr_fam" }
      if let exe = rule.comparison(of: .exe), exe.op == .notEqual || rule.list == .exclude {
        return "audit \(version) takes exe only with = and not on the exclude list"
      }
    }
    if (Version("4.0.4")..<Version("4.1.1")).contains(version), words.contains(where: isPrepend) {
      return "audit \(version) takes -A for a deletion"
    }
    if version >= "4.2", words.contains(where: { $0.contains(Rule.keySeparator) }) {
      return "audit \(version) refuses a key with byte 1 in it"
    }
    return nil
  }

  private func isPrepend(_ word: ByteString) -> Bool { word.starts(with: "-A".utf8) }
}

/// What a line's options say about its mask, read in their order.
private struct MaskReading {
  let native: Architecture
  var mask = SyscallMask.none
  private var architecture: Architecture?
  private(set) var isWatch = false
  private(set) var namesAll = false
  private(set) var hasSyscalls = false
  private(set) var expands = false

  init(native: Architecture) { self.native = native }

  /// The options of the line.
  func options(_ words: [ByteString]) -> [(letter: UInt8, argument: ByteString)] {
    var scanner = OptionScanner(words)
    var result: [(UInt8, ByteString)] = []
    while let option = scanner.next() {
      if case .short(let letter, let argument) = option { result.append((letter, argument)) }
    }
    return result
  }

  /// Takes one option in; what is to be added to the mask for it, if anything.
  mutating func take(
    _ option: (letter: UInt8, argument: ByteString), on target: Target, _ names: any AuditNames
  ) -> (permissions: PermissionSet, architecture: Architecture)? {
    switch option.letter {
    case UInt8(ascii: "w"): isWatch = true
    case UInt8(ascii: "S"):
      hasSyscalls = true
      if option.argument.split(separator: UInt8(ascii: ",")).contains(where: {
        $0.elementsEqual("all".utf8)
      }) {
        namesAll = true
      }
      architecture = architecture ?? native
    case UInt8(ascii: "F"):
      let parts = option.argument.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false
      ).map { String(decoding: $0, as: UTF8.self).lowercased() }
      guard parts.count == 2 else { return nil }
      if parts[0] == "arch" || parts[0] == "arch!" {
        architecture = Self.architecture(parts[1], target, names)
      } else if parts[0] == "perm", let architecture {
        expands = true
        return (Self.permissions(parts[1]), architecture)
      }
    default: break
    }
    return nil
  }

  private static func architecture(
    _ text: String, _ target: Target, _ names: any AuditNames
  ) -> Architecture? {
    if let abi = ABI(rawValue: text) { return target.machine.architecture(abi) }
    if let named = names.architecture(named: text) { return named }
    let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
    let isHex = text.hasPrefix("0x") || text.first?.isNumber != true
    return UInt32(digits, radix: isHex ? 16 : 10).map(Architecture.init(rawValue:))
  }

  private static func permissions(_ letters: String) -> PermissionSet {
    letters.utf8.reduce(into: []) { result, byte in
      if let entry = PermissionSet.letters.first(where: { $0.letter == byte }) {
        result.insert(entry.permission)
      }
    }
  }
}

import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit
import Lints
import PolicyModel
import PolicySyntax

struct NumberOnAllAbis: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.recordsLess
  static let summary = "a system call by number on several ABIs"

  static let explanation = """
    A system call has a number of its own on each ABI: 87 is `unlink` on b64 and `swapon` on \
    b32. The statement has a number and no `on` with one ABI, so each ABI of the target gets a \
    rule with that number, and on all but one of them it records another call than was meant. \
    From 424 on the kernel gives a new call one number everywhere.

    Write the name where audit knows one. Where it does not, write a statement for each ABI with \
    its own number, `on b64` and `on b32`.
    """

  static let flagged = """
    rules delete at 30 { record syscalls ‹87›, unlinkat key delete }
    profile server {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32
      settings { reset }
      use delete
    }
    """

  static let accepted = """
    rules delete at 30 {
      record syscalls 87 on b64 key delete
      record syscalls unlink, unlinkat, 437 key delete
    }
    profile server {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32
      settings { reset }
      use delete
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    let targets = Self.targets(of: policies)
    let names = LibAuditNames()
    return policies.groups.flatMap { group -> [Finding] in
      guard let target = targets[group.name.text] else { return [] }
      return group.records.flatMap { record -> [Finding] in
        guard case .syscalls(let calls) = record.selector.kind else { return [] }
        let stated = Set(record.clauses.abis.map(\.description))
        let abis = target.abis.filter { stated.isEmpty || stated.contains($0.rawValue) }
        return calls.compactMap { finding(about: $0, abis, on: target.machine, names) }
      }
    }
  }
}

extension NumberOnAllAbis {
  /// The first number that means one call on every architecture (Linux, syscalls of 5.1 and later).
  private static let firstCommonNumber: UInt64 = 424

  /// For each group the target with the most ABIs of those that it is used on.
  private static func targets(of policies: LintedPolicies) -> [ByteString: Target] {
    var targets: [ByteString: Target] = [:]
    for profile in policies.profiles.map(\.build.profile) {
      for group in profile.groups
      where (targets[group.name]?.abis.count ?? 0) < profile.target.abis.count {
        targets[group.name] = profile.target
      }
    }
    return targets
  }

  private func finding(
    about call: Name, _ abis: [ABI], on machine: Machine, _ names: some AuditNames
  ) -> Finding? {
    guard case .value(let number) = NumberLiteral(call.text), number < Self.firstCommonNumber else {
      return nil
    }
    let meanings = abis.map { abi in
      names.name(ofSyscall: UInt32(number), on: machine.architecture(abi)) ?? "no call"
    }
    guard Set(meanings).count > 1 else { return nil }
    let each = zip(abis, meanings).map { "\($1) on \($0.rawValue)" }
    return Finding("the number '\(call)' is \(each.joined(separator: ", "))", at: call.span)
      .advising("write the call's name, or 'on' with one ABI")
  }
}

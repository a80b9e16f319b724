import AuditEvents
import AuditRules
import ByteText
import KernelGuest

/// Steps one after the other in the random world.
struct RandomScenario {
  let index: Int
  let steps: [GuestStep]

  /// The steps under a rule that records all their calls; before them, and after each that may
  /// change them, all watched names are looked up, so that the kernel itself says what they name.
  var reference: GuestCase {
    let calls = SyscallMask(steps.map(\.call.number) + [Self.lstat])
    guard let data = try? RuleData(Rule(.always, .exit, syscalls: calls, [])) else {
      preconditionFailure("a rule has bytes")
    }
    let looks = RandomWorld.watched.map { path in
      let room = GuestCall.Argument.bytes([UInt8](repeating: 0, count: 160))
      return GuestAction.step(GuestStep(GuestCall(.b64, Self.lstat, [.string(path), room])))
    }
    let actions = steps.flatMap { [GuestAction.step($0)] + ($0.mayChangeNames ? looks : []) }
    return GuestCase(
      "scenario \(index), observed",
      actions: RandomWorld.tree.map(GuestAction.make) + [.addRule(data.bytes)] + looks + actions)
  }

  private static let lstat: UInt32 = 6

  /// The steps under other rules.
  func judged(by rules: [RandomRule], _ number: Int) throws -> GuestCase {
    let additions = try rules.map {
      try GuestAction.addRule(RuleData($0.rule, prepended: $0.isPrepended).bytes)
    }
    return GuestCase(
      "scenario \(index), rules \(number)",
      actions: RandomWorld.tree.map(GuestAction.make) + additions
        + steps.map(GuestAction.step))
  }

  /// What the kernel said of each step.
  func observations(from result: GuestResult) throws -> [RandomObservation] {
    let perLook = RandomWorld.watched.count
    var outcomes = result.steps[...]
    var before = files(named: outcomes.prefix(perLook))
    outcomes = outcomes.dropFirst(perLook)
    return try steps.map { step in
      let outcome = outcomes.removeFirst()
      var after = before
      if step.mayChangeNames {
        after = files(named: outcomes.prefix(perLook))
        outcomes = outcomes.dropFirst(perLook)
      }
      defer { before = after }
      return try RandomObservation(step: step, outcome: outcome, before: before, after: after)
    }
  }

  private func files(named looks: ArraySlice<StepOutcome>) -> [ByteString: FileIdentity] {
    var files: [ByteString: FileIdentity] = [:]
    for (path, look) in zip(RandomWorld.watched, looks) {
      files[path] = look.event?.paths.first?.identity
    }
    return files
  }
}

extension GuestStep {
  /// Whether names may come, go or lead elsewhere by this call.
  fileprivate var mayChangeNames: Bool {
    let names: [CallName] = [
      .open, .openat, .openat2, .creat, .rename, .link, .symlink, .unlink, .unlinkat, .mkdir,
      .rmdir,
    ]
    return names.contains { $0.number(call.abi) == call.number }
  }
}

extension PathRecord {
  /// The file that the name led to; `nil` if it was not found.
  var identity: FileIdentity? {
    guard let inode, let device = DeviceNumber(device) else { return nil }
    return FileIdentity(device: device, inode: inode)
  }
}

extension DeviceNumber {
  /// Reads `major:minor`, both hexadecimal.
  init?(_ text: ByteString?) {
    guard let parts = text?.utf8?.split(separator: ":"), parts.count == 2,
      let major = UInt32(parts[0], radix: 16), let minor = UInt32(parts[1], radix: 16)
    else { return nil }
    self.init(major: major, minor: minor)
  }
}

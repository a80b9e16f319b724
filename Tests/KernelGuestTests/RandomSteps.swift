import ByteText
import KernelGuest
import TestDice

/// Draws steps for the random world.
struct RandomSteps {
  var numbers: Dice
  /// Whether one name is replaced again and again, which turns the order of its watches around.
  var replacesOneName = false

  mutating func step() -> GuestStep {
    if replacesOneName, numbers.oneIn(2) { return GuestStep(replacement()) }
    let abi: GuestABI = numbers.oneIn(5) ? .b32 : .b64
    if numbers.oneIn(16) { return message() }
    var step = GuestStep(call(abi), as: numbers.oneIn(3) ? nil : numbers.pick(RandomWorld.users))
    if numbers.oneIn(8) { step.bornAs = numbers.pick(RandomWorld.users) }
    if numbers.oneIn(6) { step.program = RandomWorld.program }
    if numbers.oneIn(10) { step.personality = numbers.pick([0x8, 0x4_0000]) }
    return step
  }

  /// By root, so that it succeeds whenever there is something to replace.
  private mutating func replacement() -> GuestCall {
    let name = GuestCall.Argument.string(RandomWorld.busiest[0])
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0, 1: return GuestCall(.rename, comingOrGoing(), name)
    case 2: return GuestCall(.rename, "/t/d/b", name)
    case 3: return GuestCall(.unlink, name)
    default: return GuestCall(.creat, numbers.oneIn(2) ? name : comingOrGoing(), 0o666)
    }
  }

  /// A message of a process that may send one.
  private mutating func message() -> GuestStep {
    var sender = numbers.pick(RandomWorld.users)
    sender.keepsCapabilities = true
    let type = numbers.pick([UInt16(1112), 1130])
    return GuestStep(.message(type: type, "op=test"), as: sender)
  }

  private mutating func call(_ abi: GuestABI) -> GuestCall {
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0...2: opening(abi)
    case 3...5: changing(abi)
    case 6: looking(abi)
    case 7: running(abi)
    default: other(abi)
    }
  }

  private mutating func comingOrGoing() -> GuestCall.Argument {
    .string(numbers.pick(RandomWorld.comingAndGoing + RandomWorld.busiest))
  }

  private mutating func anything() -> GuestCall.Argument {
    .string(
      numbers.pick(RandomWorld.comingAndGoing + RandomWorld.staying + RandomWorld.busiest))
  }

  private mutating func opening(_ abi: GuestABI) -> GuestCall {
    let isCreating = numbers.oneIn(3)
    let path = isCreating ? comingOrGoing() : anything()
    let kinds: [Int64] =
      isCreating ? [0o100, 0o300, 0o1100] : [0, 0, 0o1000, 0o1000_0000, 0o400000]
    let flags = numbers.pick([0, 1, 2, 3]) | numbers.pick(kinds)
    let argument = GuestCall.Argument(integerLiteral: flags)
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: return GuestCall(.openat, -100, path, argument, 0o644, abi: abi)
    case 1:
      guard case .string(let text) = path else { return GuestCall(.open, path, argument, abi: abi) }
      let mode: UInt64 = isCreating ? 0o644 : 0
      return .openat2(text, flags: UInt64(flags), mode: mode, abi: abi)
    default: return GuestCall(.open, path, argument, 0o644, abi: abi)
    }
  }

  private mutating func changing(_ abi: GuestABI) -> GuestCall {
    switch Int.random(in: 0..<12, using: &numbers) {
    case 0, 1: GuestCall(.rename, comingOrGoing(), comingOrGoing(), abi: abi)
    case 2: GuestCall(.link, comingOrGoing(), comingOrGoing(), abi: abi)
    case 3: GuestCall(.unlink, comingOrGoing(), abi: abi)
    case 4: GuestCall(.unlinkat, -100, comingOrGoing(), 0, abi: abi)
    case 5: GuestCall(.mkdir, .string(RandomWorld.folder), 0o755, abi: abi)
    case 6: GuestCall(.rmdir, .string(RandomWorld.folder), abi: abi)
    case 7: GuestCall(.chmod, anything(), .number(numbers.pick([0o644, 0o600, 0o666])), abi: abi)
    case 8:
      GuestCall(
        .chown, comingOrGoing(), .number(numbers.pick([0, 1000, 1001])),
        .number(numbers.pick([0, 50])), abi: abi)
    case 9: GuestCall(.truncate, comingOrGoing(), 0, abi: abi)
    case 10: GuestCall(.symlink, "nowhere", comingOrGoing(), abi: abi)
    default: GuestCall(.creat, comingOrGoing(), 0o644, abi: abi)
    }
  }

  private mutating func looking(_ abi: GuestABI) -> GuestCall {
    let room = GuestCall.Argument.bytes([UInt8](repeating: 0, count: 160))
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: return GuestCall(.stat, anything(), room, abi: abi)
    case 1: return GuestCall(.readlink, anything(), room, 160, abi: abi)
    default: return GuestCall(.access, anything(), .number(numbers.pick([0, 2, 4])), abi: abi)
    }
  }

  private mutating func running(_ abi: GuestABI) -> GuestCall {
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0...2: .execute(RandomWorld.script, abi: abi)
    case 3: .execute(RandomWorld.program, abi: abi)
    case 4: .execute("/t/d/a", abi: abi)
    default: GuestCall(.execveat, -100, .string(RandomWorld.script), 0, 0, 0, abi: abi)
    }
  }

  private mutating func other(_ abi: GuestABI) -> GuestCall {
    let file = GuestCall.Argument.file(RandomWorld.constant, flags: 2)
    switch Int.random(in: 0..<9, using: &numbers) {
    case 0: return GuestCall(.exitGroup, 3, abi: abi)
    case 1: return GuestCall(.fchmod, file, 0o666, abi: abi)
    case 2: return GuestCall(.ftruncate, file, 3, abi: abi)
    case 3: return .address(.connect, family: numbers.pick([1, 2]), abi: abi)
    case 4: return .address(.bind, family: numbers.pick([1, 2]), abi: abi)
    case 5: return GuestCall(.setuid, .number(numbers.pick([0, 1000, 1001])), abi: abi)
    case 6: return GuestCall(.ioctl, file, 0x5401, 0, abi: abi)
    case 7 where abi == .b32:
      // socketcall: its sub-call stands in a0, 2 for bind; the block behind a1 is empty.
      return GuestCall(.b32, 102, [.number(numbers.pick([1, 2, 3])), .array([0, 0, 0])])
    default: return GuestCall(.getpid, abi: abi)
    }
  }
}

import ByteText
import KernelGuest
import Testing

/// A step that makes this call.
func call(
  _ name: CallName, _ arguments: GuestCall.Argument..., abi: GuestABI = .b64,
  as identity: Identity? = nil
) -> GuestStep {
  GuestStep(GuestCall(abi, name.number(abi) ?? .max, arguments), as: identity)
}

/// A step that opens `path`, reading unless told.
func open(_ path: ByteString, _ flags: Int64 = 0, as identity: Identity? = nil) -> GuestStep {
  call(.open, .string(path), .number(UInt64(flags)), 0o600, as: identity)
}

/// What came of `steps` under `rules`, lines of a rule file that must load without complaint. The
/// case takes its name from the test.
func outcomes(
  under rules: String..., with tree: [TreeEntry] = [], name: String = #function,
  of steps: [GuestStep]
) async throws -> [StepOutcome] {
  try await outcomes(under: rules, with: tree, name: name, of: steps)
}

/// Whether each of `steps` is recorded under `rules`.
func recorded(
  under rules: String..., with tree: [TreeEntry] = [], name: String = #function,
  of steps: [GuestStep]
) async throws -> [Bool] {
  try await outcomes(under: rules, with: tree, name: name, of: steps).map(\.isRecorded)
}

/// Whether each of `steps` is recorded under each of `rules` alone; asked at once, so that they share
/// a boot.
func recorded(
  underEach rules: [String], with tree: [TreeEntry] = [], name: String = #function,
  of steps: [GuestStep]
) async throws -> [[Bool]] {
  try await withThrowingTaskGroup(of: (Int, [Bool]).self) { group in
    for (index, rule) in rules.enumerated() {
      group.addTask {
        let name = "\(name) \(rule)"
        return (index, try await recorded(under: rule, with: tree, name: name, of: steps))
      }
    }
    var answers = rules.map { _ in [Bool]() }
    for try await (index, answer) in group { answers[index] = answer }
    return answers
  }
}

private func outcomes(
  under rules: [String], with tree: [TreeEntry], name: String, of steps: [GuestStep]
) async throws -> [StepOutcome] {
  let file = ByteString(rules.map { $0 + "\n" }.joined())
  let result = try await Guest.run(GuestCase(name, tree: tree, rules: .file(file), steps: steps))
  let load = try #require(result.loads.first)
  try #require(load.status == 0, "\(load.errors) \(load.messages)")
  return result.steps
}

/// O_WRONLY and its relatives, from the kernel's `asm-generic/fcntl.h`.
enum OpenFlag {
  static let write: Int64 = 0o1
  static let readWrite: Int64 = 0o2
  static let create: Int64 = 0o100
  static let truncate: Int64 = 0o1000
  static let append: Int64 = 0o2000
  static let path: Int64 = 0o1000_0000
}

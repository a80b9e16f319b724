import AuditCatalogue
import AuditEvents
import ByteText
import KernelGuest
import LibAudit

/// Why a witness is not performed in the guest.
struct NotPerformed: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// The call of a witness as the guest makes it.
///
/// What an event does not say, such as what a pointer leads to, is chosen so that the call can end as
/// the event does.
struct WitnessCall {
  let call: Call
  let name: String

  init(_ call: Call) throws {
    self.call = call
    guard [.x8664, .i386].contains(call.architecture),
      let name = LibAuditNames().name(ofSyscall: call.number, on: call.architecture)
    else { throw NotPerformed("no interface of the guest has the call") }
    self.name = name
  }

  private var abi: GuestABI { call.architecture == .x8664 ? .b64 : .b32 }

  /// The names that the call is handed: the folders that are recorded besides are left out.
  var handed: [RecordedName] {
    let named = call.names.filter { !$0.isParent }
    return named.isEmpty ? call.names : named
  }

  var isOpening: Bool { ["creat", "open", "openat"].contains(name) }

  var isExecution: Bool { name == "execve" || name == "execveat" }

  /// The call; an execution that names nothing starts `program`.
  func guestCall(program: ByteString) throws -> GuestCall {
    try checkNames()
    for index in Self.addresses[name] ?? [] where call.arguments[index] != 0 {
      throw NotPerformed("where the arguments lie is not for the witness to say")
    }
    let ofClock = ["adjtimex", "clock_settime", "settimeofday"]
    if ofClock.contains(name), call.result?.exit == UInt32(bitPattern: -13) {
      throw NotPerformed("who may not set the clock is told EPERM")
    }
    return GuestCall(abi, call.number, try arguments(program: program))
  }

  private func checkNames() throws {
    guard Self.addresses[name] != nil, !isExecution, name != "adjtimex", name != "clock_settime"
    else { return }
    guard let first = handed.first else { throw NotPerformed("the call is handed a name") }
    guard isOpening else {
      guard name != "unlink" || first.fileType != RecordedName.directory else {
        throw NotPerformed("unlink takes no folder away")
      }
      return
    }
    guard handed.count == 1 else { throw NotPerformed("an open is handed one name") }
    guard first.fileType != Self.symlink else { throw NotPerformed("an open follows links") }
  }

  /// The words that are addresses, of the calls that are made with names or structures.
  private static let addresses: [String: [Int]] = [
    "adjtimex": [0], "clock_settime": [1], "creat": [0], "open": [0], "openat": [1],
    "truncate": [0], "ftruncate": [], "chmod": [0], "lchown": [0], "unlink": [0], "rmdir": [0],
    "unlinkat": [1], "rename": [0, 1], "link": [0, 1], "renameat": [1, 3], "readlink": [0, 1],
    "execve": [0, 1, 2], "execveat": [1, 2, 3],
  ]

  private func arguments(program: ByteString) throws -> [GuestCall.Argument] {
    let words = call.arguments.map { GuestCall.Argument.number(UInt64($0)) }
    let first = GuestCall.Argument.string(handed.first?.place ?? program)
    let second = GuestCall.Argument.string(handed.dropFirst().first?.place ?? beside)
    switch name {
    case "adjtimex": return [.bytes(timex)] + words.dropFirst()
    case "clock_settime": return [words[0], .bytes(instant), words[2], words[3]]
    case "settimeofday": return words
    case "creat", "open", "truncate", "chmod", "lchown": return [first] + words.dropFirst()
    case "unlink", "rmdir": return [first]
    case "openat", "unlinkat": return [words[0], first, words[2], words[3]]
    case "rename", "link": return [first, second]
    case "renameat": return [words[0], first, words[2], second]
    case "ftruncate": return [.file(handed.first?.place ?? program, flags: 1), words[1]]
    case "readlink": return [first, .bytes([UInt8](repeating: 0, count: 160)), 160]
    case "execve": return [first, .array([first, 0]), .array([0])]
    case "execveat": return [words[0], first, .array([first, 0]), .array([0]), flags]
    default:
      guard call.names.isEmpty else { throw NotPerformed("'\(name)' with names is not made") }
      return words
    }
  }

  private static let symlink: UInt32 = 0o120000

  /// A name in the same folder for a call that takes two.
  private var beside: ByteString {
    ByteString((handed.first?.place.bytes ?? []) + Array(".other".utf8))
  }

  /// `struct timex`: it asks for nothing, or for something that takes a right (ADJ_OFFSET).
  private var timex: [UInt8] {
    [call.result?.succeeded == true ? 0 : 1] + [UInt8](repeating: 0, count: 207)
  }

  /// A `struct timespec` of either interface: a moment in 2027.
  private var instant: [UInt8] {
    [0x00, 0xd2, 0x49, 0x6b] + [UInt8](repeating: 0, count: 12)
  }

  /// AT_SYMLINK_NOFOLLOW where the call is to find that a link is in the way (ELOOP).
  private var flags: GuestCall.Argument {
    call.result?.exit == UInt32(bitPattern: -40) ? 0x100 : 0
  }
}

extension Call.Result {
  /// Whether the guest's call ended so: with the same errno, or with success.
  func agrees(with ending: StepOutcome.Ending) -> Bool {
    switch ending {
    case .noReturn(let status): succeeded && status == 0
    case .returned(let value):
      succeeded ? Call.Result(exit: value).succeeded : Call.Result(exit: value) == self
    }
  }
}

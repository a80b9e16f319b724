import AuditEvents
import ByteText
import KernelGuest

/// The arguments of a call as the guest makes it.
///
/// What an event does not say, such as what a pointer leads to, is chosen so that the call can end as
/// an `expect` line says.
struct ExpectedArguments {
  /// What one argument is.
  enum Slot {
    /// As the event says.
    case word
    /// This number.
    case number(UInt64)
    /// The path of the first name that the call touches.
    case path
    /// The path of the second, or of one beside the first.
    case otherPath
    /// A text that leads nowhere.
    case text
    /// The name of an extended attribute that takes a right.
    case attribute
    /// `struct open_how`.
    case openHow
    /// A descriptor of the root folder.
    case root
    /// What name_to_handle_at says of the first path.
    case handle
    /// A descriptor of the folder at the first path.
    case folder
    /// A descriptor of a file in memory that must not shrink.
    case sealed
    /// A socket of the event's family, and the kind of it: 1 is a stream, 2 are datagrams.
    case socket(kind: UInt32)
    /// An address of the event's family, all zeros: 28 bytes.
    case address
    /// The path as the only argument of a program, and no environment.
    case programArguments, environment
  }

  /// The calls that need more than the event's words.
  private static let shapes: [String: [Slot]] = [
    "accept": [.word], "accept4": [.word],
    "bind": [.socket(kind: 2), .address, .number(28)],
    "chdir": [.path], "chmod": [.path, .word], "chown": [.path, .word, .word],
    "chown32": [.path, .word, .word], "connect": [.socket(kind: 2), .address, .number(28)],
    "creat": [.path, .word], "execve": [.path, .programArguments, .environment],
    "execveat": [.word, .path, .programArguments, .environment, .number(0)],
    "fchdir": [.folder], "fchmodat": [.word, .path, .word],
    "fchownat": [.word, .path, .word, .word, .number(0)], "ftruncate": [.sealed, .word],
    "ftruncate64": [.sealed, .word], "lchown": [.path, .word, .word],
    "lchown32": [.path, .word, .word], "link": [.path, .otherPath],
    "linkat": [.word, .path, .word, .otherPath, .number(0)],
    "listen": [.socket(kind: 1), .word], "lremovexattr": [.path, .attribute],
    "lsetxattr": [.path, .attribute, .text, .number(1), .number(0)], "mkdir": [.path, .word],
    "mkdirat": [.word, .path, .word], "mknod": [.path, .word, .word],
    "mknodat": [.word, .path, .word, .word], "open": [.path, .word, .word],
    "open_by_handle_at": [.root, .handle, .word], "openat": [.word, .path, .word, .word],
    "openat2": [.word, .path, .openHow, .number(24)], "removexattr": [.path, .attribute],
    "rename": [.path, .otherPath], "renameat": [.word, .path, .word, .otherPath],
    "renameat2": [.word, .path, .word, .otherPath, .number(0)],
    "setxattr": [.path, .attribute, .text, .number(1), .number(0)], "symlink": [.text, .path],
    "symlinkat": [.text, .word, .path], "truncate": [.path, .word],
    "truncate64": [.path, .word], "unlink": [.path], "unlinkat": [.word, .path, .word],
  ]

  /// Whether the guest hands a call of this name the paths that the event has.
  static func areShaped(for name: String) -> Bool { shapes[name] != nil }

  /// Whether a call of this name works on a path, said or not.
  static func takesPath(_ name: String) -> Bool {
    shapes[name]?.contains { slot in
      switch slot {
      case .path, .handle, .folder: true
      default: false
      }
    } ?? false
  }

  /// Whoever may do everything may give it to a file of a tmpfs, and nobody else.
  static let attribute: GuestCall.Argument = "trusted.test"

  let call: Call
  let name: String
  /// The paths that it touches, or those chosen for it.
  let places: [ByteString]

  /// The arguments in their order.
  var all: [GuestCall.Argument] {
    let words = call.arguments.map { GuestCall.Argument.number(UInt64($0)) }
    guard let shape = Self.shapes[name] else { return words }
    return shape.enumerated().map { index, slot in
      if case .word = slot { words[index] } else { argument(slot) }
    }
  }

  private func argument(_ slot: Slot) -> GuestCall.Argument {
    let first = places.first ?? "/"
    return switch slot {
    case .word: 0
    case .number(let number): .number(number)
    case .path: .string(first)
    case .otherPath: .string(places.dropFirst().first ?? first + ".other")
    case .text: "nowhere"
    case .attribute: Self.attribute
    case .openHow: .bytes(Self.openHow(flags: call.openFlags ?? 0))
    case .root: .file("/", flags: 0)
    case .handle: .handle(first)
    case .folder: .file(first, flags: 0)
    case .sealed: .sealedFile
    case .socket(let kind): .socket(family: call.addressFamily ?? 2, type: kind, protocol: 0)
    case .address: .bytes(Self.address(family: call.addressFamily ?? 2))
    case .programArguments: .array([.string(first), 0])
    case .environment: .array([0])
    }
  }

  private static func openHow(flags: UInt64) -> [UInt8] {
    withUnsafeBytes(of: flags.littleEndian, Array.init) + [UInt8](repeating: 0, count: 16)
  }

  private static func address(family: UInt32) -> [UInt8] {
    [UInt8(truncatingIfNeeded: family)] + [UInt8](repeating: 0, count: 27)
  }
}

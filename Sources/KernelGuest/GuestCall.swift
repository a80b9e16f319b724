import ByteText

/// The calling convention of a system call on x86_64.
public enum GuestABI: Sendable, Hashable, CaseIterable {
  case b64
  /// i386, through `int 0x80`.
  case b32

  /// The number in the `arch` field of a record.
  public var machine: UInt32 {
    switch self {
    case .b64: 0xc000_003e
    case .b32: 0x4000_0003
    }
  }
}

/// A system call with its arguments.
public struct GuestCall: Sendable {
  /// An argument. Literals stand for numbers and texts.
  public indirect enum Argument: Sendable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A number, as it stands in the register.
    case number(UInt64)
    /// A pointer to these bytes and a NUL.
    case string(ByteString)
    /// A pointer to these bytes.
    case bytes([UInt8])
    /// A pointer to an array of pointers or numbers, of the width that the ABI has.
    case array([Argument])
    /// A descriptor of the file, opened beforehand as root.
    case file(ByteString, flags: UInt32)
    /// A socket made beforehand as root.
    case socket(family: UInt32, type: UInt32, protocol: UInt32)
    /// A pointer to what name_to_handle_at says of the file, as open_by_handle_at takes it.
    case handle(ByteString)
    /// A descriptor of a file in memory whose length is sealed: ftruncate of it gives EPERM.
    case sealedFile

    public init(integerLiteral value: Int64) {
      self = .number(UInt64(bitPattern: value))
    }

    public init(stringLiteral value: String) {
      self = .string(ByteString(value))
    }
  }

  public var abi: GuestABI
  public var number: UInt32
  /// At most six.
  public var arguments: [Argument]

  public init(_ abi: GuestABI, _ number: UInt32, _ arguments: [Argument] = []) {
    precondition(arguments.count <= 6, "a system call has at most six arguments")
    self.abi = abi
    self.number = number
    self.arguments = arguments
  }

  func encode(into step: inout WireWriter) {
    step.put(UInt8(abi == .b32 ? 1 : 0))
    step.put(number)
    step.put(UInt8(arguments.count))
    for argument in arguments { argument.encode(into: &step) }
  }
}

extension GuestCall.Argument {
  func encode(into step: inout WireWriter) {
    switch self {
    case .number(let value):
      step.put(UInt8(0))
      step.put(value)
    case .string(let text):
      step.put(UInt8(1))
      step.put(text: text.bytes + [0])
    case .bytes(let bytes):
      step.put(UInt8(1))
      step.put(text: bytes)
    case .array(let elements):
      step.put(UInt8(2))
      step.put(UInt32(elements.count))
      for element in elements { element.encode(into: &step) }
    case .file(let path, let flags):
      step.put(UInt8(3))
      step.put(text: path.bytes)
      step.put(flags)
    case .socket(let family, let type, let proto):
      step.put(UInt8(4))
      step.put(family)
      step.put(type)
      step.put(proto)
    case .handle(let path):
      step.put(UInt8(5))
      step.put(text: path.bytes)
    case .sealedFile: step.put(UInt8(6))
    }
  }
}

/// The calling convention of a system call, by the ELF number of the `arch` field.
public struct Architecture: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  public static let x8664 = Architecture(rawValue: 0xc000_003e)
  public static let i386 = Architecture(rawValue: 0x4000_0003)
  public static let aarch64 = Architecture(rawValue: 0xc000_00b7)
  public static let arm = Architecture(rawValue: 0x4000_0028)

  /// The flag that `auditctl -l` tells `b64` from `b32` by (linux/audit.h, __AUDIT_ARCH_64BIT).
  public var is64Bit: Bool { rawValue & 0x8000_0000 != 0 }
}

/// The width of a system call interface, as rules name it.
public enum ABI: String, Sendable, Hashable, CaseIterable, Comparable {
  case b64
  case b32

  /// `b64` first: the order in which rules are written.
  public static func < (left: ABI, right: ABI) -> Bool { left == .b64 && right == .b32 }
}

/// A machine that rules are made for: which architectures `b64` and `b32` mean on it.
public enum Machine: String, Sendable, Hashable, CaseIterable {
  case x8664 = "x86_64"
  case aarch64

  /// The architecture that `abi` means here.
  public func architecture(_ abi: ABI) -> Architecture {
    switch (self, abi) {
    case (.x8664, .b64): .x8664
    case (.x8664, .b32): .i386
    case (.aarch64, .b64): .aarch64
    case (.aarch64, .b32): .arm
    }
  }

  /// The name by which libaudit knows that architecture; never `b64` or `b32`, which it would
  /// resolve by the machine it runs on.
  public func libauditName(_ abi: ABI) -> String {
    switch (self, abi) {
    case (.x8664, .b64): "x86_64"
    case (.x8664, .b32): "i386"
    case (.aarch64, .b64): "aarch64"
    case (.aarch64, .b32): "arm"
    }
  }

  /// Which of the two widths `architecture` is here; `nil` if neither.
  public func abi(of architecture: Architecture) -> ABI? {
    ABI.allCases.first { self.architecture($0) == architecture }
  }
}

/// The letters of `perm=`, as the kernel's bits (linux/audit.h, AUDIT_PERM_EXEC and so on).
public struct PermissionSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  public static let execute = PermissionSet(rawValue: 1)
  public static let write = PermissionSet(rawValue: 2)
  public static let read = PermissionSet(rawValue: 4)
  public static let attr = PermissionSet(rawValue: 8)
  public static let all: PermissionSet = [.execute, .write, .read, .attr]

  /// Each single permission with its letter, in the order in which `auditctl -l` prints them.
  public static let letters: [(permission: PermissionSet, letter: UInt8)] = [
    (.read, UInt8(ascii: "r")), (.write, UInt8(ascii: "w")),
    (.execute, UInt8(ascii: "x")), (.attr, UInt8(ascii: "a")),
  ]

  /// The letters in the order `rwxa`.
  public var text: String {
    String(
      decoding: Self.letters.filter { contains($0.permission) }.map(\.letter), as: UTF8.self)
  }
}

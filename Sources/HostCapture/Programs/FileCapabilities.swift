/// What `security.capability` gives to whoever runs a file: capabilities(7), "File capabilities".
public struct FileCapabilities: Sendable, Hashable {
  /// One bit for each capability by its number, 0 to 63.
  public var permitted: UInt64
  public var inheritable: UInt64
  /// Whether what is gained is in force at once. One bit for the whole file.
  public var isEffective: Bool
  /// The user whose namespace they count in; `nil` in revisions 1 and 2.
  public var rootUser: UInt32?

  public init(
    permitted: UInt64, inheritable: UInt64 = 0, isEffective: Bool = false, rootUser: UInt32? = nil
  ) {
    self.permitted = permitted
    self.inheritable = inheritable
    self.isEffective = isEffective
    self.rootUser = rootUser
  }

  /// Reads the attribute as the kernel stores it: little-endian words, `VFS_CAP_REVISION_1`, `_2`
  /// or `_3` of linux/capability.h in the top byte of the first.
  ///
  /// - Returns: `nil` for another revision, or a length that is not the revision's.
  public init?(attribute bytes: [UInt8]) {
    let words = stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
      bytes[start..<start + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    guard let head = words.first else { return nil }
    let length: [UInt32: Int] = [1: 12, 2: 20, 3: 24]
    let revision = head >> 24
    guard length[revision] == bytes.count else { return nil }
    permitted = UInt64(words[1])
    inheritable = UInt64(words[2])
    if revision > 1 {
      permitted |= UInt64(words[3]) << 32
      inheritable |= UInt64(words[4]) << 32
    }
    isEffective = head & 1 != 0  // VFS_CAP_FLAGS_EFFECTIVE
    rootUser = revision == 3 ? words[5] : nil
  }
}

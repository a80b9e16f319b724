/// A device number, as `devmajor` and `devminor` see it.
public struct DeviceNumber: Sendable, Hashable {
  public var major: UInt32
  public var minor: UInt32

  public init(major: UInt32, minor: UInt32) {
    self.major = major
    self.minor = minor
  }

  /// The number of a file that is no device, and the device of a name that was not found.
  public static let none = DeviceNumber(major: 0, minor: 0)
}

/// Which file a name leads to, whatever the name: `path=` and `exe=` compare nothing else.
public struct FileIdentity: Sendable, Hashable {
  /// The device of the file system.
  public var device: DeviceNumber
  /// The inode number; `inode=` sees its low 32 bits.
  public var inode: UInt64

  public init(device: DeviceNumber, inode: UInt64) {
    self.device = device
    self.inode = inode
  }
}

import AuditCatalogue
import AuditRules
import ByteText

/// A name that the kernel collected during a call: what becomes a PATH record.
///
/// A name that was not found, or that lies on a file system whose names a rule blanks, leads to no
/// file: it has owner and group 0, device 0, no type, and lies nowhere.
public struct RecordedName: Sendable, Hashable {
  /// Where the name leads, absolute and without links; what `dir=` looks at.
  public var place: ByteString
  /// The file it leads to; what `path=` looks at. `nil` if it was not found.
  public var file: FileIdentity?
  public var owner: UInt32 = 0
  public var group: UInt32 = 0
  /// The type bits of its mode (S_IFMT), such as 0o100000 for a regular file.
  public var fileType: UInt32 = 0
  /// The device that the file stands for, if it is one.
  public var representedDevice = DeviceNumber.none
  /// Whether the call touched it as the directory of another name; no test asks.
  public var isParent = false
  /// The magic number of its file system, what `fstype` looks at.
  public var fileSystem: UInt32?
  /// Whether the call handed over a path, not a descriptor: such a name stays when it is blanked.
  public var isSpelled = true
  /// The tests on the file's security label that hold; none without a module that knows them.
  public var labels: Set<FieldComparison> = []

  public init(place: ByteString, file: FileIdentity?, owner: UInt32 = 0, group: UInt32 = 0) {
    self.place = place
    self.file = file
    self.owner = owner
    self.group = group
  }

  /// A regular file's type.
  public static let regularFile: UInt32 = 0o100000
  /// A directory's type.
  public static let directory: UInt32 = 0o040000

  /// The device of the file system that holds the file.
  var device: DeviceNumber { file?.device ?? .none }
  /// The low 32 bits of the inode number; all ones if not found (AUDIT_INO_UNSET).
  var inode: UInt32 { file.map { UInt32(truncatingIfNeeded: $0.inode) } ?? .max }

  /// Whether the name leads to `root` or below it.
  func lies(under root: ByteString) -> Bool {
    guard file != nil, !root.isEmpty, place.starts(with: root) else { return false }
    return place.count == root.count || root == "/" || place[root.count] == UInt8(ascii: "/")
  }

  /// The name as it is recorded where the filesystem list says never; `nil` if nothing is left.
  var blanked: RecordedName? {
    isSpelled ? RecordedName(place: place, file: nil) : nil
  }
}

import AuditCatalogue
import AuditRules
import ByteText

/// What a text says of one path that a call touches.
public struct NameDraft: Sendable, Hashable {
  /// How the call touched it, as a PATH record's `nametype` tells.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case normal, parent, create, delete, unknown
  }

  /// The path as written.
  public var path: ByteString
  /// Once any path of an event has a role, each stands for itself: it is the place reached, and no
  /// name is added to those written.
  public var role: Role?
  /// Whether the call found it.
  public var isFound: Bool?
  public var owner: UInt32?
  public var group: UInt32?
  /// The type bits of its mode (S_IFMT).
  public var fileType: UInt32?
  /// A path that leads to the same file by another name.
  public var sameFile: ByteString?
  public var inode: UInt64?
  public var deviceMajor: UInt32?
  public var deviceMinor: UInt32?
  public var representedDevice: DeviceNumber?
  public var fileSystem: UInt32?
  public var isSpelled: Bool?
  public var labels: Set<FieldComparison> = []

  public init(_ path: ByteString) {
    self.path = path
  }

  /// The name at `place`, of `type` unless the text says so.
  func name(
    at place: ByteString, type: UInt32 = RecordedName.regularFile, isFound: Bool = true,
    in scene: EventScene
  ) -> RecordedName {
    let isFound = self.isFound ?? isFound
    var name = RecordedName(
      place: place, file: isFound ? file(at: place, in: scene) : nil, owner: owner ?? 0,
      group: group ?? 0)
    name.fileType = fileType ?? (isFound ? type : 0)
    name.representedDevice = representedDevice ?? .none
    name.isParent = role == .parent
    name.fileSystem = fileSystem
    name.isSpelled = isSpelled ?? true
    name.labels = labels
    return name
  }

  private func file(at place: ByteString, in scene: EventScene) -> FileIdentity {
    var file = scene.places.file(at: sameFile.map(scene.places.watched) ?? place)
    if let inode { file.inode = inode }
    if let deviceMajor { file.device.major = deviceMajor }
    if let deviceMinor { file.device.minor = deviceMinor }
    return file
  }
}

import ByteText

/// A file of the guest. Folders above it that are missing are made, root's and with mode 0755.
public struct TreeEntry: Sendable {
  /// What kind of file, and what is in it.
  public enum Kind: Sendable {
    case directory
    case file(ByteString)
    /// A symbolic link with this text.
    case symlink(ByteString)
    /// Another name of the file at this path; owner and mode are left as they are.
    case hardLink(ByteString)
    /// A program with an inode of its own that exits with status 0, or runs a step if a
    /// `GuestStep` names it as its program. Serves as the interpreter of a script as well.
    case program
    case fifo
    case characterDevice(major: UInt32, minor: UInt32)
    case blockDevice(major: UInt32, minor: UInt32)
  }

  /// Absolute.
  public var path: ByteString
  public var kind: Kind
  /// Permission bits with set-uid, set-gid and sticky; not used for symbolic links.
  public var mode: UInt32
  public var owner: UInt32
  public var group: UInt32

  public init(
    _ path: ByteString, _ kind: Kind, mode: UInt32? = nil, owner: UInt32 = 0, group: UInt32 = 0
  ) {
    self.path = path
    self.kind = kind
    self.mode = mode ?? kind.usualMode
    self.owner = owner
    self.group = group
  }

  /// A folder, mode 0755 unless told.
  public static func directory(
    _ path: ByteString, mode: UInt32? = nil, owner: UInt32 = 0, group: UInt32 = 0
  ) -> TreeEntry {
    TreeEntry(path, .directory, mode: mode, owner: owner, group: group)
  }

  /// A file, mode 0644 unless told.
  public static func file(
    _ path: ByteString, _ content: ByteString = "", mode: UInt32? = nil, owner: UInt32 = 0,
    group: UInt32 = 0
  ) -> TreeEntry {
    TreeEntry(path, .file(content), mode: mode, owner: owner, group: group)
  }

  /// A symbolic link at `path` to `target`.
  public static func symlink(_ path: ByteString, to target: ByteString) -> TreeEntry {
    TreeEntry(path, .symlink(target))
  }

  /// A second name, `path`, of the file `target`.
  public static func hardLink(_ path: ByteString, to target: ByteString) -> TreeEntry {
    TreeEntry(path, .hardLink(target))
  }

  /// A program that exits with status 0, mode 0755.
  public static func program(_ path: ByteString) -> TreeEntry {
    TreeEntry(path, .program)
  }

  func encode(into batch: inout WireWriter) {
    batch.put(kind.code)
    batch.put(text: path.bytes)
    batch.put(mode)
    batch.put(owner)
    batch.put(group)
    batch.put(text: kind.content.bytes)
  }
}

extension TreeEntry.Kind {
  var usualMode: UInt32 {
    switch self {
    case .directory, .program: 0o755
    default: 0o644
    }
  }

  var code: UInt8 {
    switch self {
    case .directory: 0
    case .file: 1
    case .symlink: 2
    case .hardLink: 3
    case .program: 4
    case .fifo: 5
    case .characterDevice: 6
    case .blockDevice: 7
    }
  }

  var content: ByteString {
    switch self {
    case .directory, .program, .fifo: ""
    case .file(let content): content
    case .symlink(let target), .hardLink(let target): target
    case .characterDevice(let major, let minor), .blockDevice(let major, let minor):
      ByteString("\(major):\(minor)")
    }
  }
}

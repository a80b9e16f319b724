import ByteText

/// A folder that a walk has open.
struct WalkedFolder {
  /// Its path inside the tree, `/` for the top.
  let path: ByteString
  /// How many folders are above it; 0 for the top.
  let level: Int
  let descriptor: Descriptor
  let status: FileStatus

  /// The path of `name` in this folder.
  func path(of name: ByteString) -> ByteString {
    var path = level == 0 ? ByteString() : path
    path.append(UInt8(ascii: "/"))
    path.append(contentsOf: name)
    return path
  }
}

/// What is done with what a walk through a tree meets.
protocol TreeVisitor {
  /// Begins with a folder that was opened.
  ///
  /// - Returns: Whether to look into it. If so, `leave` follows when all below it is done.
  mutating func enter(_ folder: WalkedFolder) -> Bool

  /// Sees `name` in `folder`, which was entered.
  ///
  /// - Returns: Whether to open it, if it is a folder.
  mutating func visit(_ name: ByteString, _ status: FileStatus, in folder: WalkedFolder) -> Bool

  /// Is done with the folder entered last that was not left yet.
  mutating func leave()

  /// Learns that `path`, or a part of what is below it, could not be looked at.
  mutating func miss(_ path: ByteString, reason: String)
}

import ByteText

/// What the paths in rules name while an event happens.
///
/// The paths are those of the rules' text. Links in their middle are followed and, for `path=` and
/// `exe=`, a link at the end is not: there the identity is the link's own.
public struct FileWorld: Sendable, Hashable {
  /// The file that each path of `path=` and `exe=` names; absent ones name none.
  ///
  /// Of two spellings of one watched name (`/run/x` and `/var/run/x`) the kernel lets only the one
  /// that was loaded last follow the name; when the file is created, deleted or replaced, the other
  /// keeps naming what it named before. And `path=` on a mount point names the folder beneath the
  /// mount, which no call reaches. Both are for the maker of this world to heed.
  public var files: [ByteString: FileIdentity] = [:]
  /// Where the trees of `dir=` lie, for those that do not lie at the place they spell; empty for one
  /// that is gone. The kernel drops a tree on a single file with that file (kernel/audit_tree.c,
  /// evict_chunk).
  public var trees: [ByteString: ByteString] = [:]
  /// The watched names that were created, deleted or renamed over since the rules were loaded, in
  /// that order, each as often as it happened; removals by the event's own call are left out.
  ///
  /// Each turns the order of the watches on that name around (see `WatchOrder`).
  public var changes: [ByteString] = []

  public init(files: [ByteString: FileIdentity] = [:]) {
    self.files = files
  }

  /// The place of the tree that `dir=` names.
  func tree(_ path: ByteString) -> ByteString { trees[path] ?? place(ofTree: path) }

  /// The place that the path of a `dir=` spells.
  public func place(ofTree path: ByteString) -> ByteString {
    var place = path
    while place.count > 1, place.last == UInt8(ascii: "/") { place.removeLast() }
    return place
  }
}

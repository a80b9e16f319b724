import AuditRules
import ByteText

/// The order in which the kernel tries the rules that it keeps by inode: `path=` and `inode=`.
///
/// It is the load order until a watched name is created, deleted or renamed over. Then the rules on
/// that name go to the front, each before the one moved before it (kernel/audit_watch.c,
/// audit_update_watch). The list they are moved from starts with the newest, so after one change
/// their order is that of the load, after two it is reversed, after three restored. For rules added
/// by `-A`, whose load order is not their order here, it is the other way round; that is not
/// followed.
struct WatchOrder {
  /// Indices into the rules.
  private(set) var indices: [Int]

  init(of rules: [Rule], changes: [ByteString]) {
    indices = rules.indices.filter { rules[$0].isKeptByInode }
    guard !changes.isEmpty else { return }
    var newestFirst = Dictionary(grouping: indices.reversed()) { rules[$0].path ?? "" }
    for path in changes {
      guard let moved = newestFirst[path] else { continue }
      let front = Array(moved.reversed())
      newestFirst[path] = front
      indices = front + indices.filter { !front.contains($0) }
    }
  }
}

extension Rule {
  /// Whether the kernel keeps an exit rule among the watches rather than on the list.
  public var isKeptByInode: Bool {
    list == .exit
      && comparisons.contains { $0.field == .path || $0.field == .inode && $0.op == .equal }
  }
}

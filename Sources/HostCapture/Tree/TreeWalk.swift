import ByteText
import Glibc

/// A walk through all folders of a tree, however deep, that follows no symlink.
///
/// Every step is taken from a folder that is open, so nobody who swaps a folder for a symlink can
/// lead it elsewhere. Few folders are open at once; those further up are reached again by `..`,
/// and it is checked that they are the ones that were left.
struct TreeWalk<Visitor: TreeVisitor> {
  /// A folder on the way down.
  private struct Step {
    /// `nil` while it is closed, to be opened again from below.
    var descriptor: Descriptor?
    let status: FileStatus
    /// How many bytes of `path` lead to it.
    let length: Int
    /// The folders in it that are still to be walked.
    var pending: [ByteString]
  }

  /// How many folders of the way down stay open. At least two: a folder that may be read but not
  /// searched has no `..`, and nothing below it is ever entered.
  private static var mostOpen: Int { 32 }

  var visitor: Visitor
  private var steps: [Step] = []
  /// The path of the last step, empty for the top.
  private var path = ByteString()

  init(_ visitor: Visitor) {
    self.visitor = visitor
  }

  /// Walks through `root` to the end.
  mutating func run(_ root: HostRoot) {
    // A folder's position is shared by its descriptors, so the walk has one of its own.
    guard let top = root.folder.openFolder(".") else {
      return visitor.miss("/", reason: ByteString.reason(errno))
    }
    enter(top)
    while let last = steps.indices.last {
      if let name = steps[last].pending.popLast() {
        descend(to: name, from: last)
      } else {
        ascend()
      }
    }
  }

  private mutating func descend(to name: ByteString, from last: Int) {
    guard let folder = steps[last].descriptor else { return }
    path.append(UInt8(ascii: "/"))
    path.append(contentsOf: name)
    if let child = folder.openFolder(name) {
      enter(child)
    } else {
      if errno != ENOENT { visitor.miss(path, reason: ByteString.reason(errno)) }
      shortenPath()
    }
  }

  /// Looks at everything in the folder that `path` leads to.
  private mutating func enter(_ descriptor: Descriptor) {
    guard let status = FileStatus(descriptor) else { return shortenPath() }
    let folder = WalkedFolder(
      path: path.isEmpty ? "/" : path, level: steps.count, descriptor: descriptor, status: status)
    guard visitor.enter(folder) else { return shortenPath() }
    var pending: [ByteString] = []
    if let names = descriptor.names() {
      for name in names where look(at: name, in: folder) { pending.append(name) }
    } else {
      visitor.miss(folder.path, reason: ByteString.reason(errno))
    }
    steps.append(
      Step(descriptor: descriptor, status: status, length: path.count, pending: pending))
    // The top stays open: it has nothing above it to be reached from.
    if steps.count > Self.mostOpen + 1 { steps[steps.count - 1 - Self.mostOpen].descriptor = nil }
  }

  /// Whether `name` is a folder to be walked.
  private mutating func look(at name: ByteString, in folder: WalkedFolder) -> Bool {
    guard let status = FileStatus(name, in: folder.descriptor) else {
      // What is gone by now needs no mention.
      if errno != ENOENT { visitor.miss(folder.path(of: name), reason: ByteString.reason(errno)) }
      return false
    }
    return visitor.visit(name, status, in: folder) && status.kind == .folder
  }

  private mutating func ascend() {
    let left = steps.removeLast()
    shortenPath()
    visitor.leave()
    guard let above = steps.last, above.descriptor == nil else { return }
    if let descriptor = left.descriptor?.openFolder(".."),
      FileStatus(descriptor)?.isSameFile(as: above.status) == true
    {
      steps[steps.count - 1].descriptor = descriptor
    } else {
      abandonClosedSteps()
    }
  }

  /// Gives up the folders that cannot be reached any more since one of them was moved.
  private mutating func abandonClosedSteps() {
    visitor.miss(path, reason: "it was moved while it was read")
    while let step = steps.last, step.descriptor == nil {
      steps.removeLast()
      visitor.leave()
    }
    shortenPath()
  }

  private mutating func shortenPath() {
    path.removeLast(path.count - (steps.last?.length ?? 0))
  }
}

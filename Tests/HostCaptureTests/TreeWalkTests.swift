import ByteText
import Diagnostics
import Foundation
import Testing

@testable import HostCapture

/// Walks like `ProgramSearch`, and does something to the tree on the way.
private struct Meddler: TreeVisitor {
  var meddle: (ByteString) -> Void
  var seen: [ByteString] = []
  var missed: [ByteString] = []
  var depth = 0

  mutating func enter(_ folder: WalkedFolder) -> Bool {
    depth += 1
    return true
  }

  mutating func visit(
    _ name: ByteString, _ status: FileStatus, in folder: WalkedFolder
  ) -> Bool {
    seen.append(folder.path(of: name))
    meddle(folder.path(of: name))
    return true
  }

  mutating func leave() { depth -= 1 }

  mutating func miss(_ path: ByteString, reason: String) { missed.append(path) }
}

/// A path of this many folders, each called `d`.
private func nested(_ count: Int) -> ByteString {
  ByteString((0..<count).flatMap { _ in "/d".utf8 })
}

@Test func tenThousandFoldersDeepIsNotTooDeep() throws {
  let tree = try TemporaryTree()
  var folder = try tree.withRoot(\.folder)
  for _ in 0..<10_000 {
    try #require(mkdirat(folder.number, "d", 0o755) == 0)
    folder = try #require(folder.openFolder("d"))
  }
  let file = openat(folder.number, "su", O_CREAT | O_WRONLY, 0o600)
  #expect(fchmod(file, 0o4755) == 0)
  close(file)
  try tree.file("/after", mode: 0o4755)
  let inventory = try tree.inventory()
  #expect(inventory.problems == [])
  #expect(inventory.programs.map(\.path) == ["/after", nested(10_000) + "/su"])
}

@Test func aFolderSwappedForASymlinkIsNotFollowedButMissed() throws {
  let tree = try TemporaryTree()
  let elsewhere = try TemporaryTree()
  try elsewhere.file("/secret", mode: 0o4755)
  try tree.folder("/folder")
  var walk = TreeWalk(
    Meddler { path in
      guard path == "/folder" else { return }
      try? tree.move("/folder", to: "/was")
      try? tree.link("/folder", to: elsewhere.path)
    })
  try tree.withRoot { walk.run($0) }
  #expect(walk.visitor.missed == ["/folder"])
  #expect(!walk.visitor.seen.contains("/folder/secret"))
  #expect(walk.visitor.depth == 0)
}

@Test func aFolderThatMovesAwayWhileItIsWalkedIsMissedAndTheWalkEnds() throws {
  let tree = try TemporaryTree()
  let elsewhere = try TemporaryTree()
  for depth in 1...60 { try tree.folder(nested(depth)) }
  try tree.file(nested(60) + "/last")
  try tree.folder("/other")
  try elsewhere.file("/secret")
  var walk = TreeWalk(
    Meddler { path in
      guard path == nested(60) + "/last" else { return }
      _ = rename("\(tree.path)\(nested(4))", "\(elsewhere.path)/moved")
    })
  try tree.withRoot { walk.run($0) }
  #expect(walk.visitor.missed == [nested(3)])
  #expect(!walk.visitor.seen.contains { $0.description.hasSuffix("/secret") })
  #expect(walk.visitor.depth == 0)
  #expect(walk.visitor.seen.contains("/other"))
}

@Test func aFolderThatCannotBeReadMakesTheInventoryIncomplete() throws {
  let tree = try TemporaryTree()
  try tree.file("/su", mode: 0o4755)
  try tree.folder("/closed", mode: 0)
  try tree.folder("/listed", mode: 0o444)
  let inventory = try tree.withRoot { root in
    try asAnyone { ProgramInventory.capture(root) }
  }
  #expect(inventory.problems.map(\.id) == ["unreadable-place"])
  #expect(inventory.problems.map(\.severity) == [.error])
  #expect(inventory.problems.first?.message.contains("'/closed'") == true)
  #expect(inventory.text.contains("# INCOMPLETE: 1 place could not be looked into."))
  #expect(try readBack(inventory).programs.map(\.path.text) == ["/su"])
}

@Test func aFolderThatMayBeReadButNotSearchedHidesWhatIsInIt() throws {
  let tree = try TemporaryTree()
  for depth in 1...40 { try tree.folder(nested(depth)) }
  try tree.folder(nested(40) + "/listed", mode: 0o755)
  try tree.file(nested(40) + "/listed/su", mode: 0o4755)
  try tree.file("/su", mode: 0o4755)
  #expect(chmod("\(tree.path)\(nested(40))/listed", 0o444) == 0)
  let inventory = try tree.withRoot { root in
    try asAnyone { ProgramInventory.capture(root) }
  }
  #expect(inventory.problems.count == 1)
  #expect(inventory.problems.first?.message.contains("/listed/su'") == true)
  #expect(inventory.programs.map(\.path) == ["/su"])
}

/// Runs `body` as a user to whom permissions apply: root's thread takes another one's eyes on files
/// for that time.
private func asAnyone<Result>(_ body: () throws -> Result) throws -> Result {
  guard geteuid() == 0 else { return try body() }
  typealias SetUser = @convention(c) (UInt32) -> Int32
  let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "setfsuid"))
  let setUser = unsafeBitCast(symbol, to: SetUser.self)
  _ = setUser(65534)
  defer { _ = setUser(0) }
  return try body()
}

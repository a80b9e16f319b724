import AuditCatalogue
import ByteText
import Foundation
import HostCapture
import KernelGuest
import Testing

private let package = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A shipped file's lines without its comments.
private func shipped(_ name: String) throws -> [Substring] {
  let url = package.appending(path: "Policies/facts/\(name)")
  return withoutComments(try String(contentsOf: url, encoding: .utf8))
}

private func withoutComments(_ text: String) -> [Substring] {
  text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("#") }
}

/// The tree that the manifest describes, made anew. Its files are empty but for those that are
/// read: accounts as the shipped facts have them, in another order, and what names the versions.
private func stockTree(_ lines: [Substring]) throws -> TemporaryTree {
  let manifest = try StockTree(
    manifest: package.appending(path: "Tests/Fixtures/stock-debian-12.manifest"))
  let contents: [ByteString: ByteString] = [
    "/etc/passwd": accounts("users", in: lines), "/etc/group": accounts("groups", in: lines),
    "/usr/lib/os-release": "NAME=\"Debian GNU/Linux\"\nID=debian\nVERSION_ID=\"12\"\n",
    "/var/lib/dpkg/status": "Package: auditd\nStatus: install ok installed\nVersion: 1:3.0.9-1\n",
  ]
  let tree = try TemporaryTree()
  for (path, entry) in manifest.entries.sorted(by: { $0.key < $1.key }) where path != "/" {
    switch entry.type {
    case "d": try tree.folder(path, mode: mode_t(entry.mode))
    case "l": try tree.link(path, to: entry.target ?? "")
    default: try tree.file(path, contents[path] ?? "", mode: mode_t(entry.mode))
    }
    if entry.capabilities == "cap_net_raw=ep" {
      try tree.capabilities(path, [0x0200_0001, 1 << 13, 0, 0, 0])
    }
  }
  return tree
}

/// The lines of passwd or group for a list of the facts, last number first.
private func accounts(_ keyword: String, in lines: [Substring]) -> ByteString {
  let list = lines.drop { $0 != "  \(keyword)" }.dropFirst().prefix { $0.hasPrefix("    ") }
  let rows = list.reversed().map { line in
    let parts = line.split { " ,=\"".contains($0) }
    return "\(parts[0]):x:\(parts[1]):\n"
  }
  return ByteString(rows.joined())
}

/// A mount table, as fstab has it, of the mounts that the shipped facts state.
private func mountTable(_ lines: [Substring]) throws -> MountTable {
  let list = lines.drop { $0 != "  mounts" }.dropFirst().prefix { $0.hasPrefix("    ") }
  let rows = list.map { line in
    let parts = line.split { " ,".contains($0) }
    return "x \(parts[0]) \(parts[2]) \((["rw"] + parts[3...]).joined(separator: ",")) 0 0\n"
  }
  return try #require(MountTable(reading: Array(rows.joined().utf8)))
}

@Test func theShippedFactsAreWhatTheStockTreeGives() throws {
  let lines = try shipped("debian-12-stock.policy")
  var options = CapturedFacts.Options()
  options.name = "debian-12-stock"
  options.securityModules = ["apparmor"]
  options.programs.mounts = try mountTable(lines)
  let captured = try stockTree(lines).facts(options)
  #expect(captured.problems == [])
  #expect(captured.facts.directories.count > 400)
  #expect(captured.facts.files.count > 1100)
  let difference = withoutComments(captured.text).difference(from: lines)
  #expect(difference.prefix(10).map { "\($0)" } == [])
  #expect(try readBack(captured) == captured.facts)
}

@Test func theShippedInventoryIsWhatTheStockTreeGives() throws {
  let lines = try shipped("debian-12-stock.policy")
  let inventory = try stockTree(lines).inventory()
  #expect(inventory.problems == [])
  #expect(try withoutComments(inventory.text) == shipped("debian-12.programs"))
}

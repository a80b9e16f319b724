import AuditCatalogue
import ByteText
import Diagnostics
import Foundation
import HostCapture
import Testing

/// A tree with accounts, so that nothing is missing.
private func plainTree() throws -> TemporaryTree {
  let tree = try TemporaryTree()
  try tree.folder("/etc")
  try tree.file("/etc/passwd", "root:x:0:0::/root:/bin/sh\n")
  try tree.file("/etc/group", "root:x:0:\n")
  return tree
}

@Test func foldersAreListedToTheirLevel() throws {
  let tree = try plainTree()
  let places: [(path: ByteString, listed: Int)] = [
    ("/etc/a/b/c/d/e", 6), ("/run/a/b/c", 2), ("/usr/lib/a/b/c", 4), ("/var/log/a/b/c", 4),
    ("/var/spool/a/b/c", 4), ("/srv/a/b/c", 3), ("/usr/lib/modules/a", 3), ("/tmp/a", 1),
    ("/usr/libexec/a/b", 3),
  ]
  var expected: Set<ByteString> = ["/"]
  for (path, listed) in places {
    var folder = ByteString()
    for (index, part) in path.split(separator: UInt8(ascii: "/")).enumerated() {
      folder += ByteString("/") + ByteString(part)
      try? tree.folder(folder)
      try tree.file(folder + "/file")
      if index < listed { expected.insert(folder) }
    }
  }
  let facts = try tree.facts().facts
  #expect(facts.directories == expected)
  #expect(
    facts.files == [
      "/etc/a/b/c/d/e/file", "/etc/a/b/c/d/file", "/etc/a/b/c/file", "/etc/a/b/file",
      "/etc/a/file", "/etc/file", "/etc/group", "/etc/passwd", "/run/file", "/usr/libexec/file",
      "/var/log/file",
    ])
}

@Test func linksAreListedByWhatTheyLeadToInsideTheTree() throws {
  let tree = try plainTree()
  for folder in ["/usr", "/usr/bin", "/usr/lib", "/srv", "/srv/a", "/srv/a/b", "/srv/a/b/c"] {
    try tree.folder(ByteString(folder))
  }
  let links: [(ByteString, to: ByteString, isListed: Bool)] = [
    ("/bin", "usr/bin", true), ("/escape", "../../../../usr/lib", true),
    ("/absolute", "/bin/../lib", true), ("/through", "/escape/../bin/.", true),
    ("/gone", "/nowhere", false), ("/etc/gone", "/nowhere", true),
    ("/etc/circle", "circle", true), ("/circle", "/etc/circle", false),
    ("/file", "etc/passwd", false), ("/etc/file", "../etc/passwd", true),
    ("/usr/bin/tree", "/srv", true), ("/srv/a/b/c/tree", "/srv", false),
    ("/usr/lib/file", "/etc/passwd", false), ("/etc/host", tree.path, true),
    ("/host", tree.path, false),
  ]
  for link in links { try tree.link(link.0, to: link.to) }
  let facts = try tree.facts().facts
  let expected = links.filter(\.isListed).map { ($0.0, $0.to) }
  #expect(facts.symlinks == Dictionary(uniqueKeysWithValues: expected))
  #expect(facts.directories.isDisjoint(with: facts.symlinks.keys))
}

@Test func otherPlacesAreListedWhereTheyAreAndOnlyThemselves() throws {
  let tree = try plainTree()
  for folder in ["/opt", "/opt/a", "/opt/a/b", "/opt/a/b/c", "/opt/a/b/c/d"] as [ByteString] {
    try tree.folder(folder)
    try tree.file(folder + "/file")
  }
  try tree.link("/opt/a/b/short", to: "/opt/a/b/c/d")
  var options = CapturedFacts.Options()
  options.otherPlaces = ["/opt/a/b/short/file", "/opt/gone/file", "/opt/a/b/c/none"]
  let facts = try tree.facts(options).facts
  #expect(
    facts.directories.subtracting(["/", "/etc", "/opt", "/opt/a", "/opt/a/b"]) == ["/opt/a/b/c"])
  #expect(facts.symlinks == ["/opt/a/b/short": "/opt/a/b/c/d"])
  #expect(
    facts.files.subtracting(["/etc/group", "/etc/passwd"]) == ["/opt/a/b/c/d/file"])
}

@Test func whatIsNeitherFileNorFolderNorLinkIsNotListed() throws {
  let tree = try plainTree()
  try tree.pipe("/etc/pipe", mode: 0o600)
  let facts = try tree.facts().facts
  #expect(facts.files == ["/etc/group", "/etc/passwd"])
}

@Test func hostileFactsReadBackAsTheyAre() throws {
  let tree = try plainTree()
  let names: [ByteString] = [
    "a b", "line\nbreak", "quo\"te\\", "#x", "x;y,z{}()$", ByteString([0xff, 0x80]), "日本",
  ]
  for name in names {
    try tree.file("/etc/file " + name)
    try tree.folder("/etc/" + name)
    try tree.link("/etc/link " + name, to: name)
  }
  try tree.file("/etc/passwd", "users:x:0:0::/:\nlsm:x:7:7:::\n_apt:x:42:1::/:\na b:x:5:5::/:\n")
  try tree.file("/etc/group", "programs:x:0:\n")
  let captured = try tree.facts()
  #expect(captured.problems == [])
  #expect(captured.facts.symlinks["/etc/link line\nbreak"] == "line\nbreak")
  #expect(captured.facts.users == ["users": 0, "a b": 5, "lsm": 7, "_apt": 42])
  #expect(try readBack(captured) == captured.facts)
}

@Test func whatATreeDoesNotSayIsLeftOutAndNamed() throws {
  let captured = try plainTree().facts()
  for word in ["version of kernel", "version of audit", "security modules", "mounted where"] {
    #expect(captured.text.contains(word), "\(word)")
  }
  #expect(captured.facts.securityModules == nil)
  #expect(try readBack(captured) == captured.facts)
}

@Test func theNewestInstalledKernelAndAuditAreFound() throws {
  let tree = try plainTree()
  for folder in ["/boot", "/var", "/var/lib", "/var/lib/dpkg"] as [ByteString] {
    try tree.folder(folder)
  }
  let status: ByteString = """
    Package: auditd
    Status: install ok installed
    Version: 1:3.0.9-1+b1

    Package: linux-image-5.10.0-9-amd64
    Status: deinstall ok config-files
    Version: 5.10.70-1

    Package: linux-image-6.1.0-9-amd64
    Status: install ok installed
    Version: 6.1.27-1
    """
  try tree.file("/var/lib/dpkg/status", status)
  let facts = try tree.facts().facts
  #expect(facts.audit?.description == "3.0.9")
  #expect(facts.kernel?.description == "6.1")
  try tree.file("/boot/vmlinuz-6.9.12-amd64")
  try tree.file("/boot/vmlinuz-6.12.3")
  try tree.file("/boot/vmlinuz-rescue")
  #expect(try tree.facts().facts.kernel?.description == "6.12")
}

@Test func accountsThatMakeNoSenseAreNamedByLine() throws {
  let tree = try plainTree()
  try tree.file(
    "/etc/passwd", "root:x:0:0\n# no account\n+::::::\n:x:1:1\n\nme:x:-5:1\nroot:x:9:9\n")
  let captured = try tree.facts()
  #expect(captured.facts.users == ["root": 0])
  #expect(captured.problems.map(\.severity) == [.warning, .warning])
  #expect(
    captured.problems.map(\.message) == [
      "line 4 of '/etc/passwd' names no account and number",
      "line 6 of '/etc/passwd' names no account and number",
    ])
}

@Test func missingAccountsMakeTheFactsIncomplete() throws {
  let captured = try TemporaryTree().facts()
  #expect(captured.problems.filter { $0.severity == .error }.count == 2)
  #expect(captured.text.contains("# INCOMPLETE: 2 places"))
}

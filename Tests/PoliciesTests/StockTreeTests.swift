import AuditCatalogue
import ByteText
import Diagnostics
import KernelGuest
import PolicyModel
import PolicySyntax
import Testing

@Test func theManifestHoldsAWholeServer() throws {
  let tree = try Shipped.stockTree()
  #expect(tree.entries.count > 7000)
  #expect(tree.entries["/sbin"]?.target == "usr/sbin")
  #expect(tree.entries["/usr/bin/sudo"]?.mode == 0o4755)
  #expect(tree.entries["/usr/sbin/insmod"]?.target == "/bin/kmod")
  for absent in ["/etc/netplan", "/run/faillock", "/etc/NetworkManager", "/usr/bin/setfacl"] {
    #expect(tree.entries[ByteString(absent)] == nil, "\(absent)")
  }
}

@Test func theStockFactsListNothingThatTheTreeHasNot() throws {
  let tree = try Shipped.stockTree()
  let facts = try stockFacts()
  #expect(facts.directories.subtracting(tree.paths("d")) == [])
  #expect(facts.files.subtracting(tree.paths("f")) == [])
  for (link, target) in facts.symlinks {
    #expect(tree.entries[link]?.target == target, "\(link)")
  }
}

@Test func theStockFactsListEverythingInEtcAndWhereProgramsAre() throws {
  let tree = try Shipped.stockTree()
  let facts = try stockFacts()
  for path in tree.entries.keys {
    let folder = folder(of: path)
    guard path.starts(with: "/etc/".utf8) || folder == "/usr/bin" || folder == "/usr/sbin" else {
      continue
    }
    #expect(facts.kind(of: path, followingLast: false) != .absent, "\(path)")
  }
}

@Test func theInventoryIsEveryProgramOfTheTreeThatGivesPrivileges() throws {
  let tree = try Shipped.stockTree()
  let privileged: [ByteString: StockTree.Entry] = tree.entries.filter { _, entry in
    entry.type == "f" && (entry.mode & 0o6000 != 0 || entry.capabilities != nil)
  }
  let programs = try #require(Shipped.library.inventories["debian-12.programs"]).programs
  #expect(programs.map(\.path.text) == privileged.keys.sorted())
  for program in programs {
    let entry = privileged[program.path.text]
    #expect(program.isSetuid == (entry.map { $0.mode & 0o4000 != 0 } ?? false))
    #expect(program.isSetgid == (entry.map { $0.mode & 0o2000 != 0 } ?? false))
    #expect(program.capabilities?.description == entry?.capabilities)
  }
}

/// What a kernel needs to take a rule, and a rule to see anything: the folder of a watched path,
/// the watched tree itself, and no symlink at the end.
@Test(arguments: Shipped.profiles(on: "debian-12-stock"))
func everyPlaceThatAShippedRuleNamesCanBeLoadedAndFires(profile: ByteString) throws {
  let tree = try Shipped.stockTree()
  let mounts = try stockFacts().mounts.map(\.path)
  for comparison in try emitted(profile).flatMap(\.lines).compactMap(\.rule).flatMap(\.comparisons)
  {
    guard let path = comparison.text, comparison.field == .path || comparison.field == .dir else {
      continue
    }
    if comparison.field == .dir {
      #expect(tree.entries[path]?.type == "d" || mounts.contains(path), "\(path)")
    } else {
      #expect(tree.entries[folder(of: path)]?.type == "d", "\(path)")
      #expect(tree.entries[path]?.type != "l" || path == "/etc/localtime", "\(path)")
    }
  }
}

@Test func everyKnownTargetHasStockFactsThatAgreeWithIt() throws {
  for target in Target.known {
    let facts = try stockFacts(of: target.name)
    #expect(facts.kernel == target.kernel)
    #expect(facts.audit == target.audit)
    #expect(facts.securityModules == target.securityModules)
    #expect(Shipped.library.inventories[ByteString("\(target.name).programs")] != nil)
    #expect(facts.inventories == ["\(target.name).programs"])
  }
}

@Test func factsThatWereTakenFromNoTreeSayThatTheyArePartial() throws {
  for target in Target.known {
    let isFromTree = target.name.hasPrefix("debian-")
    #expect(try stockFacts(of: target.name).isPartial == !isFromTree)
  }
}

@Test func partialFactsDoNotContradictThemselves() throws {
  for target in Target.known {
    let facts = try stockFacts(of: target.name)
    guard facts.isPartial else { continue }
    for path in facts.directories.union(facts.files) {
      #expect(facts.resolved(path, followingLast: true) == path, "\(path) is behind a link")
      #expect(facts.directories.contains(folder(of: path)) || path == "/", "\(path)")
    }
    for link in facts.symlinks.keys {
      let place = try #require(facts.resolved(link, followingLast: true))
      #expect(facts.directories.contains(place) || facts.files.contains(place), "\(link)")
    }
    for program in Shipped.library.inventories[ByteString("\(target.name).programs")]?.programs
      ?? []
    {
      #expect(facts.kind(of: program.path.text, followingLast: false) != .found(.symlink))
    }
  }
}

private func stockFacts(of target: String = "debian-12") throws -> HostFacts {
  let syntax = try #require(Shipped.library.facts[ByteString("\(target)-stock")])
  var diagnostics: [Diagnostic] = []
  let facts = HostFacts(syntax, diagnostics: &diagnostics)
  #expect(diagnostics.map(\.message) == [])
  return facts
}

/// The folder that holds `path`.
private func folder(of path: ByteString) -> ByteString {
  let slash = path.lastIndex(of: UInt8(ascii: "/")) ?? 0
  return slash == 0 ? "/" : ByteString(path[..<slash])
}

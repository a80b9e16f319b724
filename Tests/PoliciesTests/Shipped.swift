import ByteText
import Diagnostics
import Foundation
import KernelGuest
import PolicyCompilation
import PolicyModel
import PolicySyntax

/// The policies that come with the package, read once.
enum Shipped {
  /// The package's own folder.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The tree that the stock facts were taken from.
  static func stockTree() throws -> StockTree {
    try StockTree(manifest: package.appending(path: "Tests/Fixtures/stock-debian-12.manifest"))
  }

  /// What reading each file under `Policies` gave, by path below it.
  static let results: [(path: String, result: PolicyParser.Result)] = {
    let folder = package.appending(path: "Policies")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).sorted().compactMap { path in
      guard path.hasSuffix(".policy") || path.hasSuffix(".programs"),
        let bytes = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else { return nil }
      return (path, PolicyParser.parse(SourceText(name: path, bytes: Array(bytes))))
    }
  }()

  /// What the files define, by name.
  static let library = PolicyLibrary(results.map(\.result.file))

  static let items = results.flatMap(\.result.file.items)

  static let catalogues = items.compactMap { item in
    if case .catalogue(let catalogue) = item { catalogue } else { nil }
  }
  static let groups = items.compactMap { item in
    if case .rules(let group) = item { group } else { nil }
  }
  static let profiles = items.compactMap { item in
    if case .profile(let profile) = item { profile } else { nil }
  }

  /// The controls of a catalogue, none if there is no such catalogue.
  static func controls(of catalogue: String) -> [ControlSyntax] {
    catalogues.first { $0.name.description == catalogue }?.controls ?? []
  }

  /// The profiles for the host that these facts are of.
  static func profiles(on facts: String) -> [ByteString] {
    profiles.map(\.name.text).filter { ProfileBuild($0, in: library)?.profile.facts?.name == facts }
  }

  /// What a profile says, nothing if there is no such profile.
  static func statements(of profile: String) -> [ProfileSyntax.Statement] {
    profiles.first { $0.name.description == profile }?.statements ?? []
  }
}

extension ControlSyntax {
  /// Whether rules, the lock or a setting can answer it.
  var hasDemands: Bool { !keys.isEmpty || statements.contains { $0.isDemand } }

  /// The keys that its demands name, each once.
  var keys: [String] {
    var keys: [String] = []
    for case .demand(let demand) in statements {
      guard case .record(_, let clauses) = demand.kind else { continue }
      for key in clauses.keys.map(\.description) where !keys.contains(key) { keys.append(key) }
    }
    return keys
  }
}

extension ControlSyntax.Statement {
  fileprivate var isDemand: Bool {
    if case .demand = self { true } else { false }
  }
}

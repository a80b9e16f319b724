import AuditCatalogue
import ByteText
import Diagnostics
import PolicySyntax

/// Everything that the policy files in the search path define, by name.
public struct PolicyLibrary: Sendable {
  public private(set) var catalogues: [ByteString: Catalogue] = [:]
  public private(set) var groups: [ByteString: RulesSyntax] = [:]
  public private(set) var profiles: [ByteString: ProfileSyntax] = [:]
  public private(set) var facts: [ByteString: FactsSyntax] = [:]
  public private(set) var inventories: [ByteString: ProgramsSyntax] = [:]
  /// What is wrong with the definitions as such: names that stand twice, controls without sense.
  public private(set) var diagnostics: [Diagnostic] = []
  private var places: [DefinedName: Span] = [:]

  private struct DefinedName: Hashable {
    let kind: String
    let name: ByteString
  }

  /// The library of these files; their order does not matter.
  public init(_ files: [PolicyFile]) {
    for file in files.sorted(by: { $0.source.name < $1.source.name }) {
      for item in file.items where isNew(item) { add(item) }
    }
  }

  /// The library with what `file` defines as well; a name that is taken stays what it was.
  public func adding(_ file: PolicyFile) -> PolicyLibrary {
    var copy = self
    for item in file.items where copy.isNew(item) { copy.add(item) }
    return copy
  }

  private mutating func isNew(_ item: PolicyFile.Item) -> Bool {
    let defined = DefinedName(kind: item.word, name: item.name.text)
    guard let other = places[defined] else {
      places[defined] = item.name.span
      return true
    }
    diagnostics.append(
      Diagnostic(
        .error, "duplicate-name", "\(item.word) '\(item.name)' is defined twice",
        at: item.name.span
      )
      .noting("the other definition", at: other)
      .advising("rename one; a site changes a shipped profile with 'profile NAME extends …'"))
    return false
  }

  private mutating func add(_ item: PolicyFile.Item) {
    let name = item.name.text
    switch item {
    case .catalogue(let syntax):
      catalogues[name] = Catalogue(syntax, diagnostics: &diagnostics)
    case .rules(let syntax): groups[name] = syntax
    case .profile(let syntax): profiles[name] = syntax
    case .facts(let syntax): facts[name] = syntax
    case .programs(let syntax): inventories[name] = syntax
    }
  }

  /// The params that stand for a host's inventory of programs.
  var programParams: Set<ByteString> {
    let params =
      catalogues.values.flatMap(\.params)
      + groups.values.flatMap { $0.statements.compactMap(\.param) }
    return Set(params.filter { $0.kind == .programs }.map(\.name.text))
  }

  /// The programs of the inventories that `facts` name; `nil` if none of them is at hand.
  func inventory(of facts: HostFacts) -> [ProgramsSyntax.Program]? {
    let found = facts.inventories.compactMap { inventories[ByteString($0)] }
    return found.isEmpty ? nil : found.flatMap(\.programs)
  }

  /// The catalogue's control, by id and part.
  public func control(_ reference: ControlReference) -> Control? {
    catalogues[reference.catalogue]?.control(reference.id, part: reference.part)
  }
}

extension Sequence<ByteString> {
  /// The names for `did you mean`.
  var forSuggestion: [String] { map(\.description).sorted() }
}

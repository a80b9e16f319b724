import ByteText
import PolicyModel
import PolicySyntax

/// Which files have a part in a profile.
struct ProfileParts {
  private let library: PolicyLibrary

  init(_ library: PolicyLibrary) {
    self.library = library
  }

  /// The name of the file that the profile `name` itself is in.
  func source(of name: ByteString) -> String? { library.profiles[name]?.span.source.name }

  /// The names of the files that the profile `name`, those below it, their groups, catalogues, facts
  /// and inventories are in.
  func sources(of name: ByteString) -> Set<String> {
    var sources: Set<String> = []
    var seen: Set<ByteString> = []
    var next: ByteString? = name
    while let name = next, seen.insert(name).inserted, let profile = library.profiles[name] {
      sources.insert(profile.span.source.name)
      for statement in profile.statements { sources.formUnion(parts(of: statement)) }
      next = profile.base?.text
    }
    return sources
  }

  private func parts(of statement: ProfileSyntax.Statement) -> [String] {
    switch statement {
    case .use(let names, _): names.compactMap { library.groups[$0.text]?.span.source.name }
    case .facts(let name, _): [library.facts[name.text]?.span.source.name].compactMap { $0 }
    case .adopt(let adopt):
      [library.catalogues[adopt.catalogue.text]?.span.source.name].compactMap { $0 }
    case .privileged(let privileged):
      privileged.inventories.compactMap { library.inventories[$0.text]?.span.source.name }
    default: []
    }
  }
}

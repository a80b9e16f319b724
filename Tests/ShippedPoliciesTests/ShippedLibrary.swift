import ByteText
import Diagnostics
import Foundation
import PolicyModel
import PolicySyntax
import Testing

/// The policies of the repository.
struct ShippedLibrary {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  let library: PolicyLibrary
  let diagnostics: [Diagnostic]

  init() throws {
    let folder = Self.root.appending(path: "Policies")
    let enumerator = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let urls = (enumerator?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { ["policy", "programs"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    let results = try urls.map { url in
      let name = url.path.replacing(Self.root.path + "/", with: "")
      return PolicyParser.parse(SourceText(name: name, bytes: Array(try Data(contentsOf: url))))
    }
    library = PolicyLibrary(results.map(\.file))
    diagnostics = results.flatMap(\.diagnostics) + library.diagnostics
  }

  /// A catalogue that must be there.
  func catalogue(_ name: ByteString) throws -> Catalogue {
    try #require(library.catalogues[name])
  }
}

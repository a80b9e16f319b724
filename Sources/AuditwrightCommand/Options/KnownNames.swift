import ArgumentParser
import AuditCatalogue
import ByteText
import PolicyModel

/// Completes names that policies define, in the shell of whoever types them.
///
/// A shell may expand what it is offered, and policy files are anybody's: only names of letters,
/// digits and a few harmless marks are offered.
enum KnownNames {
  /// Profiles.
  static let profiles = completion { $0.profiles.keys }
  /// Catalogues.
  static let catalogues = completion { $0.catalogues.keys }
  /// Facts of hosts.
  static let facts = completion { $0.facts.keys }
  /// Targets.
  static let targets = CompletionKind.list(Target.known.map(\.name))

  /// What `explain` can be asked for by name.
  static let subjects = CompletionKind.custom { words, _, _ in
    guard let library = library(words) else { return [] }
    let names = try? Subjects(in: library, beside: nil).keyNames
    let findings = LintCatalogue.explained.sorted().map { ByteString($0) }
    return offered((names ?? []) + library.catalogues.keys + findings)
  }

  private static func completion<Names: Sequence<ByteString>>(
    _ names: @escaping @Sendable (PolicyLibrary) -> Names
  ) -> CompletionKind {
    .custom { words, _, _ in library(words).map { offered(names($0)) } ?? [] }
  }

  /// The policies that the command line so far would find; `nil` if they cannot be read.
  private static func library(_ words: [String]) -> PolicyLibrary? {
    let folders = zip(words, words.dropFirst()).filter { $0.0 == "--policies" }.map(\.1)
    return try? PolicySearch(folders: folders).find().library
  }

  private static let harmless = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-".utf8)

  private static func offered(_ names: some Sequence<ByteString>) -> [String] {
    names.filter { name in
      name.allSatisfy(harmless.contains) && name.first != UInt8(ascii: "-")
    }.map(\.description).sorted()
  }
}

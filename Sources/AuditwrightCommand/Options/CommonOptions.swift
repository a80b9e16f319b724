import ArgumentParser
import AuditCatalogue
import ByteText
import Diagnostics
import PolicyModel

/// Where policies are looked for, and how findings look.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder of policies, or a policy file; can be repeated.", valueName: "dir"),
    completion: .file()
  )
  var policies: [String] = []

  /// When findings are coloured.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(name: .long, help: "When to use colours; NO_COLOR turns them off as well.")
  var color: Color = .auto

  var terminal: Terminal {
    switch color {
    case .auto: Terminal(color: nil)
    case .always: Terminal(color: true)
    case .never: Terminal(color: false)
    }
  }

  /// Reads the policies in the search path.
  func found(with more: [String] = []) throws(Failure) -> PolicySearch.Found {
    try PolicySearch(folders: policies + more).find()
  }
}

/// For what machine rules are judged.
struct TargetOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "The machine that rules are judged for; a profile brings its own target.",
    completion: KnownNames.targets)
  var target: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The facts of the host that loads the rules, by their name in the policies.",
      valueName: "name"),
    completion: KnownNames.facts)
  var facts: String?

  /// The target that is named, or else Debian 12.
  func resolved() throws(Failure) -> Target {
    guard let target else { return .debian12 }
    if let known = Target.known.first(where: { $0.name == target }) { return known }
    let names = Target.known.map(\.name)
    throw .unknown(
      "unknown target '\(FileReading.shown(target))'\(didYouMean(target, among: names))"
        + "; known: \(names.joined(separator: ", "))")
  }

  /// The facts that are named; `nil` if none are.
  func host(in library: PolicyLibrary) throws(Failure) -> HostFacts? {
    guard let facts else { return nil }
    let name = ByteString(facts)
    guard let syntax = library.facts[name] else {
      let hint = didYouMean(facts, among: library.facts.keys.map(\.description))
      throw .unknown("unknown facts '\(FileReading.shown(facts))'\(hint)")
    }
    var diagnostics: [Diagnostic] = []
    return HostFacts(syntax, diagnostics: &diagnostics)
  }
}

/// From which findings on the answer is no.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note

  var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

/// How findings are written.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}

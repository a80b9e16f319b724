import ByteText
import Diagnostics
import LibAudit
import Lints
import PolicyModel
import RuleExplanation

/// Everything that `explain` can be asked for by name.
struct Subjects {
  private let library: PolicyLibrary
  private let rules: [KeyExplanation.NamedRule]
  private let profiles: Lazily<[CompiledProfile]>

  /// - Parameter held: rules that are named apart from the policies.
  init(in library: PolicyLibrary, beside held: HeldRules?) {
    self.library = library
    rules = (held?.lines ?? []).flatMap { line in
      line.readings.prefix(1).map {
        KeyExplanation.NamedRule(
          $0, text: line.text, place: line.span?.fileAndLine, controls: line.controls)
      }
    }
    profiles = Lazily {
      library.profiles.keys.sorted().compactMap { name in
        ProfileCompiler.compile(name, in: library, names: LibAuditNames()) { _ in
          .failure(UnreadableLine(reason: "it is not read here"))
        }?.profile
      }
    }
  }

  /// The explanation of a key; `nil` if nothing has it.
  func key(_ name: ByteString) throws -> KeyExplanation? {
    KeyExplanation(
      name, rules: rules, profiles: try profiles.value(), in: library, names: LibAuditNames())
  }

  /// The controls that `words` can mean: `CATALOGUE ID`, `CATALOGUE:ID` or an id alone, with
  /// `part NAME` behind it or without.
  func controls(_ words: [String]) -> [Control] {
    var words = words.flatMap { $0.split(separator: " ").map(String.init) }
    if let first = words.first, let colon = first.firstIndex(of: ":") {
      words.replaceSubrange(
        0..<1, with: [String(first[..<colon])] + [String(first[colon...].dropFirst())])
    }
    var part: ByteString?
    if words.count > 2, words[words.count - 2] == "part" {
      part = ByteString(words[words.count - 1])
      words.removeLast(2)
    }
    let catalogues: [Catalogue]
    if words.count > 1, let named = library.catalogues[ByteString(words[0])] {
      catalogues = [named]
      words.removeFirst()
    } else {
      catalogues = library.catalogues.values.sorted { $0.name < $1.name }
    }
    let id = ByteString(words.joined(separator: " "))
    return catalogues.flatMap(\.controls).filter {
      $0.reference.id == id && (part == nil || $0.reference.part == part)
    }
  }

  /// The explanation of a control.
  func explanation(of control: Control, on host: JudgedHost) throws -> ControlExplanation {
    ControlExplanation(
      control, in: library, profiles: try profiles.value(), on: host.target, names: LibAuditNames())
  }

  /// The controls of a catalogue; `nil` if none has this name.
  func catalogue(_ name: ByteString) -> ExplanationPage? {
    library.catalogues[name].map { catalogue in
      var page = ExplanationPage("\(catalogue.name): \(catalogue.title)")
      page.add(.paragraph("Version \(catalogue.version)."))
      page.add("Its controls", Self.controls(of: catalogue))
      return page
    }
  }

  /// What `name` is called if it names something that has no explanation.
  func kind(of name: ByteString) -> String? {
    if library.profiles[name] != nil {
      return "a profile; its rules are explained with '--by \(name)'"
    }
    if library.groups[name] != nil { return "a group of rules; explain one of its keys" }
    return nil
  }

  private static func controls(of catalogue: Catalogue) -> ExplanationPage.Block {
    .terms(
      catalogue.controls.map { control in
        let part = control.reference.part.map { " part \($0)" } ?? ""
        return .init("\(control.reference.id)\(part)", "\(control.title)")
      })
  }

  /// What could have been meant by a name that is nothing here.
  func suggestion(for name: String) throws -> String {
    let keys = try Set(keyNames.map(\.description))
    let controls = library.catalogues.values.flatMap(\.controls).flatMap {
      [$0.reference.description, $0.reference.id.description]
    }
    return didYouMean(
      name,
      among: keys.union(LintCatalogue.explained).union(controls).union(
        library.catalogues.keys.map(\.description)
      ).union(
        library.profiles.keys.map(\.description)
      ).sorted())
  }

  /// Every key of a rule or a demand.
  var keyNames: [ByteString] {
    get throws {
      let rules = rules.map(\.rule) + (try profiles.value()).flatMap { $0.rules.map(\.rule) }
      let demanded = library.catalogues.values.flatMap(\.controls).flatMap(\.keys)
      return Set(rules.flatMap(\.keys) + demanded).sorted()
    }
  }

  /// Everything that has a name, for readers.
  func list() throws -> ExplanationPage {
    var page = ExplanationPage("What can be explained")
    for kind in LintKind.allCases {
      page.add(
        "Lints: \(kind.title)",
        .terms(LintCatalogue.all.filter { $0.kind == kind }.map { .init($0.id, $0.summary) }))
    }
    for group in Mistakes.groups {
      page.add("Findings: \(group.title)", .terms(group.mistakes.map { .init($0.id, $0.summary) }))
    }
    page.add("Keys", .items(try keyNames.map(\.description)))
    for catalogue in library.catalogues.values.sorted(by: { $0.name < $1.name }) {
      page.add(
        "Controls of \(catalogue.name): \(catalogue.title)",
        Self.controls(of: catalogue))
    }
    return page
  }
}

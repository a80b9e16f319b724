import AuditCatalogue
import AuditLoading
import ByteText
import Diagnostics
import Glibc
import PolicyCompilation
import PolicyModel

/// Rules as the command line names them.
enum RulesArgument {
  /// A file or standard input, as `auditctl -R` would read it.
  case file(SourceText)
  /// A rules.d folder.
  case folder([RulesMerge.File])
  /// What 'auditctl -l' printed.
  case listing(SourceText)
  /// A profile of the policies.
  case profile(ProfileBuild)

  /// What `argument` names: `-`, a path that exists, or a profile.
  init(_ argument: String, _ found: () throws -> PolicySearch.Found) throws {
    switch FileReading.kind(of: argument) {
    case _ where argument == "-":
      let source = SourceText(name: "<stdin>", bytes: try FileReading.bytes(of: "-"))
      self = ListingLook(source).isListing ? .listing(source) : .file(source)
    case S_IFDIR: self = .folder(try Self.files(in: argument))
    case .some:
      let source = SourceText(name: argument, bytes: try FileReading.bytes(of: argument))
      let isListing = !argument.hasSuffix(".rules") && ListingLook(source).isListing
      self = isListing ? .listing(source) : .file(source)
    case nil:
      if let obstacle = FileReading.obstacle(at: argument) { throw obstacle }
      self = .profile(try Self.profile(argument, try found()))
    }
  }

  /// Whether it is what 'auditctl -l' printed.
  var isListing: Bool {
    if case .listing = self { true } else { false }
  }

  /// Everything in a folder that is or may be a rule file; augenrules' own choice comes later.
  ///
  /// - Throws: `Failure.noAnswer` if no name is one that augenrules reads: more likely the folder is
  ///   another than the one that was meant than that no rules are.
  static func files(in folder: String) throws(Failure) -> [RulesMerge.File] {
    var files: [RulesMerge.File] = []
    let top = ByteString(folder.hasSuffix("/") ? folder : folder + "/")
    var hasRules = false
    for name in try FileReading.names(in: folder).sorted() {
      let path = ByteString(top.bytes + name.bytes)
      let isRuleFile = name.bytes.suffix(6) == Array(".rules".utf8) && name.first != dot
      guard isRuleFile || FileReading.kind(ofFile: path) == S_IFREG else { continue }
      hasRules = hasRules || isRuleFile
      let bytes = try FileReading.bytes(ofFile: path)
      let source = SourceText(name: path.description, bytes: bytes)
      files.append(RulesMerge.File(name: name, source: source))
    }
    guard hasRules else {
      throw noRules(in: folder, files.first { $0.name.first != dot }?.name)
    }
    return files
  }

  private static let dot = UInt8(ascii: ".")

  private static func noRules(in folder: String, _ other: ByteString?) -> Failure {
    let others = other.map { ", and '\($0)' does not" } ?? ""
    return .noAnswer(
      "'\(FileReading.shown(folder))' holds no rule file: their names end in '.rules'\(others)")
  }

  private static func profile(
    _ name: String, _ found: PolicySearch.Found
  ) throws(Failure) -> ProfileBuild {
    if let build = ProfileBuild(ByteString(name), in: found.library) {
      return build.with(found.diagnostics)
    }
    if name.contains("\u{fffd}") {
      throw .noAnswer(
        "'\(FileReading.shown(name))' is a name that is no UTF-8, which cannot be given here; give "
          + "the folder, or standard input as '-'")
    }
    if name.contains("/") || name.hasSuffix(".rules") {
      throw .noAnswer("'\(FileReading.shown(name))' cannot be read: No such file or directory")
    }
    throw .unknown(Self.unknownProfile(name, found))
  }

  /// What to say of a profile that does not exist.
  static func unknownProfile(_ name: String, _ found: PolicySearch.Found) -> String {
    let known = found.library.profiles.keys.map(\.description).sorted()
    let list =
      known.isEmpty
      ? "; no profile was found in \(found.fileCount) policy files, see --policies"
      : "; known: \(known.joined(separator: ", "))"
    let hint = didYouMean(name, among: known)
    return "unknown profile '\(FileReading.shown(name))'" + (hint.isEmpty ? list : hint)
  }

  /// The lines that auditctl would read, for `target` and what is known of the host.
  func lines(for target: Target, _ facts: HostFacts?) -> RuleLines {
    switch self {
    case .file(let source), .listing(let source): RuleLines(file: source)
    case .folder(let files):
      RulesMerge(files, awk: Awk(name: facts?.awk), audit: target.audit).lines
    case .profile(let build): build.mergedLines
    }
  }
}

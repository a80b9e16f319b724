import AuditLoading
import ByteText
import Diagnostics
import Glibc
import PolicySyntax

/// What a command line gives to be linted, sorted into policies and rules.
struct LintSubjects {
  /// Rules that are loaded together.
  enum Rules {
    case file(SourceText)
    case folder([RulesMerge.File])
  }

  /// The policy files, by path.
  private(set) var policyFiles: [String] = []
  /// A policy from standard input.
  private(set) var standardPolicy: PolicyParser.Result?
  private(set) var rules: [Rules] = []

  /// Sorts `paths`, files and folders that exist, and `-`.
  ///
  /// - Throws: `Failure.noAnswer` for what cannot be read, or holds neither policies nor rules.
  init(_ paths: [String]) throws(Failure) {
    for path in paths { try add(path) }
  }

  /// Whether the policy in `source` is to be linted.
  func contains(_ source: SourceText) -> Bool {
    sources.contains(source.name)
  }

  private var sources: Set<String> {
    Set(policyFiles + (standardPolicy.map { [$0.file.source.name] } ?? []))
  }

  private mutating func add(_ path: String) throws(Failure) {
    switch FileReading.kind(of: path) {
    case _ where path == "-": addStandardInput(try FileReading.bytes(of: "-"))
    case S_IFDIR: try add(folder: path)
    case .some where path.hasSuffix(".policy") || path.hasSuffix(".programs"):
      policyFiles.append(path)
    case .some:
      rules.append(.file(SourceText(name: path, bytes: try FileReading.bytes(of: path))))
    case nil:
      throw FileReading.obstacle(at: path)
        ?? .noAnswer(
          "'\(FileReading.shown(path))' cannot be read: No such file or directory")
    }
  }

  /// A rule begins with a hyphen, and nothing in a policy does.
  private mutating func addStandardInput(_ bytes: [UInt8]) {
    let source = SourceText(name: "<stdin>", bytes: bytes)
    let lines = (1...max(1, source.lineCount)).lazy.map { source.bytes(ofLine: $0) }
      .compactMap { line in line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } }
    if let first = lines.first(where: { $0 != UInt8(ascii: "#") }), first != UInt8(ascii: "-") {
      standardPolicy = PolicyParser.parse(source)
    } else {
      rules.append(.file(source))
    }
  }

  /// A folder of policies, a rules.d folder, or one that holds such folders.
  private mutating func add(folder path: String) throws(Failure) {
    let policies = try PolicySearch.policies(in: path)
    let folders = try Self.ruleFolders(in: path)
    if policies.isEmpty, folders.isEmpty {
      throw .noAnswer(
        "'\(FileReading.shown(path))' holds neither policies ('.policy') nor rule files ('.rules')")
    }
    policyFiles += policies
    for folder in folders { rules.append(.folder(try RulesArgument.files(in: folder))) }
  }

  /// `top` and the folders below it that hold rule files, in byte order; hidden ones and links to
  /// folders are left out.
  private static func ruleFolders(in top: String) throws(Failure) -> [String] {
    var found: [String] = []
    var pending = [top]
    while let folder = pending.popLast() {
      var holdsRules = false
      for name in try FileReading.names(in: folder) where name.first != UInt8(ascii: ".") {
        guard let text = name.utf8 else { continue }
        let path = (folder.hasSuffix("/") ? folder : folder + "/") + text
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          pending.append(path)
        } else if text.hasSuffix(".rules") {
          holdsRules = true
        }
      }
      if holdsRules { found.append(folder) }
    }
    return found.sorted()
  }
}

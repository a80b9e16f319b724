import Diagnostics
import PolicyFormat
import RuleFormat

/// A file that was read, and what formatting makes of it.
struct FormattedFile {
  /// Its path as the user gave it, or `-`.
  let path: String
  /// What it holds.
  let source: SourceText
  /// What it is to hold; `nil` where it has to stay as it is.
  let bytes: [UInt8]?
  /// Why it stays as it is, or what in it could not be put right.
  let diagnostics: [Diagnostic]

  /// Whether it holds something else than it is to hold.
  var changes: Bool { bytes.map { $0 != source.bytes } ?? false }

  /// Reads the policy at `path` and formats it.
  init(policyAt path: String) throws(Failure) {
    self.path = path
    source = try Self.source(at: path)
    switch PolicyFormat.format(source) {
    case .formatted(let bytes): (self.bytes, diagnostics) = (bytes, [])
    case .unreadable(let diagnostics): (bytes, self.diagnostics) = (nil, diagnostics)
    case .refused(let diagnostic): (bytes, diagnostics) = (nil, [diagnostic])
    }
  }

  private init(path: String, source: SourceText, result: RuleFormat.Result) {
    self.path = path
    self.source = source
    bytes = result.bytes
    diagnostics = result.remarks
  }

  /// Reads the rule files at `paths` and formats those of one folder together.
  static func rules(at paths: [String], _ form: RuleFormat) throws(Failure) -> [FormattedFile] {
    var sources: [SourceText] = []
    for path in paths { sources.append(try source(at: path)) }
    var result: [FormattedFile] = []
    for group in Dictionary(grouping: paths.indices, by: { folder(of: paths[$0]) }).values {
      let formatted = form.format(group.map { sources[$0] })
      for (index, one) in zip(group, formatted) {
        result.append(FormattedFile(path: paths[index], source: sources[index], result: one))
      }
    }
    return result
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  private static func source(at path: String) throws(Failure) -> SourceText {
    SourceText(name: path == "-" ? "<stdin>" : path, bytes: try FileReading.bytes(of: path))
  }
}

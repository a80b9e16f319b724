import Diagnostics
import PolicyFormat

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

  private static func source(at path: String) throws(Failure) -> SourceText {
    SourceText(name: path == "-" ? "<stdin>" : path, bytes: try FileReading.bytes(of: path))
  }
}

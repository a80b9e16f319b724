import AuditLoading
import AuditRules
import ByteText
import Diagnostics

extension LintedRules {
  /// Whether a load leaves the same behind if `texts` take the place of files of the same names: the
  /// same settings, and the same rules in meaning and order.
  ///
  /// - Parameter recordTheSame: is asked where the rules are not the same.
  public func keepsItsMeaning(
    with texts: [String: SourceText], orElse recordTheSame: (LoadResult, LoadResult) -> Bool
  ) -> Bool {
    let old = load(files)
    let new = load(files.map { texts[$0.name] ?? $0 })
    guard old.settings == new.settings, old.exitStatus == new.exitStatus,
      (old.clearing == nil) == (new.clearing == nil)
    else { return false }
    return Self.meanings(of: old) == Self.meanings(of: new) || recordTheSame(old, new)
  }

  private func load(_ files: [SourceText]) -> LoadResult {
    let load = Load(target: host.target, host: host.view)
    guard isMerged else { return load.run(RuleLines(file: files[0])) }
    let merged = RulesMerge(
      files.map { RulesMerge.File(name: ByteString($0.baseName), source: $0) }, awk: awk,
      audit: target.audit)
    return load.run(merged.lines)
  }

  private static func meanings(of load: LoadResult) -> [[CanonicalRule]] {
    load.rules.map { $0.readings.map(\.canonical) }
  }
}

extension SourceText {
  /// The name of the file in its folder.
  fileprivate var baseName: ArraySlice<UInt8> {
    let bytes = Array(name.utf8)
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return bytes[start...]
  }
}

import AuditCatalogue
import AuditLints
import AuditLoading
import ByteText
import Diagnostics
import Foundation
import Lints
import Testing

/// What is found in rules that people use.
struct FindingsOfRealRulesTests {
  private func files(_ folder: String) throws -> [RulesMerge.File] {
    let manager = FileManager.default
    return try manager.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".rules") }
      .sorted()
      .map { name in
        let bytes = manager.contents(atPath: folder + "/" + name) ?? Data()
        return RulesMerge.File(
          name: ByteString(name), source: SourceText(name: name, bytes: Array(bytes)))
      }
  }

  /// `AUDITWRIGHT_LINT` names folders, divided by colons; a `:each` at the end lints each file alone.
  @Test func printsWhatItIsAskedFor() throws {
    guard let asked = ProcessInfo.processInfo.environment["AUDITWRIGHT_LINT"] else { return }
    let host = LintedHost(.debian12, nil, isOnlyLikely: true)
    var folders = asked.split(separator: ":").map(String.init)
    let each = folders.last == "each"
    if each { folders.removeLast() }
    for folder in folders {
      let files = try files(folder)
      let subjects =
        each
        ? files.map { LintedRules(file: $0.source, on: host) }
        : [LintedRules(folder: files, on: host)]
      for diagnostic in subjects.flatMap({ AuditLints.diagnostics(in: $0, LintChoice()) }) {
        print("\(folder): \(diagnostic.severity) \(diagnostic.id) \(diagnostic.span?.place ?? "-")")
        print("    \(diagnostic.message)")
        print("    \(diagnostic.span.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "")")
      }
    }
  }
}

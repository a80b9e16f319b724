import AuditCatalogue
import AuditLoading
import AuditRules
import Diagnostics

/// How rules on disk are taken: for which machine, and what is known of it.
struct RulesOnDisk {
  let target: Target
  /// Facts that were asked for; they say which awk augenrules runs with.
  let facts: HostFacts?
  /// What the machine is like where there are no facts.
  let unknown: any HostView

  private func expectation(_ lines: RuleLines) -> Expectation {
    Expectation(lines, for: target, on: facts ?? unknown)
  }

  /// Rules in one file, named `name`.
  func side(_ rules: RulesArgument, named name: String) -> DriftSide {
    DriftSide(.file, named: name, expectation(rules.lines(for: target, facts)))
  }

  /// The files of a folder, with the one at `path` that they are merged to; without a path that one
  /// is left out.
  func side(_ folder: String, _ files: [RulesMerge.File], mergedTo path: String?) -> DriftSide {
    let known = facts?.awk.map { Awk(name: $0) }
    guard let path else { return side(folder, files, known, nil) }
    do throws(Failure) {
      let name = path == "-" ? "<stdin>" : path
      let source = SourceText(name: name, bytes: try FileReading.bytes(of: path))
      let file = MergedFile(source, of: files, in: folder, awk: known, audit: target.audit)
      let merged = expectation(RuleLines(file: source))
      return side(folder, files, file.awk, .read(file, merged))
    } catch {
      let advice = "augenrules writes it, --merged names another, and '--merged none' leaves it out"
      return side(folder, files, known, .unreadable("\(error.message); \(advice)"))
    }
  }

  private func side(
    _ folder: String, _ files: [RulesMerge.File], _ awk: Awk?, _ merged: DriftSide.Merged?
  ) -> DriftSide {
    let merge = RulesMerge(files, awk: awk ?? .mawk, audit: target.audit)
    return DriftSide(.folder, named: folder, expectation(merge.lines), merged: merged)
  }
}

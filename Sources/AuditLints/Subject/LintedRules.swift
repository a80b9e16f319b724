import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import Diagnostics
import Lints

/// Rules as a lint sees them: every line, what a load would make of it, and the machine.
public struct LintedRules: Sendable {
  /// The files in the order in which they are loaded, one for a plain rule file.
  public let files: [SourceText]
  /// Whether augenrules puts the files together; a single file goes to auditctl as it is.
  public let isMerged: Bool
  /// The lines with words, in the order in which auditctl reads them.
  public let lines: [LintedLine]
  /// What was found while files were put together.
  public let mergeDiagnostics: [Diagnostic]
  /// The machine, and what is known of it.
  public let host: LintedHost
  /// The rules that a load leaves in the kernel, in the kernel's order, each as all that it may mean.
  public let held: [(line: LintedLine, readings: [Rule])]
  /// Where a load ends before its time; `nil` if every line is read.
  let loadEnd: LoadEnd?

  /// The rules of a single file, as `auditctl -R` reads it.
  public init(file: SourceText, on host: LintedHost) {
    self.init([file], RuleLines(file: file), isMerged: false, host)
  }

  /// The rules of a folder, merged as augenrules does.
  public init(folder: [RulesMerge.File], on host: LintedHost) {
    let awk = Awk(name: host.facts?.awk)
    let merge = RulesMerge(folder, awk: awk, audit: host.target.audit)
    self.init(merge.files.map(\.source), merge.lines, isMerged: true, host)
  }

  private init(_ files: [SourceText], _ lines: RuleLines, isMerged: Bool, _ host: LintedHost) {
    self.files = files
    self.isMerged = isMerged
    self.host = host
    mergeDiagnostics = lines.diagnostics
    let validation = RuleValidation(
      target: host.target, host: host.view, hostIsLoader: host.isLoader)
    let judged = validation.judged(lines).enumerated().map {
      LintedLine(index: $0.offset, judged: $0.element)
    }
    self.lines = judged
    held = Self.held(after: judged)
    loadEnd = LoadEnd(judged)
  }

  /// The target machine.
  public var target: Target { host.target }

  /// The awk that augenrules has.
  public var awk: Awk { Awk(name: host.facts?.awk) }

  /// The lines that leave a rule in the kernel.
  public var rules: [(line: LintedLine, rule: Rule)] {
    var rules: [(line: LintedLine, rule: Rule)] = []
    for line in lines { if let rule = line.rule { rules.append((line, rule)) } }
    return rules
  }

  /// What a load says under the name `id`; the error that ends the load says so.
  ///
  /// - Parameter place: where it is to be told, for what a load tells of the whole line.
  func loadFindings(
    _ id: String, at place: (LintedLine) -> Span? = { _ in nil }
  ) -> [Finding] {
    var findings = mergeDiagnostics.filter { $0.id == id }.map { Finding($0) }
    for line in lines {
      for diagnostic in line.judged.diagnostics where diagnostic.id == id {
        let finding = Finding(diagnostic).moved(to: place(line) ?? diagnostic.span)
        let endsLoad = line.index == loadEnd?.index && diagnostic == line.judged.diagnostics.last
        if endsLoad, let note = loadEnd?.note {
          findings.append(finding.noting(note))
        } else {
          findings.append(finding)
        }
      }
    }
    return findings
  }
}

import AuditRules
import ByteText
import Diagnostics
import LibAudit
import Lints

struct OldStyleWatch: RuleLint {
  static let severity = Severity.note
  static let kind = LintKind.costs
  static let summary = "watches in the old style of '-w'"

  static let explanation = """
    '-w PATH -p LETTERS' makes a rule that is open to every system call of every interface. The \
    modern form names an arch, so that from audit 3.1.3 on auditctl can fill in the few calls \
    that the letters mean, and the kernel need not look at the rule at any other call. From \
    audit 4 on auditctl prints 'Old style watch rules are slower' for each '-w', and manuals \
    call the form deprecated. '-w' also decides between a file and a tree by what is on the disk \
    at that moment, where '-F path=' and '-F dir=' say what is meant.

    The fix writes the same rule, open to every call, in the modern form, and only where the \
    facts say whether the place is a file or a folder. To gain speed, make two of it, with '-F \
    arch=b64' and '-F arch=b32' before the place; on audit 3.0 that changes nothing in what is \
    recorded.
    """

  static let flagged = """
    ‹-w› /etc/passwd -p wa -k identity
    -w /etc/group -p wa -k identity
    """

  static let accepted = """
    -a always,exit -F arch=b64 -F path=/etc/passwd -F perm=wa -F key=identity
    -a always,exit -F arch=b32 -F path=/etc/passwd -F perm=wa -F key=identity
    """

  func findings(in rules: LintedRules) -> [Finding] {
    var watches: [SourceText: [LintedLine]] = [:]
    var files: [SourceText] = []
    for line in rules.lines where line.isWatch {
      if watches[line.span.source] == nil { files.append(line.span.source) }
      watches[line.span.source, default: []].append(line)
    }
    let compiler = RuleLineCompiler(target: rules.target, host: rules.host.view)
    return files.compactMap { file in
      watches[file].flatMap { finding($0, compiler) }
    }
  }

  /// One finding a file, for such files hold little else.
  private func finding(_ lines: [LintedLine], _ compiler: RuleLineCompiler) -> Finding? {
    guard let first = lines.first else { return nil }
    let edits = lines.compactMap { $0.modernized(by: compiler) }
    let others = lines.count == 2 ? "is one more" : "are \(lines.count - 1) more"
    let more = lines.count > 1 ? ", and so \(others) in this file" : ""
    let fix =
      edits.isEmpty
      ? nil
      : Fix(
        "write \(edits.count == 1 ? "it" : "\(edits.count) of them") with '-F path=' or '-F dir='",
        edits)
    return Finding(
      "a watch in the old style is open to every system call\(more)", at: first.optionSpan
    )
    .advising(
      "write '-a always,exit -F arch=b64 -F path=PATH -F perm=LETTERS -F key=KEY', and the same with 'arch=b32'"
    )
    .fixing(fix)
  }
}

extension LintedLine {
  /// Whether it adds a watch in the old style.
  fileprivate var isWatch: Bool { rule != nil && words.first?.starts(with: "-w".utf8) == true }

  fileprivate var optionSpan: Span { span { word, _ in word.starts(with: "-w".utf8) } }

  /// The same rule in the form of '-a'; `nil` if nobody knows whether it is a file or a tree, or if
  /// the line would not mean the same.
  fileprivate func modernized(by compiler: RuleLineCompiler) -> Fix.Edit? {
    guard judged.line.pieces.count == 1, judged.line.cut == .none, let addition,
      addition.ruleIfDirectory == nil,
      let line = RuleWriter(names: LibAuditNames()).line(addition.rule)
    else { return nil }
    // Without '-S' a rule stands for all calls just the same.
    let text = ByteString(
      String(decoding: line, as: UTF8.self).replacing(" -S all", with: "", maxReplacements: 1))
    guard (try? compiler.additions(of: text)) == [addition.rule] else { return nil }
    return Fix.Edit(span, Array(text))
  }
}

import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import PolicyModel
import PolicySyntax

/// Writes the policy: a profile, and a block for each group.
struct PolicyWriter {
  let phrases: PhraseWriter
  let rules: ImportedRules
  let options: PolicyImport.Options
  let files: [Grouping.File]
  /// The line of a rule that no statement can say; `nil` if there is none.
  let rawLine: (Int) -> ByteString?

  /// The text of the policy.
  ///
  /// - Parameter claims: the controls that each group is said to satisfy, by its name.
  func draft(
    _ groups: [ImportedGroup], claims: [String: Set<ControlReference>] = [:]
  ) -> PolicyDraft {
    var draft = PolicyDraft()
    addHead(to: &draft)
    addProfile(of: groups, to: &draft)
    var lastFile: Int?
    for group in groups {
      draft.add("")
      if files.count > 1, lastFile != group.file, let name = files[group.file].name {
        draft.addComment("From \(ByteString(name)).")
      }
      lastFile = group.file
      draft.add(group: group.name) { add(group, claims[group.name] ?? [], to: &$0) }
    }
    return draft
  }

  // MARK: Head and profile

  private func addHead(to draft: inout PolicyDraft) {
    draft.addComment("Imported from \(options.origin).")
    let shown = 20
    if !rules.leftOut.isEmpty {
      draft.addComment("")
      draft.addComment("Left out:")
      for line in rules.leftOut.prefix(shown) {
        let text = ByteString.display(line.span.bytes)
        draft.addComment("  \(ByteString(line.span.fileAndLine)): \(text)")
        draft.addComment("    \(line.reason)")
      }
      let rest = rules.leftOut.count - shown
      if rest > 0 { draft.addComment("  and \(rest) more lines") }
    }
    draft.add("")
  }

  private func addProfile(of groups: [ImportedGroup], to draft: inout PolicyDraft) {
    let title = options.title.map { " " + ByteString($0).quoted } ?? ""
    draft.add("profile \(options.name)\(title) {")
    draft.add(targetPieces, hanging: 9)
    if let facts = options.facts { draft.add("  facts \(ByteString(facts.name).nameText)") }
    draft.add("  let uid-min = \(phrases.userIdMinimum)")
    let settings = settings
    if !settings.isEmpty {
      draft.add("")
      draft.add("  settings { \(settings.joined(separator: "; ")) }")
    }
    if rules.settings?.isLoginuidImmutable == true { draft.add("  loginuid immutable") }
    if !groups.isEmpty {
      draft.add("")
      draft.add(["use"] + Wrapping.list(groups.map(\.name)), hanging: 6)
    }
    if rules.settings?.isLocked == true {
      draft.add("")
      draft.add("  immutable")
    }
    draft.add("}")
  }

  private var targetPieces: [String] {
    let target = options.target
    let name = target.name
    let cut = name.lastIndex(of: "-")
    let system = cut.map { "\(name[..<$0]) \(name[name.index(after: $0)...])" } ?? "system \(name)"
    let parts =
      [system, "kernel \(target.kernel)", "audit \(target.audit)"]
      + target.abis.map { "abi \($0.rawValue)" }
      + (target.securityModules ?? []).map { "lsm \(ByteString($0).nameText)" }
    return ["target"] + Wrapping.list(parts)
  }

  private var settings: [String] {
    var result: [String] = []
    if rules.clears { result.append("reset") }
    guard let settings = rules.settings else { return result }
    if let number = settings.backlog { result.append("backlog \(number)") }
    if let number = settings.backlogWaitTime { result.append("backlog-wait \(number)") }
    if let number = settings.failure, let mode = SettingsSyntax.FailureMode(number: number) {
      result.append("failure \(mode.rawValue)")
    }
    if let number = settings.rate { result.append("rate \(number)") }
    if let number = settings.enabled, number < 2 { result.append("enabled \(number)") }
    if rules.onError != .stop { result.append("on-error \(rules.onError.rawValue)") }
    return result
  }

  // MARK: Groups

  private func add(
    _ group: ImportedGroup, _ claims: Set<ControlReference>, to draft: inout PolicyDraft
  ) {
    let head = "rules \(group.name) at \(group.stage)"
    if group.after.isEmpty {
      draft.add(head + " {")
    } else {
      var pieces = Wrapping.list(group.after)
      pieces[pieces.count - 1] += " {"
      draft.add(["\(head) after"] + pieces, indent: 0, hanging: 6)
    }
    addClaims(claims, to: &draft)
    if !group.keys.isEmpty {
      draft.add(["key"] + Wrapping.list(group.keys.map(\.nameText)), hanging: 6)
      draft.addGap()
    }
    for statement in group.statements { add(statement, of: group, to: &draft) }
    draft.add("}")
  }

  private func addClaims(_ claims: Set<ControlReference>, to draft: inout PolicyDraft) {
    let byCatalogue = Dictionary(grouping: claims, by: \.catalogue)
    for catalogue in byCatalogue.keys.sorted() {
      let controls = (byCatalogue[catalogue] ?? []).sorted().map { control in
        control.id.nameText + (control.part.map { " part \($0.nameText)" } ?? "")
      }
      draft.add(
        ["satisfies \(catalogue.nameText)"] + Wrapping.list(controls), hanging: 12)
    }
  }

  private func add(
    _ statement: GatheredStatement, of group: ImportedGroup, to draft: inout PolicyDraft
  ) {
    if !statement.comment.isEmpty {
      draft.addGap()
      for line in statement.comment { draft.addComment(line, indent: 2) }
    }
    guard let phrase = statement.phrase else {
      for rule in statement.rules {
        draft.add(["raw \((rawLine(rule) ?? "").quoted)"], hanging: 6, saying: [rule])
      }
      return
    }
    for pieces in phrases.statements(of: phrase, under: group.keys) {
      draft.add(pieces, hanging: 9, saying: statement.rules)
    }
  }
}

extension SettingsSyntax.FailureMode {
  /// The mode of the kernel's number (auditctl(8), -f).
  fileprivate init?(number: UInt32) {
    switch number {
    case 0: self = .silent
    case 1: self = .printk
    case 2: self = .panic
    default: return nil
    }
  }
}

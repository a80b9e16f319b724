import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension ProfileCompiler {
  /// The group that `syntax` defines, and before it, at the stage of the ignores, the rules that
  /// its `except exe` clauses need.
  mutating func compile(
    _ syntax: RulesSyntax, with statements: StatementCompiler, in layering: Layering
  ) -> [CompiledGroup] {
    guard let stage = stage(syntax.stage) else { return [] }
    checkParams(of: syntax, statements.bindings, layering)
    let controls = controls(of: syntax)
    let defaultKeys = defaultKeys(of: syntax)
    var compiler = statements
    var entries: [CompiledGroup.Entry] = []
    var exceptions: [CompiledGroup.Entry] = []
    for statement in syntax.statements {
      switch statement {
      case .record(let record):
        let compiled = compile(record, defaultKeys, &compiler)
        entries += compiled
        exceptions += ignoredPrograms(record, before: compiled, &compiler)
      case .raw(let raw): entries += compile(raw)
      case .param, .satisfies, .key, .expect: continue
      }
    }
    diagnostics += compiler.diagnostics
    let group = CompiledGroup(
      name: syntax.name.text, title: syntax.title?.text, stage: stage, controls: controls,
      entries: entries, span: syntax.name.span)
    if exceptions.isEmpty { return [group] }
    if stage <= Self.ignoreStage {
      report(
        "except-too-early",
        "'\(syntax.name)' would load before the rules that let its programs pass",
        syntax.stage?.span ?? syntax.name.span,
        help:
          "'except exe' under a tree makes rules at stage \(Self.ignoreStage); give the group a "
          + "later stage")
    }
    return [
      CompiledGroup(
        name: "except-" + syntax.name.text,
        title: ByteString("Programs that '\(syntax.name)' lets pass"), stage: Self.ignoreStage,
        controls: [], entries: exceptions, span: syntax.name.span),
      group,
    ]
  }

  /// The keys of records that name none.
  private mutating func defaultKeys(of syntax: RulesSyntax) -> [Name] {
    var result: [Name] = []
    var first: Span?
    for case .key(let keys, let span) in syntax.statements {
      if let first {
        diagnostics.append(
          Diagnostic(
            .error, "duplicate-key-statement", "'\(syntax.name)' has two 'key' statements", at: span
          ).noting("the other one", at: first)
            .advising("give the records that differ a 'key' clause of their own"))
      }
      first = first ?? span
      result = keys
    }
    return result
  }

  mutating func stage(_ number: NumberSyntax?) -> Int? {
    guard let number else { return nil }
    guard Self.stages.contains(number.value) else {
      report(
        "bad-stage", "stage \(number.value) is not a policy's", number.span,
        help: "stages 12 to 98 are; 10, 11 and 99 are made from the profile's own statements")
      return nil
    }
    return number.value
  }

  private mutating func compile(
    _ record: RecordSyntax, _ defaultKeys: [Name], _ compiler: inout StatementCompiler
  ) -> [CompiledGroup.Entry] {
    let keys = record.clauses.keys.isEmpty ? defaultKeys : record.clauses.keys
    checkKeys(keys)
    return compiler.entries(
      StatementCompiler.Statement(
        action: record.action == .record ? .always : .never, selector: record.selector,
        clauses: record.clauses, keys: keys, span: record.span))
  }

  /// A key field holds 256 bytes at the most, the bytes between several keys included (libaudit.h,
  /// AUDIT_MAX_KEY_LEN).
  mutating func checkKeys(_ keys: [Name]) {
    let length = keys.map(\.text.count).reduce(0, +) + max(0, keys.count - 1)
    if length > 256, let first = keys.first {
      report(
        "key-too-long", "the keys take \(length) bytes, 256 fit", first.span,
        help: "shorten them")
    }
    for key in keys where key.text.isEmpty || key.text.contains(Rule.keySeparator) {
      report(
        "bad-key", "'\(key)' cannot be a key", key.span,
        help: "a key is not empty and does not hold the byte 0x01")
    }
  }

  /// For `except exe` under a tree: a never rule for each program and each rule that would record.
  private mutating func ignoredPrograms(
    _ record: RecordSyntax, before entries: [CompiledGroup.Entry],
    _ compiler: inout StatementCompiler
  ) -> [CompiledGroup.Entry] {
    guard record.clauses.except != nil, record.selector.place?.reach != .of else { return [] }
    guard record.selector.place?.reach == .under else {
      report(
        "except-needs-place", "'except exe' needs a place", record.clauses.except ?? record.span,
        help: "without a place, write 'where exe != PATH'")
      return []
    }
    let programs = record.clauses.exceptPrograms.flatMap { compiler.paths($0) ?? [] }
    return programs.flatMap { program in
      entries.compactMap { entry -> CompiledGroup.Entry? in
        guard case .rule(var policyRule) = entry else { return nil }
        policyRule.rule.action = .never
        policyRule.rule.comparisons.removeAll { $0.field == .key }
        policyRule.rule.comparisons.append(FieldComparison(.exe, .equal, program))
        return .rule(policyRule)
      }
    }
  }

  private mutating func compile(_ raw: RawSyntax) -> [CompiledGroup.Entry] {
    switch readLine(raw.text.text) {
    case .success(let readings) where readings.count == 1:
      return [.rule(PolicyRule(readings[0], from: raw.span))]
    case .success:
      report(
        "raw-is-unclear", "whether this names a file or a tree depends on the loading machine",
        raw.text.span, help: "write 'path=' or 'dir=' in place of '-w'")
    case .failure(let line):
      report("raw-refused", "'raw' holds no rule: \(line.reason)", raw.text.span)
    }
    return []
  }

  private mutating func checkParams(
    of syntax: RulesSyntax, _ bindings: Bindings, _ layering: Layering
  ) {
    for param in syntax.statements.compactMap(\.param) where param.kind != .programs {
      guard let binding = bindings.binding(of: param.name.text) else {
        diagnostics.append(
          Diagnostic(
            .error, "unbound-param", "'\(syntax.name)' needs a value for '\(param.name)'",
            at: layering.layers.last?.name.span ?? syntax.name.span
          )
          .noting("it is \(param.meaning)", at: param.span)
          .advising("add 'let \(param.name) = …' to the profile"))
        continue
      }
      check(binding, isA: param)
    }
  }

  private mutating func check(_ binding: LetSyntax, isA param: ParamSyntax) {
    for value in binding.values {
      let fits =
        switch param.kind {
        case .path: value.form == .path || value.text.first == UInt8(ascii: "/")
        case .number: value.form == .word && NumberLiteral(value.text) != .notANumber
        case .user, .programs: true
        }
      guard !fits else { continue }
      diagnostics.append(
        Diagnostic(
          .error, "bad-binding", "'\(param.name)' wants a \(param.kind.rawValue)", at: value.span
        ).noting("it is \(param.meaning)", at: param.span))
    }
  }

  /// The controls that the group is claimed to answer; names that do not exist are reported.
  private mutating func controls(of syntax: RulesSyntax) -> [ControlReference] {
    var result: [ControlReference] = []
    for claim in syntax.statements.compactMap(\.satisfies) {
      guard let catalogue = catalogue(claim.catalogue) else { continue }
      for control in claim.controls {
        if let found = self.control(control.id, part: control.part, in: catalogue) {
          result.append(found.reference)
        }
      }
    }
    return result
  }

  mutating func catalogue(_ name: Name) -> Catalogue? {
    if let catalogue = library.catalogues[name.text] { return catalogue }
    let hint = didYouMean(name.description, among: library.catalogues.keys.forSuggestion)
    report(
      "unknown-catalogue", "unknown catalogue '\(name)'\(hint)", name.span, help: .definition)
    return nil
  }

  mutating func control(_ id: Name, part: Name?, in catalogue: Catalogue) -> Control? {
    if let control = catalogue.control(id.text, part: part?.text) { return control }
    let sameId = catalogue.controls.filter { $0.reference.id == id.text }
    if !sameId.isEmpty {
      let parts = sameId.compactMap(\.reference.part?.description)
      report(
        "unknown-part", "'\(id)' of '\(catalogue.name)' is meant, but which part of it",
        part?.span ?? id.span, help: "write part \(parts.joined(separator: ", or part "))")
      return nil
    }
    let known = catalogue.controls.map(\.reference.id.description)
    report(
      "unknown-control",
      "'\(catalogue.name)' has no control '\(id)'\(didYouMean(id.description, among: known))",
      id.span, help: "'auditwright explain \(catalogue.name)' lists its controls")
    return nil
  }
}

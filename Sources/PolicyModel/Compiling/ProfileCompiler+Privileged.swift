import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

extension ProfileCompiler {
  /// The programs of the inventories that the profile's `privileged` names; without one, of those
  /// that belong to its facts; `nil` if neither has any.
  mutating func inventory(
    of layering: Layering, _ facts: HostFacts?
  ) -> [ProgramsSyntax.Program]? {
    guard let privileged = layering.last(\.privileged), !privileged.inventories.isEmpty else {
      return facts.flatMap(library.inventory)
    }
    return privileged.inventories.flatMap { name -> [ProgramsSyntax.Program] in
      if let inventory = library.inventories[name.text] { return inventory.programs }
      let hint = didYouMean(name.description, among: library.inventories.keys.forSuggestion)
      report(
        "unknown-inventory", "unknown inventory '\(name)'\(hint)", name.span,
        help: "'auditwright privileged' writes one; put it into the search path")
      return []
    }
  }

  /// A rule for each program that is not skipped and each ABI.
  mutating func compile(
    _ privileged: PrivilegedSyntax, _ inventory: [ProgramsSyntax.Program],
    with statements: StatementCompiler, in layering: Layering
  ) -> CompiledGroup? {
    guard let stage = stage(privileged.stage) else { return nil }
    checkKeys(privileged.keys)
    var compiler = statements
    let skipped = privileged.skip.flatMap { compiler.paths($0) ?? [] }
    let who = privileged.who.map { compiler.who($0.word) } ?? []
    let key = ByteString(privileged.keys.map(\.text).joined(separator: [Rule.keySeparator]))
    diagnostics += compiler.diagnostics
    let paths = Set(inventory.map(\.path.text)).sorted()
    let entries = paths.filter { path in !skipped.contains { path.isUnder($0) } }
      .flatMap { path in
        statements.target.architectures.map { architecture in
          let rule = Rule(
            .always, .exit, syscalls: .all,
            [
              FieldComparison(.arch, .equal, architecture.rawValue),
              FieldComparison(.path, .equal, path),
              FieldComparison(.perm, .equal, PermissionSet.execute.rawValue),
            ] + who + (key.isEmpty ? [] : [FieldComparison(.key, .equal, key)]))
          return CompiledGroup.Entry.rule(PolicyRule(rule, from: privileged.span))
        }
      }
    return CompiledGroup(
      name: "privileged", title: "Privileged programs", stage: stage,
      controls: controlsAboutPrograms(layering), entries: entries, span: privileged.span)
  }

  /// The controls of the adopted catalogues that ask for the host's privileged programs.
  private func controlsAboutPrograms(_ layering: Layering) -> [ControlReference] {
    let adopted = layering.statements.compactMap(\.adoption?.catalogue.text)
    var result: [ControlReference] = []
    for catalogue in adopted.compactMap({ library.catalogues[$0] }) {
      let params = Set(catalogue.params.filter { $0.kind == .programs }.map(\.name.text))
      for control in catalogue.controls where !result.contains(control.reference) {
        let names = control.demands.flatMap(\.variables)
        if names.contains(where: params.contains) { result.append(control.reference) }
      }
    }
    return result
  }
}

extension DemandSyntax {
  /// The values that its places name.
  fileprivate var variables: [ByteString] {
    guard case .record(let selector, _) = kind else { return [] }
    return selector.place?.paths.compactMap(\.variable?.text) ?? []
  }
}

extension ByteString {
  /// Whether this path is `folder` or lies in its tree.
  func isUnder(_ folder: ByteString) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    let slash = UInt8(ascii: "/")
    return count == folder.count || folder.last == slash || bytes[folder.count] == slash
  }
}

import AuditCatalogue
import ByteText
import Diagnostics
import PolicySyntax

extension HostFacts {
  /// The facts that `syntax` states.
  public init(_ syntax: FactsSyntax, diagnostics: inout [Diagnostic]) {
    self.init(name: syntax.name.description)
    for statement in syntax.statements { add(statement, diagnostics: &diagnostics) }
  }

  private mutating func add(
    _ statement: FactsSyntax.Statement, diagnostics: inout [Diagnostic]
  ) {
    switch statement {
    case .versions(let versions):
      for version in versions { add(version, diagnostics: &diagnostics) }
    case .partial: isPartial = true
    case .securityModules(let modules):
      securityModules = (securityModules ?? []) + modules.map(\.description)
    case .awk(let name): awk = name.description
    case .directories(let paths): directories.formUnion(paths.map(\.text))
    case .files(let paths): files.formUnion(paths.map(\.text))
    case .absent(let paths): absent.formUnion(paths.map(\.text))
    case .symlinks(let links):
      for link in links { symlinks[link.path.text] = link.target.text }
    case .mounts(let list):
      mounts += list.map {
        Mount(
          path: $0.path.text, type: $0.type.description,
          options: $0.options.map(\.rawValue).sorted()
        )
      }
    case .users(let accounts):
      for account in accounts { add(account, to: &users, diagnostics: &diagnostics) }
    case .groups(let accounts):
      for account in accounts { add(account, to: &groups, diagnostics: &diagnostics) }
    case .programs(let name): inventories.append(name.description)
    }
  }

  private func add(
    _ account: FactsSyntax.Account, to table: inout [ByteString: UInt32],
    diagnostics: inout [Diagnostic]
  ) {
    guard let id = UInt32(exactly: account.id.value) else {
      diagnostics.append(
        Diagnostic(
          .error, "number-too-large", "'\(account.id.value)' is no user or group id",
          at: account.id.span
        ).advising("ids have 32 bits"))
      return
    }
    table[account.name.text] = id
  }

  private mutating func add(
    _ entry: FactsSyntax.Version, diagnostics: inout [Diagnostic]
  ) {
    guard let version = AuditCatalogue.Version(entry.version.description) else {
      diagnostics.append(
        Diagnostic(
          .error, "bad-version", "'\(entry.version)' is no version", at: entry.version.span))
      return
    }
    switch entry.component.description {
    case "kernel": kernel = version
    case "audit": audit = version
    default: break
    }
  }
}

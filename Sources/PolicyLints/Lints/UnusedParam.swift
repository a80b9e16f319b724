import ByteText
import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct UnusedParam: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a parameter that its group or catalogue does not use"

  static let explanation = """
    The group, or the catalogue, leaves a value open and then has no statement with it. A \
    profile that uses the group must bind a value for nothing, and what it binds changes no \
    rule: someone may believe that a tree is watched because its path stands in the profile.

    Write `$NAME` where the value belongs, or remove the parameter.
    """

  static let flagged = """
    rules web at 30 {
      param ‹web-root› path "the tree that the web server shows"
      record write under /srv key web
    }
    profile server { let web-root = /srv/www; settings { reset }; use web }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      param web-root path "the tree that the web server shows"
      control 1 "The web server's tree is watched" {
        demand record write under $web-root key web
      }
    }
    rules web at 30 {
      param web-root path "the tree that the web server shows"
      param web-user user "whom it runs as"
      record write under $web-root where uid != $web-user key web
    }
    profile server {
      let web-root = /srv/www
      let web-user = 33
      settings { reset }
      use web
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    let shared = Self.undeclared(in: policies.library)
    let groups = policies.groups.map { group in
      unused(group.params, in: group.statements.flatMap(\.variables), of: "'\(group.name)'", shared)
    }
    let catalogues = policies.catalogues.map { catalogue in
      let demands = catalogue.controls.flatMap(\.demands)
      return unused(
        catalogue.params, in: demands.flatMap(\.variables), of: "'\(catalogue.name)'", [])
    }
    return (groups + catalogues).flatMap { $0 }
  }
}

extension UnusedParam {
  private func unused(
    _ params: [ParamSyntax], in variables: [Name], of owner: String, _ shared: Set<ByteString>
  ) -> [Finding] {
    let used = Set(variables.map(\.text))
    return params.filter { !used.contains($0.name.text) && !shared.contains($0.name.text) }
      .map { param in
        let hint = didYouMean(param.name.description, among: used.map(\.description).sorted())
        return Finding("\(owner) does not use '\(param.name)'\(hint)", at: param.name.span)
          .advising("write '$\(param.name)' where the value belongs, or remove the parameter")
      }
  }

  /// The values that groups name which do not declare them: a group may declare them for others.
  private static func undeclared(in library: PolicyLibrary) -> Set<ByteString> {
    library.groups.values.reduce(into: []) { names, group in
      let own = Set(group.params.map(\.name.text))
      names.formUnion(
        group.statements.flatMap(\.variables).map(\.text).filter { !own.contains($0) })
    }
  }
}

extension ControlSyntax {
  fileprivate var demands: [DemandSyntax] {
    statements.compactMap { if case .demand(let demand) = $0 { demand } else { nil } }
  }
}

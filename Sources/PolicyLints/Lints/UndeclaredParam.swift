import ByteText
import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct UndeclaredParam: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "a value that a group names and does not declare"

  static let explanation = """
    The group names a value, `$NAME`, and no `param` of its own says what it is. It works as \
    long as each profile that uses the group happens to bind that name. A profile that does not \
    gets an error that cannot say what is wanted, and what is bound is not held against a kind.

    Declare it: `param NAME path "what it is"`, or `number`, `user` or `programs` in the place \
    of `path`.
    """

  static let flagged = """
    rules web at 30 {
      record write under ‹$web-root› key web
    }
    profile server { let web-root = /srv/www; settings { reset }; use web }
    """

  static let accepted = """
    rules web at 30 {
      param web-root path "the tree that the web server shows"
      record write under $web-root key web
    }
    profile server { let web-root = /srv/www; settings { reset }; use web }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    let programs = Self.programParams(in: policies.library)
    return policies.groups.flatMap { group -> [Finding] in
      var known = programs.union(group.params.map(\.name.text)).union(["uid-min"])
      return group.statements.flatMap(\.variables).compactMap { name in
        guard known.insert(name.text).inserted else { return nil }
        return Finding("'\(group.name)' does not say what '$\(name)' is", at: name.span)
          .advising("add 'param \(name) path \"what it is\"' to the group, or another kind")
      }
    }
  }
}

extension UndeclaredParam {
  /// The values that stand for a host's inventory, wherever they are declared.
  private static func programParams(in library: PolicyLibrary) -> Set<ByteString> {
    let params =
      library.catalogues.values.flatMap(\.params) + library.groups.values.flatMap(\.params)
    return Set(params.filter { $0.kind == .programs }.map(\.name.text))
  }
}

import ByteText
import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct UnusedLet: PolicyLint {
  static let severity = Severity.warning
  static let kind = LintKind.bookkeeping
  static let summary = "a value that nothing uses"

  static let explanation = """
    The profile binds a value, and none of the groups that it uses, nor anything else in it or \
    in a profile laid over it, nor any catalogue at hand, has a parameter of that name. What the \
    value was meant to fill in is filled in otherwise or not at all: often the name is misspelt \
    here, or the group that needs it was dropped.

    Mend the name, use the group, or remove the `let`. `uid-min` is used by each profile and \
    never told of.
    """

  static let flagged = """
    rules web at 30 {
      param web-root path "the tree that the web server shows"
      record write under $web-root key web
    }
    profile server {
      let web-root = /srv
      let ‹web-rot› = /srv/www
      settings { reset }
      use web
    }
    """

  static let accepted = """
    rules web at 30 {
      param web-root path "the tree that the web server shows"
      record write under $web-root key web
    }
    profile server {
      let uid-min = 500
      let web-root = /srv/www
      settings { reset }
    }
    profile web extends server { use web }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    let tree = ProfileTree(policies.library)
    return policies.profileTexts.flatMap { profile in
      let wanted = Self.wanted(by: tree.family(of: profile.name.text), in: policies.library)
      return profile.bindings.filter { !wanted.contains($0.name.text) }.map { binding in
        finding(about: binding.name, wanted, in: policies.library)
      }
    }
  }
}

extension UnusedLet {
  /// The values that a machine can have a use for that has these profiles.
  private static func wanted(
    by profiles: [ProfileSyntax], in library: PolicyLibrary
  ) -> Set<ByteString> {
    let groups = profiles.flatMap(\.used).compactMap { library.groups[$0.text] }
    var wanted: Set<ByteString> = ["uid-min"]
    for group in groups {
      wanted.formUnion(group.params.map(\.name.text))
      wanted.formUnion(group.statements.flatMap(\.variables).map(\.text))
    }
    wanted.formUnion(profiles.flatMap(\.statements).flatMap(\.variables).map(\.text))
    // 'coverage' asks a profile about any catalogue, with the profile's values.
    for catalogue in library.catalogues.values {
      wanted.formUnion(catalogue.params.map(\.name.text))
    }
    return wanted
  }

  private func finding(
    about name: Name, _ wanted: Set<ByteString>, in library: PolicyLibrary
  ) -> Finding {
    let hint = didYouMean(name.description, among: wanted.map(\.description).sorted())
    let finding = Finding("nothing uses the value '\(name)'\(hint)", at: name.span)
    let groups = library.groups.values.filter { group in
      group.params.contains { $0.name.text == name.text }
    }
    guard let group = groups.min(by: { $0.name.text < $1.name.text }) else {
      return finding.advising("remove it, or mend its name")
    }
    return finding.noting("the group '\(group.name)' has a use for it", at: group.name.span)
      .advising("use the group '\(group.name)', or remove the value")
  }
}

extension ProfileSyntax {
  fileprivate var bindings: [LetSyntax] {
    statements.compactMap { if case .letBinding(let binding) = $0 { binding } else { nil } }
  }
}

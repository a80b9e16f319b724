import ByteText
import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct UnusedInventory: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "an inventory that no profile and no facts name"

  static let explanation = """
    An inventory lists the privileged programs of one kind of host. A profile gets its programs \
    from the inventories that its `privileged` block names, or from those that belong to its \
    facts. No profile and no facts name this one, so no rule is made for its programs.

    Name it where it belongs: `inventory "NAME"` in a `privileged` block, or `programs "NAME"` \
    in the facts of the host.
    """

  static let flagged = """
    programs ‹"web.programs"› { /usr/lib/apache2/suexec-custom setuid }
    programs "base.programs" { /usr/bin/su setuid }
    facts host { directories /etc; programs "base.programs" }
    profile server {
      facts host
      settings { reset }
      privileged at 31 { by users; key privileged }
    }
    """

  static let accepted = """
    programs "web.programs" { /usr/lib/apache2/suexec-custom setuid }
    programs "base.programs" { /usr/bin/su setuid }
    facts host { directories /etc; programs "base.programs" }
    profile server {
      facts host
      settings { reset }
      privileged at 31 {
        inventory "base.programs", "web.programs"
        by users
        key privileged
      }
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    guard !policies.profileTexts.isEmpty else { return [] }
    let facts = policies.library.facts.values.flatMap(\.statements).compactMap {
      statement -> ByteString? in
      if case .programs(let name) = statement { name.text } else { nil }
    }
    let blocks = policies.library.profiles.values.flatMap(\.statements).flatMap {
      statement -> [ByteString] in
      if case .privileged(let block) = statement { block.inventories.map(\.text) } else { [] }
    }
    let used = Set(facts + blocks)
    return policies.files.flatMap(\.items).compactMap { item in
      guard case .programs(let inventory) = item, !used.contains(inventory.name.text) else {
        return nil
      }
      return Finding("no profile and no facts name '\(inventory.name)'", at: inventory.name.span)
        .advising("name it in a 'privileged' block or in the facts of its host")
    }
  }
}

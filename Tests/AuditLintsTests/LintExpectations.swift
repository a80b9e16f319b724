import AuditCatalogue
import AuditLints
import AuditLoading
import ByteText
import Diagnostics
import Lints
import Testing

/// Holds what `lint` finds in a text against the places that are marked in it.
///
/// - Parameter text: an `Example`; several files are a rules.d folder.
func expectFindings(
  of lint: any RuleLint.Type, in text: String, facts: HostFacts? = .example,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let example = Example(text, unnamed: "audit.rules")
  let findings = lint.init().findings(in: linted(example, facts))
  let places = findings.compactMap(\.span).map { "\($0.place) \(ByteString($0.bytes))" }
  let wanted = example.marked.map { "\($0.place) \(ByteString($0.bytes))" }
  #expect(places.sorted() == wanted.sorted(), "\(lint.id)", sourceLocation: sourceLocation)
}

/// Holds what the lint named `id` finds in a text against the places that are marked in it.
func expect(
  _ id: String, _ text: String, facts: HostFacts? = .example,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let lint = try #require(AuditLints.all.first { $0.id == id })
  expectFindings(of: lint, in: text, facts: facts, sourceLocation: sourceLocation)
}

/// The rules of an example on a Debian 12 that has what `facts` say.
func linted(_ example: Example, _ facts: HostFacts? = .example) -> LintedRules {
  let host = LintedHost(.debian12, facts, isOnlyLikely: true)
  guard example.files.count > 1 else { return LintedRules(file: example.files[0].source, on: host) }
  let files = example.files.map { RulesMerge.File(name: ByteString($0.name), source: $0.source) }
  return LintedRules(folder: files, on: host)
}

extension HostFacts {
  /// A small machine for examples.
  static var example: HostFacts {
    var facts = HostFacts(name: "example")
    facts.directories = [
      "/", "/etc", "/etc/audit", "/etc/ssh", "/home", "/proc", "/root", "/sys", "/tmp", "/usr",
      "/usr/bin", "/usr/sbin", "/var", "/var/log", "/var/log/audit",
    ]
    facts.files = [
      "/etc/group", "/etc/passwd", "/etc/shadow", "/usr/bin/passwd", "/usr/bin/sudo",
      "/usr/bin/kmod",
    ]
    facts.symlinks = ["/bin": "usr/bin", "/sbin": "usr/sbin", "/usr/sbin/insmod": "../bin/kmod"]
    facts.mounts = [
      HostFacts.Mount(path: "/", type: "ext4", options: []),
      HostFacts.Mount(path: "/home", type: "ext4", options: []),
      HostFacts.Mount(path: "/proc", type: "proc", options: []),
      HostFacts.Mount(path: "/sys", type: "sysfs", options: []),
    ]
    facts.users = ["root": 0, "backup": 34]
    facts.groups = ["root": 0, "shadow": 42]
    return facts
  }
}

import AuditCatalogue
import AuditProofs
import AuditRules
import ByteText
import LibAudit
import Testing

/// Names that a rule of the filesystem list blanks, where a file system is mounted below a tree.
struct MountedTreesTests {
  private func relation(tree: ByteString, mount: ByteString) -> Relation {
    var facts = HostFacts(name: "mounts")
    facts.directories = ["/", "/srv", "/srv/trace", "/opt"]
    facts.mounts = [
      HostFacts.Mount(path: "/", type: "ext4", options: []),
      HostFacts.Mount(path: mount, type: "tracefs", options: []),
    ]
    let host = ProofHost(target: .debian12, facts: facts, names: LibAuditNames())
    let rule = Rule(.always, .exit, syscalls: .all, [FieldComparison(.dir, .equal, tree)])
    let tracefs = FieldComparison(.fstype, .equal, UInt32(0x7472_6163))
    let blanked = [rule, Rule(.never, .filesystem, syscalls: .all, [tracefs])]
    return RuleComparison(on: host)
      .compare(RuleLineSet(rules: [rule]), RuleLineSet(rules: blanked)).relation
  }

  @Test func whatIsMountedBelowATreeIsNotTakenForRecorded() {
    // It is not looked for where the mount lies, so no event is certain.
    #expect(relation(tree: "/srv", mount: "/srv/trace") == .unknown)
    #expect(relation(tree: "/srv/trace", mount: "/srv") == .stronger)
    #expect(relation(tree: "/srv", mount: "/srv") == .stronger)
    #expect(relation(tree: "/opt", mount: "/srv/trace") == .equal)
  }
}

import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRules
import ByteText
import LibAudit
import Testing

/// Losses that no rule of the exit list shows: messages, single records, keys, calls without a result.
struct EasilyForgottenTests {
  private let host = ProofHost(target: .debian12, facts: nil, names: LibAuditNames())

  private func relation(
    _ left: [Rule], _ right: [Rule], keys: Bool = false
  ) -> Relation {
    RuleComparison(on: host, comparingKeys: keys)
      .compare(RuleLineSet(rules: left), RuleLineSet(rules: right)).relation
  }

  private func drop(_ list: FilterList, type: UInt32) -> [Rule] {
    [Rule(.never, list, syscalls: .all, [FieldComparison(.msgtype, .equal, type)])]
  }

  private func call(_ name: String, _ comparisons: [FieldComparison] = []) -> Rule {
    let number = host.names.number(ofSyscall: name, on: .x8664) ?? 0
    let arch = FieldComparison(.arch, .equal, Architecture.x8664.rawValue)
    return Rule(.always, .exit, syscalls: SyscallMask([number]), [arch] + comparisons)
  }

  @Test(arguments: [1005, 1100, 1199, 2100, 2999] as [UInt32])
  func everyMessageOfProcessesCanBeLost(type: UInt32) {
    #expect(relation([], drop(.user, type: type)) == .stronger)
    #expect(relation([], drop(.exclude, type: type)) == .stronger)
    #expect(relation(drop(.user, type: type), drop(.exclude, type: type)) == .equal)
  }

  @Test(arguments: [1006, 1301, 1305, 1327, 1400, 1800] as [UInt32])
  func everyRecordOfTheKernelCanBeLostLoginsAmongThem(type: UInt32) {
    #expect(relation([], drop(.exclude, type: type)) == .stronger)
  }

  @Test func whatIsDisabledLosesMessagesToo() {
    let disabled = RuleLineSet(rules: [], isEnabled: false)
    let comparison = RuleComparison(on: host).compare(RuleLineSet(rules: []), disabled)
    #expect(comparison.relation == .stronger)
    #expect(comparison.witnesses.count == 1)
    #expect(RuleComparison(on: host).compare(disabled, disabled).relation == .equal)
    let silent = RuleBook([], on: host, isEnabled: false)
    #expect(silent.silenced(type: 1112).map(\.rule) == [nil])
    #expect(RuleBook([], on: host).silenced(type: 1112).isEmpty)
  }

  @Test func anAccountThatNobodyKnowsLeavesOpenWhatIsDropped() {
    let uid = FieldComparison(.uid, .equal, .account("somebody"))
    for list in [FilterList.user, .exclude] {
      let rules = [Rule(.never, list, syscalls: .all, [uid])]
      #expect(relation([], rules) == .unknown)
      #expect(relation(rules, rules) == .equal)
    }
  }

  @Test func aTaskThatIsRecordedAsAWholeHasNotTheKeyOfAnyCall() {
    let key = FieldComparison(.key, .equal, "x")
    let all = Rule(.always, .task, syscalls: .all, [FieldComparison(.uid, .equal, UInt32(5))])
    #expect(relation([call("openat", [key])], [call("openat", [key]), all]) == .weaker)
    #expect(
      relation([call("openat", [key])], [call("openat", [key]), all], keys: true) == .incomparable)
    #expect(relation([call("openat")], [call("openat"), all], keys: true) == .weaker)
  }

  @Test func aCallThatHaltsAContainerHasNoResult() {
    let ended = [UInt32(0), 1].map { [FieldComparison(.success, .equal, $0)] }
    #expect(relation([call("reboot")], ended.map { call("reboot", $0) }) == .stronger)
    #expect(relation([call("mount")], ended.map { call("mount", $0) }) == .equal)
  }

  @Test func whatDropsRecordsOfOperationsIsNotLeftAside() {
    let operation = Rule(.always, .ioUring, syscalls: SyscallMask([18]), [])
    #expect(relation([operation], [operation]) == .equal)
    let notRecorded = [operation] + drop(.exclude, type: RecordType.ioUring)
    #expect(relation([operation], notRecorded) != .equal)
    #expect(
      relation([operation], [operation, Rule(.never, .task, syscalls: .all, [])]) == .unknown)
  }

  @Test func aTreeOnAFileIsGoneOnceTheFileIsReplaced() {
    var facts = HostFacts(name: "files")
    facts.directories = ["/", "/etc", "/etc/pam.d"]
    facts.files = ["/etc/passwd"]
    let host = ProofHost(target: .debian12, facts: facts, names: LibAuditNames())
    func rule(_ field: Field, _ place: ByteString) -> RuleLineSet {
      let comparison = FieldComparison(field, .equal, place)
      return RuleLineSet(rules: [Rule(.always, .exit, syscalls: .all, [comparison])])
    }
    let compared = RuleComparison(on: host)
      .compare(rule(.path, "/etc/passwd"), rule(.dir, "/etc/passwd"))
    #expect(compared.relation == .stronger)
    #expect(compared.witnesses.first?.circumstances.replacements == 1)
    let tree = RuleComparison(on: host).compare(rule(.path, "/etc/pam.d"), rule(.dir, "/etc/pam.d"))
    #expect(tree.relation == .weaker)
    let same = rule(.dir, "/etc/passwd")
    #expect(RuleComparison(on: host).compare(same, same).relation == .equal)
  }

  @Test func theSameWordsMeanAnotherThingWhereNamesAreBlanked() {
    var quiet = call("mkdir", [FieldComparison(.filetype, .notEqual, UInt32(0o040000))])
    quiet.action = .never
    let rules = [quiet, call("mkdir")]
    let tracefs = FieldComparison(.fstype, .equal, UInt32(0x7472_6163))
    let blanked = [Rule(.never, .filesystem, syscalls: .all, [tracefs])] + rules
    // A folder on tracefs counts for none, so that making one there is silenced.
    #expect(relation(rules, blanked) != .equal)
    #expect(relation(rules, rules) == .equal)
  }
}

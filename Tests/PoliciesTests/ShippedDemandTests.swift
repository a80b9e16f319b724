import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import Testing

/// The demands of a shipped catalogue's controls on a stock system, without a profile.
private func demands(
  _ catalogue: ByteString, on target: Target = .debian12
) throws -> [(Control, [CompiledDemand])] {
  let syntax = try #require(Shipped.library.facts[ByteString("\(target.name)-stock")])
  var diagnostics: [Diagnostic] = []
  let facts = HostFacts(syntax, diagnostics: &diagnostics)
  let compiler = DemandCompiler(
    library: Shipped.library, names: LibAuditNames(), target: target, facts: facts)
  let controls = try #require(Shipped.library.catalogues[catalogue]).controls
  return controls.map { ($0, compiler.demands(of: $0)) }
}

/// The parts of a control's demands that are no rules, each behind the control's id.
private func others(_ control: Control, _ demands: [CompiledDemand]) -> [String] {
  demands.flatMap(\.parts).compactMap { part in
    let words: String? =
      switch part {
      case .record: nil
      case .recordIfThere(_, let reason): "in doubt: \(reason)"
      case .messages(let types): "messages \(types)"
      case .immutable: "immutable"
      case .loginuidImmutable: "loginuid immutable"
      case .setting(let setting, let value): "\(setting.rawValue) = \(value)"
      case .cannotFire(let reason): "cannot fire: \(reason)"
      case .notAsked(let reason): "not asked: \(reason)"
      case .unknown(let reason): "unknown: \(reason)"
      case .unbound(let name, _): "unbound: \(name)"
      case .invalid: "invalid"
      }
    return words.map { "\(control.reference.id) \($0)" }
  }
}

/// Why the three programs that load modules are not seen: they are symlinks to kmod.
private func links(_ id: String) -> [String] {
  ["insmod", "rmmod", "modprobe"].map { link(id, "/sbin/\($0)") }
}

private func link(_ id: String, _ path: String) -> String {
  "\(id) cannot fire: '\(path)' is a symlink, "
    + "and a rule on it does not see the use of what it leads to"
}

/// Why it is not known whether a place is asked about, for the rule on each interface.
private func untold(_ id: String, _ path: String, _ facts: String) -> [String] {
  let reason = "it is asked if '\(path)' is present, and '\(facts)' do not tell"
  return ["\(id) in doubt: \(reason)", "\(id) in doubt: \(reason)"]
}

@Test(arguments: Shipped.catalogues.map(\.name.text))
func noShippedDemandIsWrongInItself(catalogue: ByteString) throws {
  for (control, demands) in try demands(catalogue) {
    #expect(demands.flatMap(\.diagnostics).filter { $0.severity > .note } == [])
    #expect(demands.count == control.demands.count)
    #expect(demands.allSatisfy { !$0.parts.isEmpty }, "\(control.reference)")
  }
}

@Test(
  arguments: [
    ("cis-debian-8", 92, ["8.1.16 unbound: sudo-log"] + links("8.1.17") + ["8.1.18 immutable"]),
    (
      "cis-debian-12", 113,
      [
        "6.2.3.3 unbound: sudo-log",
        "6.2.3.5 not asked: '/etc/netplan' is not on 'debian-12-stock'",
        "6.2.3.12 not asked: '/var/run/faillock' is not on 'debian-12-stock'",
        "6.2.3.20 immutable",
      ]
    ),
    (
      "nsa-rhel-5", 89,
      ["2.6.2.4.3 not asked: '/etc/sysconfig/network' is not on 'debian-12-stock'"]
        + links("2.6.2.4.13") + ["2.6.2.4.14 immutable"]
    ),
    (
      "ospp", 128,
      [
        "FAU_GEN.1 backlog_limit = 8192", "FAU_GEN.1 backlog_wait_time = 60000",
        "FAU_GEN.1 failure = 1", "FAU_GEN.1.2 loginuid immutable",
      ]
    ),
  ] as [(ByteString, Int, [String])])
func theShippedCataloguesAskTheseThingsOfAStockDebian12(
  catalogue: ByteString, rules: Int, expected: [String]
) throws {
  let all = try demands(catalogue)
  #expect(all.flatMap(\.1).flatMap(\.rules).count == rules)
  #expect(all.flatMap { others($0, $1) } == expected)
}

@Test(
  arguments: [
    (
      "cis-debian-11", .debian11, 106,
      [
        "4.1.3.3 unbound: sudo-log",
        "4.1.3.12 not asked: '/var/log/faillock' is not on 'debian-11-stock'",
        "4.1.3.20 immutable",
      ]
    ),
    (
      "cis-debian-13", .debian13, 132,
      [
        "6.2.3.9 not asked: '/etc/NetworkManager' is not on 'debian-13-stock'",
        "6.2.3.23 not asked: '/var/run/faillock' is not on 'debian-13-stock'",
        "6.2.3.36 immutable",
      ]
    ),
    ("cis-rhel-9", .rhel9, 107, ["6.3.3.3 unbound: sudo-log", "6.3.3.20 immutable"]),
    (
      "stig-rhel-9", .rhel9, 99,
      [link("RHEL-09-654155", "/usr/bin/sudoedit"), link("RHEL-09-654185", "/usr/sbin/init")]
        + [
          link("RHEL-09-654190", "/usr/sbin/poweroff"), link("RHEL-09-654195", "/usr/sbin/reboot"),
        ]
        + [link("RHEL-09-654200", "/usr/sbin/shutdown"), "RHEL-09-654265 failure = 2"]
        + ["RHEL-09-654270 loginuid immutable", "RHEL-09-654275 immutable"]
    ),
    (
      "cis-ubuntu-24.04", .ubuntu2404, 115,
      ["6.2.3.3 unbound: sudo-log"] + untold("6.2.3.5", "/etc/network", "ubuntu-24.04-stock")
        + untold("6.2.3.12", "/var/run/faillock", "ubuntu-24.04-stock") + ["6.2.3.20 immutable"]
    ),
    (
      "stig-ubuntu-24.04", .ubuntu2404, 98,
      [
        link("UBTU-24-900180", "/usr/bin/sudoedit"), link("UBTU-24-900730", "/sbin/modprobe"),
        "UBTU-24-909000 immutable",
      ]
    ),
    (
      "stig-ubuntu-22.04", .ubuntu2204, 98,
      [link("UBTU-22-654060", "/sbin/modprobe"), link("UBTU-22-654110", "/usr/bin/sudoedit")]
    ),
  ] as [(ByteString, Target, Int, [String])])
func theCataloguesOfOtherSystemsAskTheseThingsThere(
  catalogue: ByteString, target: Target, rules: Int, expected: [String]
) throws {
  let all = try demands(catalogue, on: target)
  #expect(all.flatMap(\.1).flatMap(\.rules).count == rules)
  #expect(all.flatMap { others($0, $1) } == expected)
}

@Test(arguments: Shipped.profiles.map(\.name.text))
func theRegionsOfTheShippedClaimsAreWholeTrees(profile: ByteString) throws {
  let build = try #require(ProfileBuild(profile, in: Shipped.library))
  let compiler = DemandCompiler(
    for: build.profile, in: Shipped.library, names: LibAuditNames())
  let regions = build.profile.exceptions.compactMap(\.claim).compactMap(compiler.region)
  #expect(regions.flatMap(\.diagnostics) == [])
  let trees = regions.flatMap(\.rules).compactMap(\.dir)
  let expected: [ByteString] = profile == "wiki" ? ["/var/lib/docker", "/snap", "/usr/games"] : []
  #expect(trees == expected.flatMap { [$0, $0] })
}

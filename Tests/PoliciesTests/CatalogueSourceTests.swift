import AuditCatalogue
import ByteText
import Foundation
import LibAudit
import PolicyModel
import Testing

/// Where a catalogue knowingly asks for something else than its source prints.
private struct Deviation {
  let control: String
  /// A line of the source that is not asked for.
  var without: String?
  /// What stands in lines of the source, and what is asked for in its place.
  var replacing: (printed: String, asked: String)?
  /// Lines that are asked for all the same.
  var and: [String] = []

  func applied(to lines: [String]) -> [String] {
    let kept = lines.filter { $0 != without }.map { line in
      guard let (printed, asked) = replacing else { return line }
      return line.replacingOccurrences(of: printed, with: asked)
    }
    return kept + and
  }
}

private let deviations = [
  // Where sudo writes its log is for the site to say; the benchmark takes it to be /var/log/sudo.log.
  Deviation(
    control: "cis-debian-8 8.1.16", replacing: ("/var/log/sudo.log", "/var/log/some-sudo.log")),
  // The title asks for fchmodat2, for which the source's rule has no name that libaudit 3.0.9 knows.
  Deviation(
    control: "cis-debian-13 6.2.3.18",
    and: ["b64", "b32"].map { abi in
      "-a always,exit -F arch=\(abi) -S 452 -F auid>=1000 -F auid!=unset -k perm_mod"
    }),
  // How a load goes on is nothing that the kernel knows afterwards: not a rule.
  Deviation(control: "cis-debian-13 6.2.3.35", without: "-c"),
  // A step of the load, which leaves nothing to ask for.
  Deviation(control: "ospp FAU_GEN.1", without: "-D"),
  // Items print a path rule on a folder; their title wants what is in it.
  Deviation(control: "nist-800-53 AC-2(1) scope", replacing: insteadOfTheFolder),
  Deviation(control: "nist-800-53 AC-2(4) scope", replacing: insteadOfTheFolder),
  // 0 is not unset.
  Deviation(control: "mitre-attack T1059.004", replacing: root),
  Deviation(control: "mitre-attack T1059.006", replacing: root),
]

private let insteadOfTheFolder = ("path=/etc/sudoers.d", "dir=/etc/sudoers.d")
private let root = ("auid=0 -F auid!=unset", "auid=0")

@Test(arguments: Shipped.catalogues.map(\.name.text))
func everyControlAsksForExactlyWhatItsSourcePrints(catalogue: ByteString) throws {
  let source = try CatalogueSource(of: "\(catalogue)")
  let lineCompiler = RuleLineCompiler(target: CatalogueSource.target, host: source.facts)
  let demandCompiler = DemandCompiler(
    library: Shipped.library, names: LibAuditNames(), target: CatalogueSource.target,
    facts: source.facts, bindings: CatalogueSource.bindings, programs: CatalogueSource.programs)
  let controls = try #require(Shipped.library.catalogues[catalogue]).controls
  var unread = source.lines
  for control in controls {
    let id = "\(control.reference.id)" + (control.reference.part.map { " \($0)" } ?? "")
    var printed = unread.removeValue(forKey: id) ?? []
    for deviation in deviations where deviation.control == "\(catalogue) \(id)" {
      let asked = deviation.applied(to: printed)
      #expect(asked != printed, "\(deviation.control) does not deviate")
      printed = asked
    }
    let expected = Asked(printed, compiler: lineCompiler).lines
    let asked = Asked(demandCompiler.demands(of: control)).lines
    #expect(asked.subtracting(expected) == [], "\(id) asks for more than its source")
    #expect(expected.subtracting(asked) == [], "\(id) asks for less than its source")
  }
  #expect(unread.keys.sorted() == [], "controls that the catalogue lacks")
}

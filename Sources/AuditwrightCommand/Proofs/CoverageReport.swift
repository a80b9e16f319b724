import ArgumentParser
import AuditCatalogue
import AuditProofs
import ByteText
import PolicyModel
import PolicyProofs
import Reports

/// What a set of rules means for the controls of catalogues, as it is shown.
struct CoverageReport {
  /// A catalogue with what became of its controls.
  struct Judged {
    let catalogue: Catalogue
    let verdicts: [ControlVerdict]
  }

  let judged: [Judged]
  let held: HeldRules
  let status: StatusArgument?
  let host: JudgedHost
  let show: EventShow
  /// The day by which it was judged, `YYYY-MM-DD`.
  let day: String
  /// What the rules' files are called in tables.
  private let fileNames: [String: String]

  init(
    _ judged: [Judged], _ held: HeldRules, _ status: StatusArgument?, _ host: JudgedHost,
    day: String
  ) {
    self.judged = judged
    self.held = held
    self.status = status
    self.host = host
    self.day = day
    show = EventShow(host)
    fileNames = LinePlaces.shortNames(of: Set(held.lines.compactMap { $0.span?.source.name }))
  }

  /// 1 for a control that is certainly not met, 2 for one of which it cannot be told.
  var exitCode: ExitCode {
    let all = judged.flatMap(\.verdicts)
    if all.contains(where: \.isOpen) { return .no }
    return all.contains { $0.status == .unknown } ? .unknown : .success
  }

  func rendered(as format: CoverageFormat) -> String {
    switch format {
    case .text: text
    case .json: json.rendered
    case .csv: flatTable.rendered(as: .csv)
    case .markdown: document.rendered(as: .markdown)
    case .html: document.rendered(as: .html)
    }
  }

  // MARK: Tables

  /// One row for each topic and a column for each catalogue, if there are several.
  private var matrix: Table? {
    guard judged.count > 1 else { return nil }
    var statuses: [ControlReference: String] = [:]
    for verdict in judged.flatMap(\.verdicts) {
      statuses[verdict.control.reference] = verdict.status.rawValue
    }
    var table = Table(
      "Controls by topic",
      columns: [Table.Column("topic", "Topic")]
        + judged.map {
          Table.Column($0.catalogue.name.description, $0.catalogue.title.description)
        })
    for row in Crosswalk(judged.map(\.catalogue)).rows {
      table.append(
        [row.topic?.description ?? ""]
          + row.controls.map { controls in
            controls.map { control in
              let part = control.reference.part.map { " \($0)" } ?? ""
              return "\(control.reference.id)\(part): \(statuses[control.reference] ?? "")"
            }.joined(separator: "; ")
          })
    }
    return table
  }

  /// What people read, without the columns that say nothing.
  private var document: TableDocument {
    let tables = judged.map { table(of: $0).withoutEmptyColumns }
    return TableDocument(
      "Coverage by \(held.name)", (matrix.map { [$0] } ?? []) + tables + [aboutTable])
  }

  private func table(of judged: Judged) -> Table {
    var table = Table(judged.catalogue.title.description, columns: Self.columns)
    for verdict in judged.verdicts { table.append(cells(verdict)) }
    return table
  }

  /// What programs read: every row says all that it rests on.
  private var flatTable: Table {
    let digests = judged.map { ($0, origin(of: $0)) }
    let common = about.filter { $0.key != "catalogue" }
    var table = Table(
      "Coverage",
      columns: [Table.Column("catalogue", "Catalogue")] + Self.columns
        + [Table.Column("source", "Source")] + common.map { Table.Column($0.key, $0.key) })
    for (one, digest) in digests {
      for verdict in one.verdicts {
        table.append(
          [one.catalogue.name.description] + cells(verdict) + [digest] + common.map(\.value))
      }
    }
    return table
  }

  private static let columns = [
    Table.Column("control", "Control"), Table.Column("title", "Title"),
    Table.Column("status", "Status"), Table.Column("exception", "Exception"),
    Table.Column("truth", "Without it"), Table.Column("witness", "This escapes"),
    Table.Column("keys", "Found under"), Table.Column("by", "Recorded by"),
    Table.Column("note", "Note"),
  ]

  private func cells(_ verdict: ControlVerdict) -> [String] {
    let id = verdict.control.reference
    return [
      id.id.description + (id.part.map { " \($0)" } ?? ""),
      verdict.control.title.description, verdict.status.rawValue, exception(verdict),
      verdict.exception == nil ? "" : verdict.truth.rawValue,
      verdict.witness.map(words) ?? "", verdict.keys.map(\.description).joined(separator: ", "),
      LinePlaces(verdict.lines.compactMap { held.lines[$0].span }, names: fileNames).text,
      verdict.notes.joined(separator: "; "),
    ]
  }

  func exception(_ verdict: ControlVerdict) -> String {
    guard let exception = verdict.exception else { return "" }
    let claim =
      switch exception.claim?.kind {
      case .covered: " (claim: covered)"
      case .partly: " (claim: partly)"
      case .notApplicable: " (claim: not applicable)"
      case nil: ""
      }
    let disputed = exception.claim?.disputed.map { "; disputed: \($0)" } ?? ""
    return (exception.reason?.text.description ?? "") + claim + disputed
  }

  func words(_ witness: CoverageWitness) -> String {
    show.words(witness.event) + (witness.circumstances.clause.map { ", \($0)" } ?? "")
      + (witness.kind == .withoutNames ? ", recorded without its names" : "")
  }

  /// Where the lines stand that record what a control demands, each place once.
  func places(_ verdict: ControlVerdict) -> [String] {
    var seen: Set<String> = []
    return verdict.lines.compactMap { held.lines[$0].span?.fileAndLine }
      .filter { seen.insert($0).inserted }
  }

  // MARK: What the report rests on

  var about: [(key: String, value: String)] {
    var about = [
      ("tool", "auditwright \(Auditwright.configuration.version)"),
      ("target", host.target.name), ("facts", facts), ("day", day),
      ("rules", "\(held.name) sha256:\(SHA256(held.bytes).text)"),
    ]
    if let status {
      about.append(("status", "\(status.source.name) sha256:\(SHA256(status.source.bytes).text)"))
    }
    about += judged.map { ("catalogue", origin(of: $0)) }
    about.append(("assumptions", assumptions.map(\.rawValue).joined(separator: ", ")))
    return about
  }

  private func origin(of one: Judged) -> String {
    let digest = SHA256(one.catalogue.span.source.bytes).text
    return "\(one.catalogue.name) \(one.catalogue.version) sha256:\(digest)"
  }

  private var facts: String {
    guard let facts = host.facts else { return "none" }
    return facts.name + (host.isOnlyLikely ? ", taken for what is not known of the host" : "")
  }

  private var aboutTable: Table {
    var table = Table(
      "About this report", columns: [Table.Column("what", "What"), Table.Column("value", "Value")])
    for (key, value) in about { table.append([key, value]) }
    return table
  }

  var assumptions: [Assumption] {
    let demanded = judged.flatMap(\.verdicts).flatMap(\.parts).compactMap(\.rule)
    let all = Assumption.behind(held.lines.flatMap(\.readings) + demanded)
    return held.set.isDefinite ? all : all + [.readings]
  }

  // MARK: For programs

  private var json: JSONValue {
    let about = JSONValue.object(
      self.about.filter { $0.key != "assumptions" && $0.key != "catalogue" }
        .map { JSONValue.Member($0.key, .string($0.value)) })
    let assumptions = JSONValue.array(assumptions.map { .string($0.rawValue) })
    if judged.count == 1 {
      return .object(
        members(of: judged[0]) + [.init("assumptions", assumptions), .init("about", about)])
    }
    return [
      "catalogues": .array(judged.map { .object(members(of: $0)) }), "assumptions": assumptions,
      "about": about,
    ]
  }

  private func members(of judged: Judged) -> [JSONValue.Member] {
    [
      .init("catalogue", .string(judged.catalogue.name.description)),
      .init("version", .string(judged.catalogue.version.description)),
      .init("digest", .string("sha256:" + SHA256(judged.catalogue.span.source.bytes).text)),
      .init("controls", .array(judged.verdicts.map(json))),
    ]
  }

  private func json(_ verdict: ControlVerdict) -> JSONValue {
    let id = verdict.control.reference
    return [
      "id": .string(id.id.description), "part": .optional(id.part?.description),
      "title": .string(verdict.control.title.description),
      "status": .string(verdict.status.rawValue), "truth": .string(verdict.truth.rawValue),
      "by": .array(places(verdict).map(JSONValue.string)),
      "keys": .array(verdict.keys.map { .string($0.description) }),
      "witness": verdict.witness.map(json) ?? .null,
      "exception": .optional(verdict.exception.map { _ in exception(verdict) }),
      "note": .optional(
        verdict.notes.isEmpty ? nil : verdict.notes.joined(separator: "; ")),
    ]
  }

  private func json(_ witness: CoverageWitness) -> JSONValue {
    [
      "event": show.json(witness.event),
      "circumstances": .optional(witness.circumstances.clause),
      "silencedBy": .optional(witness.silencedBy.flatMap { held.lines[$0].span?.fileAndLine }),
    ]
  }
}

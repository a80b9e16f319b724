import AuditCatalogue
import AuditListings
import AuditLoading
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel

/// What a kernel holds, or would hold, of the rules that a command line names.
struct HeldRules {
  /// One rule as a line tells of it.
  struct Line {
    /// What the line can mean; none if it cannot be read.
    let readings: [Rule]
    /// The line as written or printed.
    let text: ByteString
    /// Where it stands: the policy's statement, or the line itself.
    let span: Span?
    /// The controls that its group is claimed to answer.
    var controls: [ControlReference] = []
  }

  /// How the argument named the rules.
  let name: String
  /// The rules in the kernel's order.
  let lines: [Line]
  /// What a load would set; `nil` for a listing, which does not tell.
  let settings: LoadSettings?
  /// What a load would run into.
  let diagnostics: [Diagnostic]
  /// The text that was judged, for a digest of it.
  let bytes: [UInt8]

  /// The rules for the proofs.
  var set: RuleLineSet {
    RuleLineSet(lines.map(\.readings), isEnabled: settings?.enabled != 0)
  }

  /// What `rules` leave in a kernel of `host`.
  ///
  /// - Parameters:
  ///   - watchesAlways: whether a watch line of a listing is taken to record.
  ///   - expected: rules that a listing is looked through for, because it may not say all of them.
  init(
    _ rules: RulesArgument, named name: String, on host: JudgedHost, watchesAlways: Bool = false,
    expecting expected: [Rule] = []
  ) throws(Failure) {
    self.name = name
    switch rules {
    case .profile(let build):
      let load = ExpectedLoad(build)
      lines = zip(load.rules, load.rules.map(\.rule).certainReadings).map { entry, readings in
        Line(
          readings: readings, text: ByteString(entry.rule.span.bytes),
          span: entry.statement ?? entry.rule.span, controls: entry.controls)
      }
      settings = load.settings
      diagnostics = build.diagnostics
      bytes = build.files.flatMap(\.bytes)
    case .listing(let source):
      lines = try Self.listed(source, on: host, watchesAlways, ReadingHints(expecting: expected))
      settings = nil
      diagnostics = []
      bytes = source.bytes
    case .file, .folder:
      let text = rules.lines(for: host.target, host.isOnlyLikely ? nil : host.facts)
      let load = Load(target: host.target, host: host.view).run(text)
      lines = zip(load.rules, load.rules.certainReadings).map { rule, readings in
        Line(readings: readings, text: ByteString(rule.span.bytes), span: rule.span)
      }
      settings = load.settings
      diagnostics = load.diagnostics
      bytes = text.lines.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
    }
  }

  private static func listed(
    _ source: SourceText, on host: JudgedHost, _ watchesAlways: Bool, _ hints: ReadingHints
  ) throws(Failure) -> [Line] {
    let reader = ListingReader(target: host.target, names: LibAuditNames(), hints: hints)
    do throws(NotAListing) {
      return try reader.read(source).lines.map { line in
        var readings = line.readings
        if watchesAlways, readings.contains(where: { $0.action == .always }) {
          readings.removeAll { $0.action == .never }
        }
        return Line(
          readings: host.settled(readings), text: line.text, span: line.span)
      }
    } catch {
      let place = error.span?.fileAndLine ?? source.name
      throw .noAnswer(
        "\(FileReading.shown(place)): this is no 'auditctl -l' listing: \(error.reason)")
    }
  }
}

extension JudgedHost {
  /// What is left of a line's readings where it is known whether the place is a file or a folder.
  fileprivate func settled(_ readings: [Rule]) -> [Rule] {
    guard readings.count > 1 else { return readings }
    let kept = readings.filter { rule in
      if let path = rule.path {
        return view.kind(of: path, followingLast: true) != .found(.directory)
      }
      if let dir = rule.dir { return view.kind(of: dir, followingLast: true) != .found(.file) }
      return true
    }
    return kept.isEmpty ? readings : kept
  }
}

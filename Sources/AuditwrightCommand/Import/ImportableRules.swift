import AuditCatalogue
import AuditListings
import AuditLoading
import AuditRuleSyntax
import ByteText
import Diagnostics
import LibAudit
import PolicyImport
import PolicySyntax

/// The rules of the command line as a policy can be made of them: all lines that are good, those below
/// one that ends the load included, for their author meant them.
struct ImportableRules {
  let rules: ImportedRules
  /// What is to be told of lines.
  let diagnostics: [Diagnostic]

  init(_ argument: RulesArgument, on host: JudgedHost) throws(Failure) {
    switch argument {
    case .profile(let build):
      throw .unknown("'\(build.profile.name)' is a profile, and needs no import")
    case .listing(let source): (rules, diagnostics) = try Self.listed(source, host)
    case .file, .folder: (rules, diagnostics) = Self.loaded(argument, host)
    }
  }

  // MARK: Files

  private static func loaded(
    _ argument: RulesArgument, _ host: JudgedHost
  ) -> (ImportedRules, [Diagnostic]) {
    let text = argument.lines(for: host.target, host.isOnlyLikely ? nil : host.facts)
    let view: any HostView = host.isOnlyLikely ? PlacesAlone(host.view) : host.view
    let result = Load(target: host.target, host: view).run(text, goingOn: true)
    let errors = result.diagnostics.filter { $0.severity == .error }
    let controls = Controls(text, host)
    var seen: Set<Span> = []
    let refused = errors.compactMap { error -> ImportedRules.LeftOut? in
      guard let span = error.span.map({ Span($0.source, line: $0.line) }),
        seen.insert(span).inserted
      else { return nil }
      return ImportedRules.LeftOut(span: span, reason: error.message)
    }
    let rules = ImportedRules(
      lines: result.rules.map { rule in
        ImportedRules.Line(
          readings: rule.readings, text: ByteString(rule.span.bytes), span: rule.span)
      },
      settings: result.settings, clears: result.clearing != nil, onError: controls.onError,
      leftOut: refused + controls.unsaid)
    return (rules, errors + controls.diagnostics)
  }

  /// What lines ask for besides rules and the kernel's settings.
  private struct Controls {
    var onError = SettingsSyntax.ErrorMode.stop
    var unsaid: [ImportedRules.LeftOut] = []

    init(_ lines: RuleLines, _ host: JudgedHost) {
      let compiler = RuleLineCompiler(target: host.target, host: UnknownHost())
      for line in lines.lines {
        guard case .words(let words) = RuleFileLine(line.bytes) else { continue }
        // Rules have no other options, and reading them twice would take its time.
        guard let first = words.first, first != "-a", first != "-w", first != "-A" else { continue }
        for control in compiler.compile(words).controls { note(control, line.span) }
      }
    }

    private mutating func note(_ control: ControlRule, _ span: Span) {
      switch control {
      case .ignoreErrors: if onError != .continue { onError = .ignore }
      case .continueOnErrors: onError = .continue
      case .trim, .makeEquivalent, .resetLost, .resetBacklogWaitTimeActual, .message, .signal:
        unsaid.append(
          ImportedRules.LeftOut(span: span, reason: "policies have no word for this command"))
      case .deleteAll, .backlog, .backlogWaitTime, .failure, .rate, .enabled, .loginuidImmutable,
        .show:
        break
      }
    }

    var diagnostics: [Diagnostic] {
      unsaid.map { Diagnostic(.warning, "not-imported", $0.reason, at: $0.span) }
    }
  }

  // MARK: Listings

  private static func listed(
    _ source: SourceText, _ host: JudgedHost
  ) throws(Failure) -> (ImportedRules, [Diagnostic]) {
    let held = try HeldRules(.listing(source), named: source.name, on: host)
    var leftOut: [ImportedRules.LeftOut] = []
    var lines: [ImportedRules.Line] = []
    for line in held.lines {
      guard let span = line.span else { continue }
      if line.readings.isEmpty {
        leftOut.append(ImportedRules.LeftOut(span: span, reason: "this line cannot be read"))
      } else {
        lines.append(ImportedRules.Line(readings: line.readings, text: line.text, span: span))
      }
    }
    let errors = leftOut.map {
      Diagnostic(.error, "unreadable-line", "no rule prints like this", at: $0.span)
    }
    return (ImportedRules(lines: lines, leftOut: leftOut), errors)
  }
}

/// A host of which places are known, but for accounts only root: numbers that a stock system has for
/// names are not those of the machine that the rules are from.
private struct PlacesAlone: HostView {
  private let host: any HostView

  init(_ host: any HostView) {
    self.host = host
  }

  func kind(of path: ByteString, followingLast: Bool) -> Lookup<FileKind> {
    host.kind(of: path, followingLast: followingLast)
  }

  func userId(of name: ByteString) -> Lookup<UInt32> { name == "root" ? .found(0) : .unknown }
  func groupId(of name: ByteString) -> Lookup<UInt32> { name == "root" ? .found(0) : .unknown }
}

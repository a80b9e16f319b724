import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// Works out one `demand record`.
struct RecordDemand {
  var calls: SelectedCalls
  private let open: OpenParams
  private var parts: [CompiledDemand.Part] = []
  private var said: Set<CompiledDemand.Part> = []
  /// Why it is not known whether a place is asked about, in words.
  private var doubts: [ByteString: String] = [:]

  init(
    _ statement: StatementCompiler.Statement, compiler: StatementCompiler, open: OpenParams
  ) {
    calls = SelectedCalls(statement, compiler: compiler)
    self.open = open
  }

  /// What is asked, and what of it is not.
  mutating func compile() -> [CompiledDemand.Part] {
    if case .anything = statement.selector.kind {
      calls.compiler.reportIncomplete(statement)
      return []
    }
    for variable in statement.clauses.variables { add(open.part(for: variable)) }
    guard parts.isEmpty, let places = places() else { return parts }
    let sight = RuleSight(calls.compiler)
    let rules = calls.rules(at: places)
    for rule in rules {
      if let reason = sight.reasonForBlindness(of: rule) {
        add(.cannotFire(reason))
      } else if let doubt = (rule.path ?? rule.dir).flatMap({ doubts[$0] }) {
        parts.append(.recordIfThere(rule, doubt))
      } else {
        parts.append(.record(rule))
      }
    }
    for reason in calls.impossible { add(.cannotFire(reason)) }
    for reason in calls.unknown { add(.unknown(reason)) }
    return parts
  }

  private var statement: StatementCompiler.Statement { calls.statement }

  /// Adds what is not a rule, once: the same holds for each interface and value.
  private mutating func add(_ part: CompiledDemand.Part?) {
    guard let part, said.insert(part).inserted else { return }
    parts.append(part)
  }

  /// The places that the demand asks about on this host; a single `nil` if it names none. `nil` as
  /// a whole if something is wrong, which has been reported.
  private mutating func places() -> [FieldComparison?]? {
    guard let place = statement.selector.place else { return calls.compiler.places(of: statement) }
    let field: Field = place.reach == .of ? .path : .dir
    var result: [FieldComparison?] = []
    for path in place.paths {
      if let part = open.part(for: path.variable) {
        add(part)
        continue
      }
      guard let paths = calls.compiler.paths(path) else { return nil }
      if paths.isEmpty, let variable = path.variable {
        add(.notAsked("the host's inventory lists no programs for '$\(variable)'"))
      }
      result += paths.filter { isAsked($0) }.map { FieldComparison(field, .equal, $0) }
    }
    return result
  }

  /// Whether `path` counts: with `if present` only where the host has it.
  private mutating func isAsked(_ path: ByteString) -> Bool {
    guard statement.clauses.ifPresent != nil else { return true }
    guard let facts = calls.compiler.facts else {
      doubts[path] = "it is asked if '\(path)' is present, and no facts are given"
      return true
    }
    switch facts.kind(of: path, followingLast: false) {
    case .found: break
    case .absent:
      add(.notAsked("'\(path)' is not on '\(facts.name)'"))
      return false
    case .unknown:
      doubts[path] = "it is asked if '\(path)' is present, and '\(facts.name)' do not tell"
    }
    return true
  }
}

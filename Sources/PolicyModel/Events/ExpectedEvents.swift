import AuditCatalogue
import ByteText
import Diagnostics
import PolicySyntax

/// The single events that an expectation speaks of on one machine.
public struct ExpectedEvents: Sendable {
  /// One for each call and each place, in the order written; none if the machine has no such place.
  public let events: [EventSyntax]
  /// What is wrong with the places.
  public let diagnostics: [Diagnostic]
}

extension EventCompletion {
  /// The events of `expectation`, which stands in `group`, or in the `privileged` block that makes
  /// rules for `programs`.
  ///
  /// With `if present`, an event at a place for which an `if present` of the group made no rule is
  /// left out.
  public func events(
    of expectation: ExpectSyntax, in group: RulesSyntax? = nil, programs: [ByteString] = []
  ) -> ExpectedEvents {
    var compiler = statementCompiler
    var places: [PathSyntax?]
    switch expectation.each {
    case nil: places = [nil]
    case .program(let span):
      places = programs.map { PathSyntax($0, at: span) }
    case .path(let paths):
      places = paths.flatMap { path in
        (compiler.paths(path) ?? []).map { PathSyntax($0, at: path.span) }
      }
    }
    var events = places.flatMap { place in
      expectation.calls.map { expectation.event.with(call: $0, path: place) }
    }
    if expectation.event.clauses.ifPresent != nil, let facts {
      let missing = missingPlaces(of: group, facts, &compiler)
      events.removeAll { event in
        event.paths.flatMap { compiler.paths($0) ?? [] }
          .contains { path in missing.contains { $0.holds(path) } }
      }
    }
    return ExpectedEvents(events: events, diagnostics: compiler.diagnostics.sortedByPlace)
  }

  private var statementCompiler: StatementCompiler {
    var ignored: [Diagnostic] = []
    return StatementCompiler(
      names: names, target: target, facts: facts, bindings: bindings, programs: [],
      programParams: [], userIdMinimum: bindings.userIdMinimum(diagnostics: &ignored))
  }

  /// A place that a statement names and the host is not known to have.
  private struct MissingPlace {
    let path: ByteString
    let isTree: Bool

    func holds(_ other: ByteString) -> Bool { isTree ? other.isUnder(path) : other == path }
  }

  private func missingPlaces(
    of group: RulesSyntax?, _ facts: HostFacts, _ compiler: inout StatementCompiler
  ) -> [MissingPlace] {
    var result: [MissingPlace] = []
    for case .record(let record) in group?.statements ?? [] where record.clauses.ifPresent != nil {
      guard let place = record.selector.place else { continue }
      for path in place.paths.flatMap({ compiler.paths($0) ?? [] }) {
        if case .found = facts.kind(of: path, followingLast: false) { continue }
        result.append(MissingPlace(path: path, isTree: place.reach == .under))
      }
    }
    return result
  }
}

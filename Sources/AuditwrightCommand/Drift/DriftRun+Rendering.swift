import AuditAnalysis
import Diagnostics
import Reports

extension DriftRun {
  /// The report for programs; every key is always there. What stands beside the legs is about what
  /// should be loaded and the kernel, except that `drift` is about all.
  func json(_ answers: [ControlAnswer]) -> JSONValue {
    return .object(
      [.init("drift", .bool(legs.contains { $0.verdict == .different }))]
        + members(of: kernelLeg)
        + [
          .init("legs", .array(legs.map(json))),
          .init("situation", .optional(situation?.rawValue)),
          .init("advice", .optional(advice)),
          .init("answers", .array(answers.map(\.json))),
        ])
  }

  private func members(of leg: DriftLeg) -> [JSONValue.Member] {
    let report = leg.report ?? DriftReport()
    let effect = report.effect.map { EffectReport(effect: $0, show: events).json }
    return DriftDocument(report).members + [.init("effect", effect ?? .null)]
  }

  private func json(_ leg: DriftLeg) -> JSONValue {
    let reason: String? = if case .unknown(let reason) = leg.outcome { reason } else { nil }
    return .object(
      [
        .init("left", .string(leg.left.rawValue)), .init("right", .string(leg.right.rawValue)),
        .init("drift", .bool(leg.verdict == .different)),
        .init("verdict", .string(leg.verdict.rawValue)),
        .init("reason", .optional(reason)),
      ] + members(of: leg))
  }

  /// The findings of a report, then what they do to events.
  func show(_ report: DriftReport, on terminal: Terminal) throws(Failure) {
    try terminal.show(report.findings.map(\.diagnostic), asProduct: true)
    if let text = report.effect.flatMap({ EffectReport(effect: $0, show: events).text }) {
      try terminal.print(text)
    }
  }

  /// The outcome in a line.
  var summary: String {
    let differences = legs.compactMap(\.report).flatMap(\.findings)
    let words =
      legs.contains { $0.verdict == .different }
      ? "drift" + (legs.count == 1 ? ": \(counted(differences.count, "finding"))" : "")
      : legs.contains { $0.verdict == .unknown }
        ? "it cannot be told whether the rules have drifted" : "no drift"
    let held = loaded.map { "\($0.lines.count) loaded" } ?? "the kernel not asked"
    let settings = loaded?.status == nil ? "settings not compared" : "settings compared"
    let expectation = side.expectation
    return "\(words); \(expectation.rules.count) rules expected, \(held), \(settings), "
      + "for \(expectation.target.name)"
  }

  /// What a reader is told of three places: a section for each two, then what to do.
  func show(_ answers: [ControlAnswer], on terminal: Terminal) throws(Failure) {
    var isSetOff = false
    for (index, leg) in legs.enumerated() {
      let isRepetition = isRepetition(index)
      try terminal.print(leg.summary + (isRepetition ? ", told above" : "") + "\n")
      isSetOff = false
      guard !isRepetition, let report = leg.report, leg.verdict != .same else { continue }
      isSetOff = true
      try terminal.print("\n")
      if leg.right == .merged, case .read(let file, _)? = side.merged, leg.verdict == .different {
        try terminal.show([file.stale(side.name)], asProduct: true)
      }
      try show(report, on: terminal)
    }
    if situation != .same, let clause = situation?.clause {
      try terminal.print((isSetOff ? "" : "\n") + clause + (advice.map { "; " + $0 } ?? "") + "\n")
    }
    for answer in answers { try terminal.print(answer.text + "\n") }
  }

  /// Whether the differences of a leg are those of one before it, for the other two places agree.
  private func isRepetition(_ index: Int) -> Bool {
    guard index > 0, legs.count == 3, legs[index].verdict == .different else { return false }
    switch index {
    case 1: return legs[0].verdict == .different && legs[2].verdict == .same
    default: return legs[1].verdict == .different && legs[0].verdict == .same
    }
  }
}

extension DriftLeg {
  fileprivate var summary: String {
    let names = "\(left.words) and \(right.words)"
    switch verdict {
    case .same: return "\(names): the same"
    case .different:
      return "\(names): \(counted(report?.findings.count ?? 0, "difference"))"
    case .unknown:
      return report == nil ? "\(names): not compared" : "\(names): it cannot be told"
    }
  }
}

extension RulesPlace {
  /// The place in a sentence.
  fileprivate var words: String {
    switch self {
    case .profile: "the profile"
    case .file: "the file"
    case .folder: "rules.d"
    case .merged: "audit.rules"
    case .kernel: "the kernel"
    }
  }
}

extension ControlAnswer {
  /// One line for a reader.
  var text: String {
    let verdict =
      switch answer {
      case .yes, .no: answer.rawValue
      case .unknown: "not answered" + (reason.map { ": " + $0 } ?? "")
      }
    return "\(control.reference) '\(control.title)': \(verdict)"
  }

  fileprivate var json: JSONValue {
    let reference = control.reference
    let part = reference.part.map { " part \($0)" } ?? ""
    return .object([
      .init("catalogue", .string(reference.catalogue.description)),
      .init("control", .string(reference.id.description + part)),
      .init("answer", .string(answer.rawValue)),
      .init("reason", .optional(reason)),
    ])
  }
}

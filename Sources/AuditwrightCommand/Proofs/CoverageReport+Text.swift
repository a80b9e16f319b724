import ArgumentParser
import AuditProofs
import ByteText
import PolicyModel
import PolicyProofs

/// The formats of a coverage report, for the command line.
enum CoverageFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, html, csv, json
}

/// The report as it is read on a terminal: a line for each control, and more where something is wrong.
extension CoverageReport {
  var text: String {
    var lines: [String] = []
    for one in judged {
      lines.append("\(one.catalogue.title) \(one.catalogue.version), by \(held.name):")
      let asked = one.verdicts.filter { $0.status != .notARule }
      let width = asked.map { Self.id($0).count }.max() ?? 0
      for verdict in asked { lines += self.lines(verdict, width) }
      lines += [Self.counts(one.verdicts), ""]
    }
    lines += about.filter { $0.key != "catalogue" }.map { "\($0.key): \($0.value)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ verdict: ControlVerdict, _ width: Int) -> [String] {
    let id = Self.id(verdict)
    let status = Self.padded(verdict.status.rawValue, 17)
    var lines = ["  \(status) \(Self.padded(id, width))  \(verdict.control.title)"]
    func add(_ text: String) { lines.append("  " + String(repeating: " ", count: 18) + text) }
    if let witness = verdict.witness, verdict.isOpen || verdict.status == .unknown {
      add("escapes: \(words(witness))")
      if let line = witness.silencedBy, let span = held.lines[line].span {
        add("silenced by \(span.fileAndLine): \(held.lines[line].text)")
      }
    }
    if verdict.exception != nil, verdict.status != .covered {
      add("exception: \(exception(verdict))")
    }
    if verdict.status != .covered || verdict.notes.contains(where: { $0.contains("found under") }) {
      for note in verdict.notes { add(note) }
    }
    return lines
  }

  private static func id(_ verdict: ControlVerdict) -> String {
    let reference = verdict.control.reference
    return reference.id.description + (reference.part.map { " \($0)" } ?? "")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// How many controls came out how, those that no rule can answer last.
  private static func counts(_ verdicts: [ControlVerdict]) -> String {
    let counts = Dictionary(grouping: verdicts, by: \.status).mapValues(\.count)
    return ControlVerdict.Status.allCases.compactMap { status in
      counts[status].map { "\($0) \(status.rawValue)" }
    }.joined(separator: ", ")
  }
}

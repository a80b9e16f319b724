import AuditAnalysis
import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText

extension LintedRules {
  /// What a load of `lines` leaves in the kernel: what '-A' adds stands before all that was loaded
  /// before it, and what is deleted later on is left out.
  static func held(after lines: [LintedLine]) -> [(line: LintedLine, readings: [Rule])] {
    var front: [(line: LintedLine, readings: [Rule])] = []
    var back: [(line: LintedLine, readings: [Rule])] = []
    for line in lines {
      for control in line.controls where !line.judged.isRefused {
        guard case .deleteAll(let key) = control else { continue }
        let goes = { (entry: (line: LintedLine, readings: [Rule])) in
          entry.readings.contains { $0.isDeleted(byKeysWith: key) }
        }
        front.removeAll(where: goes)
        back.removeAll(where: goes)
      }
      if case .deletion(let deletion) = line.judged.compiled.result, !line.judged.isRefused {
        front.removeAll { $0.readings.contains(deletion.rule) }
        back.removeAll { $0.readings.contains(deletion.rule) }
      }
      guard let loaded = line.judged.loaded else { continue }
      if loaded.wasPrepended {
        front.append((line, loaded.readings))
      } else {
        back.append((line, loaded.readings))
      }
    }
    return front.reversed() + back
  }

  /// What one rule takes of another's events on the machine that is linted for.
  var cover: RuleCover { RuleCover(target: target, facts: host.facts) }
}

extension Rule {
  /// Whether `-D`, with `text` `-D -k text`, takes it away.
  fileprivate func isDeleted(byKeysWith text: ByteString?) -> Bool {
    guard let text, !text.isEmpty else { return true }
    guard let key = comparison(of: .key)?.text, key.count >= text.count else { return false }
    return (0...(key.count - text.count)).contains { key.bytes[$0...].starts(with: text) }
  }
}

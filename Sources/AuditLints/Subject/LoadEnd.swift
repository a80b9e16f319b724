import AuditRuleSyntax
import Lints

/// The line at which auditctl stops reading.
struct LoadEnd {
  /// The index of the line among those with words.
  let index: Int
  /// How many lines stand below it, unread.
  let lostCount: Int
  /// Whether one of them would have locked the rules.
  let losesLock: Bool

  /// `nil` if all lines are read: none is refused, or '-i' or '-c' stands above the first that is.
  init?(_ lines: [LintedLine]) {
    var ignoresErrors = false
    for line in lines {
      if line.judged.isRefused, !ignoresErrors {
        index = line.index
        let lost = lines[(line.index + 1)...]
        lostCount = lost.count
        losesLock = lost.contains { $0.controls.contains(.enabled(2)) }
        return
      }
      if line.controls.contains(where: { $0 == .ignoreErrors || $0 == .continueOnErrors }) {
        ignoresErrors = true
      }
    }
    return nil
  }

  /// Where a load would end if the line at `index` were refused; `nil` if it would go on.
  init?(ifRefused index: Int, _ lines: [LintedLine]) {
    let above = lines[..<index].flatMap(\.controls)
    if above.contains(where: { $0 == .ignoreErrors || $0 == .continueOnErrors }) { return nil }
    self.index = index
    let lost = lines[(index + 1)...]
    lostCount = lost.count
    losesLock = lost.contains { $0.controls.contains(.enabled(2)) }
  }

  /// What it means for the lines below; `nil` if there are none.
  var note: String? {
    loss.map { "the load ends here: " + $0 }
  }

  /// The same of a system where the line is refused, which need not be this one.
  var noteOnOthers: String? {
    loss.map { "there the load ends: " + $0 }
  }

  private var loss: String? {
    if lostCount == 0 { return nil }
    let lost = lostCount == 1 ? "the line below it is" : "the \(lostCount) lines below it are"
    return "\(lost) not read" + (losesLock ? ", so nothing is locked" : "")
  }
}

import AuditCatalogue
import AuditEvents
import AuditProofs
import AuditRecords
import AuditRules
import ByteText
import LibAudit

/// What becomes of one event, and why.
struct Verdict {
  /// The answer in a word.
  enum Answer: String {
    case recorded
    case notRecorded = "not-recorded"
    case unknown
  }

  let answer: Answer
  /// The keys of the recorded event; of several sets one.
  let keys: [[ByteString]]
  /// The index of the rule that decides; `nil` for the kernel's default.
  let rule: Int?
  /// Why the rules before it on its list do not, the nearest first.
  let misses: [Bench.Missed]
  let text: EventText
  let remarks: [String]
  /// The command that finds the event in the log.
  let search: String
  /// What the answer rests on.
  let assumptions: [Assumption]

  init(of question: Question, on bench: Bench) {
    let bounds = bench.bounds(of: question)
    let decision = bounds.decisions[0]
    let testimony = question.testimony
    let text = EventText(
      question.event, in: bench.scene,
      knowing: bench.paths + (testimony?.program.map { [$0] } ?? []),
      accounts: testimony?.accounts ?? [:])
    self.text = text
    answer = bounds.isRecorded.map { $0 ? .recorded : .notRecorded } ?? .unknown
    keys = bounds.keys
    rule = decision.rule
    misses = bench.misses(on: question.event, before: decision.rule, open: bounds.open)
    remarks = question.remarks + bench.remarks(on: question, bounds)
    search = LogSearch(names: LibAuditNames(), machine: bench.host.target.machine)
      .command(
        for: question.event, keys: bounds.keys.first ?? [],
        user: testimony?.accounts[question.event.task.uid], program: testimony?.program)
    assumptions = bench.assumptions(on: question)
  }
}

import AuditCatalogue
import AuditEvents
import AuditRecords
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyModel

/// An event that is to be decided, with what is known of it.
struct Question {
  let event: Event
  /// What records leave open; `nil` for an event in words.
  var testimony: Testimony?
  /// What was taken because the text does not say it.
  var taken: [String] = []
  var remarks: [String] = []
  /// What the records call it; `nil` for an event in words.
  var name: String?
  /// The keys in the log; `nil` if it has none to tell.
  var loggedKeys: [ByteString]?

  /// The events that `argument` stands for: a text in the event language, records, or a file with
  /// one of them; `-` is standard input.
  static func all(_ argument: String, on bench: Bench, _ bindings: Bindings) throws -> [Question] {
    let isFile =
      argument == "-" || !argument.contains(" ") && FileReading.kind(of: argument) != nil
    let source = SourceText(
      name: argument == "-" ? "<stdin>" : isFile ? argument : "<event>",
      bytes: isFile ? try FileReading.bytes(of: argument) : Array(argument.utf8))
    if AuditLog.seemsToBe(source.bytes) { return try logged(source, bench) }
    return [try worded(source, bench, bindings, isArgument: !isFile)]
  }

  // MARK: Words

  private static func worded(
    _ source: SourceText, _ bench: Bench, _ bindings: Bindings, isArgument: Bool
  ) throws -> Question {
    let completion = EventCompletion(
      names: LibAuditNames(), target: bench.host.target, facts: bench.host.facts,
      bindings: bindings)
    let result = completion.read(source, by: Array(bench.readings.joined()))
    guard let event = result.event else {
      throw BadEvent(diagnostics: result.diagnostics, isArgument: isArgument)
    }
    return Question(
      event: event, taken: result.taken, remarks: result.diagnostics.map(\.message))
  }

  /// A text that is no event.
  struct BadEvent: Error {
    let diagnostics: [Diagnostic]
    /// Whether it stood on the command line.
    let isArgument: Bool
  }

  // MARK: Records

  private static func logged(_ source: SourceText, _ bench: Bench) throws(Failure)
    -> [Question]
  {
    let log = AuditLog(source, names: LibAuditNames())
    let reader = TestimonyReader(
      names: LibAuditNames(), target: bench.host.target, facts: bench.host.facts)
    let readings = Array(bench.readings.joined())
    var questions: [Question] = []
    for logged in log.events {
      guard let testimony = reader.read(logged, under: readings) else { continue }
      questions.append(
        Question(
          event: testimony.event, testimony: testimony, remarks: testimony.remarks,
          name: logged.stamp.description, loggedKeys: logged.keys))
    }
    if let stranger = log.strangers.first, !questions.isEmpty {
      questions[0].remarks.append("\(stranger.fileAndLine) is no record and was passed over")
    }
    guard questions.isEmpty else { return questions }
    throw .noAnswer("\(FileReading.shown(source.name)): no record in it tells of an event")
  }
}

import ByteText

/// Reads what the guest left for one case.
struct ResultDecoder {
  private let guestCase: GuestCase
  private var reader: WireReader
  private var stepCount = 0

  /// The result of `guestCase` from the guest's bytes. Throws if a file could not be made, a step
  /// not prepared, or records were lost: such a result would pass for silence of the rules.
  static func result(
    of guestCase: GuestCase, in bytes: [UInt8]
  ) throws(GuestError) -> GuestResult {
    var decoder = ResultDecoder(guestCase: guestCase, reader: WireReader(bytes))
    return try decoder.result()
  }

  private init(guestCase: GuestCase, reader: WireReader) {
    self.guestCase = guestCase
    self.reader = reader
  }

  private mutating func result() throws(GuestError) -> GuestResult {
    let count: UInt32 = try reader.number()
    guard count == guestCase.actions.count else { throw GuestError.malformedResults }
    var outcomes: [GuestOutcome] = []
    for action in guestCase.actions { outcomes.append(try outcome(of: action)) }
    let status = try AuditStatus(reader.text())
    guard status.lost == 0 || guestCase.allowsLoss else {
      throw GuestError.recordsLost(case: guestCase.name, count: status.lost)
    }
    return GuestResult(guestCase: guestCase, outcomes: outcomes, finalStatus: status)
  }

  private mutating func outcome(of action: GuestAction) throws(GuestError) -> GuestOutcome {
    _ = try reader.number(UInt8.self)  // the kind of action
    switch action {
    case .load, .auditctl: return .run(try auditctlRun())
    case .addRule, .deleteRule: return .answer(errno: try reader.number())
    case .listRules: return .rules(try rules())
    case .status: return .status(try AuditStatus(reader.text()))
    case .step(let step): return .step(try outcome(of: step))
    case .make(let entry):
      let errno: Int32 = try reader.number()
      guard errno == 0 else {
        throw GuestError.tree(case: guestCase.name, path: entry.path.description, errno: errno)
      }
      return .made
    }
  }

  private mutating func records() throws(GuestError) -> [AuditRecord] {
    try reader.list { (reader) throws(GuestError) in
      AuditRecord(type: try reader.number(), text: ByteString(try reader.text()))
    }
  }

  private mutating func auditctlRun() throws(GuestError) -> AuditctlRun {
    AuditctlRun(
      status: try reader.number(), output: ByteString(try reader.text()),
      errors: ByteString(try reader.text()),
      messages: try reader.list { (reader) throws(GuestError) in Self.message(try reader.text()) },
      changes: try records())
  }

  /// `<priority>date program[pid]: text` without what stands before the text.
  private static func message(_ datagram: [UInt8]) -> ByteString {
    let mark = Array("]: ".utf8)
    guard let end = datagram.firstRange(of: mark)?.upperBound else {
      return ByteString(afterDate(datagram))
    }
    return ByteString(datagram[end...])
  }

  /// Without a process number the ident is followed by a colon after the fifteen bytes of the date.
  private static func afterDate(_ datagram: [UInt8]) -> ArraySlice<UInt8> {
    let body = datagram.drop { $0 != UInt8(ascii: ">") }.dropFirst(17)
    guard let end = body.firstRange(of: Array(": ".utf8))?.upperBound else { return datagram[...] }
    return body[end...]
  }

  private mutating func rules() throws(GuestError) -> [[UInt8]] {
    let errno: Int32 = try reader.number()
    let rules = try reader.list { (reader) throws(GuestError) in try reader.text() }
    guard errno == 0 else {
      throw GuestError.gaveUp(
        case: guestCase.name, reason: "listing rules gave errno \(errno)", console: "")
    }
    return rules
  }

  private mutating func outcome(of step: GuestStep) throws(GuestError) -> StepOutcome {
    stepCount += 1
    let state: UInt32 = try reader.number()
    let pid: UInt32 = try reader.number()
    let parent: UInt32 = try reader.number()
    let result: Int64 = try reader.number()
    let errno: UInt32 = try reader.number()
    let stage = String(decoding: try reader.text(), as: UTF8.self)
    let waitStatus: Int32 = try reader.number()
    let records = try records()
    return StepOutcome(
      ending: try ending(state, result, waitStatus, failure: "\(stage) (errno \(errno))"),
      pid: pid, parent: parent, records: records,
      event: AuditEvent(of: step.call, by: pid, in: records))
  }

  /// The states are those of `Tests/Guest/desk.h`.
  private func ending(
    _ state: UInt32, _ result: Int64, _ waitStatus: Int32, failure: String
  ) throws(GuestError) -> StepOutcome.Ending {
    switch state {
    case 0: throw stepError("it could not be prepared: \(failure)")
    case 1:
      let signal = waitStatus & 0x7f
      return .noReturn(status: signal == 0 ? waitStatus >> 8 & 0xff : 128 + signal)
    case 2: return .returned(result)
    default: throw stepError("it did not come to an end")
    }
  }

  private func stepError(_ reason: String) -> GuestError {
    .step(case: guestCase.name, index: stepCount - 1, reason: reason)
  }
}

extension AuditEvent {
  /// The first event in `records` that `call` made by process `pid` left, if it left one.
  init?(of call: GuestCall, by pid: UInt32, in records: [AuditRecord]) {
    let first = records.first { record in
      record.type == AuditRecord.Kind.syscall && record.number("pid") == Int64(pid)
        && record.number("syscall") == Int64(call.number)
        && record.number("arch", radix: 16) == Int64(call.abi.machine)
        && !Self.isOfTheHarness(record)
    }
    guard let serial = first?.serial else { return nil }
    self.init(serial: serial, records: records.filter { $0.serial == serial })
  }

  /// The write and the read by which the process waited for its turn, and the exit after the call:
  /// a rule on all calls records them too. Their first arguments, set in `Tests/Guest/desk.h`, tell
  /// them from such calls under test.
  private static func isOfTheHarness(_ record: AuditRecord) -> Bool {
    guard record.number("arch", radix: 16) == Int64(GuestABI.b64.machine) else { return false }
    switch record.number("syscall") {
    case 0: return record.number("a0", radix: 16) == 900
    case 1: return record.number("a0", radix: 16) == 902
    case 231: return record.number("a0", radix: 16) == 0x5e
    default: return false
    }
  }
}

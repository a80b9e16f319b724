import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

/// Reads the records of one event.
public struct TestimonyReader: Sendable {
  let names: any AuditNames
  let facts: HostFacts?
  let places: Places
  let machine: Machine
  let labelFields: Set<Field>?

  /// - Parameters:
  ///   - target: the machine that the log is from.
  ///   - facts: its users, for interpreted logs, and where its paths lead.
  public init(names: any AuditNames, target: Target, facts: HostFacts? = nil) {
    self.names = names
    self.facts = facts
    places = Places(facts: facts)
    machine = target.machine
    labelFields = target.labelFields
  }

  /// What the records tell; `nil` if they are of no event that rules judge.
  public func read(_ logged: LoggedEvent, under rules: [Rule]) -> Testimony? {
    var reading = TestimonyReading(logged, self, rules)
    guard let event = reading.event() else { return nil }
    reading.gaps.labelFields = labelFields
    return Testimony(
      event: event, gaps: reading.gaps, remarks: reading.remarks + reading.accountRemarks,
      accounts: reading.accounts, program: reading.program)
  }
}

/// One event's records being read.
struct TestimonyReading {
  let logged: LoggedEvent
  let reader: TestimonyReader
  let rules: [Rule]
  var gaps = Gaps()
  var remarks: [String] = []
  /// Names that have no number, by the number that stands in.
  var accounts: [UInt32: ByteString] = [:]
  /// The path of the program that acts.
  var program: ByteString?

  init(_ logged: LoggedEvent, _ reader: TestimonyReader, _ rules: [Rule]) {
    self.logged = logged
    self.reader = reader
    self.rules = rules
  }

  mutating func event() -> Event? {
    if let record = logged.record(RecordKind.syscall) { return call(record).map(Event.call) }
    if let record = logged.record(RecordKind.ioUring) { return call(record).map(Event.ioUring) }
    guard let record = logged.records.first, let type = record.type else { return nil }
    var message = Message(type: type, by: task(record))
    message.world = reader.places.world(of: rules)
    return RecordKind.messages.contains { $0.contains(type) } ? .message(message) : .record(message)
  }

  mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  // MARK: The call

  private mutating func call(_ record: LogRecord) -> Call? {
    guard let architecture = architecture(record),
      let (name, number) = syscall(record, architecture)
    else { return nil }
    var call = Call(number, on: architecture, by: task(record))
    for index in 0..<4 {
      guard let field = record.field(ByteString("a\(index)")) else { continue }
      let word = LoggedWord(
        argument: field.value, index, of: name, isInterpreted: record.isInterpreted)
      gaps.arguments[index] = word
      call.arguments[index] = word.bits
      if !word.isKnown {
        remark("of a\(index)=\(field.value) not every bit is known; 'ausearch --raw' tells them")
      }
    }
    call.result = result(record)
    call.addressFamily = addressFamily()
    call.openFlags = openFlags(name)
    call.ownRecords = logged.records.compactMap(\.type).filter { type in
      RecordKind.ofKernel.contains { $0.contains(type) }
    }
    addNames(to: &call, record, name)
    return call
  }

  private func architecture(_ record: LogRecord) -> Architecture? {
    guard let text = record.field("arch")?.value.description else {
      return record.type == RecordKind.ioUring ? reader.machine.architecture(.b64) : nil
    }
    if let architecture = reader.names.architecture(named: text) { return architecture }
    return UInt32(text, radix: 16).map(Architecture.init(rawValue:))
  }

  /// The call's name, for the meaning of its arguments, and its number.
  private func syscall(_ record: LogRecord, _ architecture: Architecture) -> (String, UInt32)? {
    if let operation = record.field("uring_op")?.value.description {
      return (UInt32(operation) ?? IoUringOperations.number(of: operation)).map { ("", $0) }
    }
    guard let text = record.field("syscall")?.value.description else { return nil }
    if let number = UInt32(text) {
      return (reader.names.name(ofSyscall: number, on: architecture) ?? "", number)
    }
    // Of the calls behind one number ausearch tells which: socketcall(connect), unknown(1024).
    let name = text.prefix { $0 != "(" }
    if let number = reader.names.number(ofSyscall: String(name), on: architecture) {
      return (String(name), number)
    }
    let inner = text.dropFirst(name.count + 1).prefix { $0 != ")" }
    return UInt32(inner).map { ("", $0) }
  }

  private mutating func result(_ record: LogRecord) -> Call.Result? {
    guard let success = record.field("success")?.value else { return nil }
    let text = record.field("exit")?.value.description ?? ""
    let name = text.prefix { $0 != "(" }
    var result: Call.Result
    if let number = Int64(text) {
      result = Call.Result(exit: number)
    } else if let hexadecimal = text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : nil {
      result = Call.Result(exit: Int64(bitPattern: hexadecimal))
    } else if let errno = reader.names.number(ofErrno: String(name)) {
      result = Call.Result(exit: -Int64(errno))
    } else {
      gaps.fields.insert(.exit)
      remark("exit=\(text) is not known as a number; 'ausearch --raw' tells it")
      result = Call.Result(exit: 0)
    }
    result.succeeded = success == "yes"
    return result
  }

  /// Raw the address itself, its family in the first two bytes in the machine's order.
  private mutating func addressFamily() -> UInt32? {
    guard let record = logged.record(RecordKind.socketAddress) else { return nil }
    if let text = record.field("saddr_fam")?.value.description {
      let name = String(text.prefix { $0 != " " })
      if let family = Self.families[name] ?? UInt32(name) { return family }
      gaps.fields.insert(.socketFamily)
      remark("saddr_fam=\(name) is not known as a number")
      return 0
    }
    guard let address = record.field("saddr")?.hexadecimal, address.count >= 2 else { return nil }
    return UInt32(address[0]) | UInt32(address[1]) << 8
  }

  /// The families that ausearch names (linux/socket.h).
  private static let families: [String: UInt32] = [
    "unspec": 0, "local": 1, "unix": 1, "inet": 2, "ax25": 3, "ipx": 4, "inet6": 10,
    "netlink": 16, "packet": 17, "bluetooth": 31, "alg": 38, "vsock": 40,
  ]

  private mutating func openFlags(_ name: String) -> UInt64? {
    guard name == "openat2" else { return nil }
    let record = logged.record(RecordKind.openHow)
    guard let text = record?.field("oflag")?.value.description else {
      gaps.hasUnknownOpenFlags = true
      remark("the OPENAT2 record with the flags is missing")
      return nil
    }
    if text.hasPrefix("O_") {
      let word = LoggedWord.openFlags(text)
      gaps.hasUnknownOpenFlags = word.mask & 3 != 3
      return UInt64(word.bits)
    }
    let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
    return UInt64(digits, radix: text.hasPrefix("0x") ? 16 : 8)
  }
}

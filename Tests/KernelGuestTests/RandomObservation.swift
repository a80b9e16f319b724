import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import KernelGuest

/// A step as the kernel told it, with what the watched names led to before and after.
struct RandomObservation {
  let step: GuestStep
  let outcome: StepOutcome
  let before: [ByteString: FileIdentity]
  let after: [ByteString: FileIdentity]

  /// The call as it was observed, without what `RandomWatches` adds.
  private let observed: Call

  init(
    step: GuestStep, outcome: StepOutcome, before: [ByteString: FileIdentity],
    after: [ByteString: FileIdentity]
  ) throws {
    guard let event = outcome.event, let record = event.syscall else {
      throw RandomFailure.unobserved(outcome)
    }
    self.step = step
    self.outcome = outcome
    self.before = before
    self.after = after
    observed = try ObservedStep(step: step, event: event, record: record, files: after).call
  }

  /// The call as an event; what differs from run to run is taken from `run`.
  func call(in run: StepOutcome, watches: inout RandomWatches) -> Call {
    var call = observed
    call.subject.pid = run.pid
    call.subject.ppid = run.parent
    if call.result != nil, case .returned(let value) = run.ending {
      call.result = Call.Result(exit: value)
    }
    (call.world, call.removal) = watches.worlds(during: self)
    return call
  }
}

/// Reads one step's records as an event.
private struct ObservedStep {
  let step: GuestStep
  let event: AuditEvent
  let record: AuditRecord
  let files: [ByteString: FileIdentity]

  var call: Call {
    get throws {
      let number = try record.required("syscall")
      let architecture = Architecture(rawValue: try record.required("arch", radix: 16))
      let arguments = try ["a0", "a1", "a2", "a3"].map { try record.required($0, radix: 16) }
      var call = Call(number, on: architecture, arguments, by: try subject)
      call.birth = birth
      call.openFlags = openFlags
      call.result = record.number("exit").map { Call.Result(exit: $0) }
      call.addressFamily = addressFamily
      let records = event.records.filter { $0.type == AuditRecord.Kind.path }
      call.ownRecords = event.records.map(\.type).filter { (1700...1799).contains($0) }
      call.names = zip(event.paths, records).map { name($0, $1.field("rdev")) }
      return call
    }
  }

  private var subject: Subject {
    get throws {
      var subject = Subject()
      subject.personality = (try? record.required("per", radix: 16)) ?? 0
      subject.uid = try record.required("uid")
      subject.euid = try record.required("euid")
      subject.suid = try record.required("suid")
      subject.fsuid = try record.required("fsuid")
      subject.gid = try record.required("gid")
      subject.egid = try record.required("egid")
      subject.sgid = try record.required("sgid")
      subject.fsgid = try record.required("fsgid")
      subject.groups = Set(step.identity?.groups ?? [])
      subject.auid = try record.required("auid")
      subject.session = try record.required("ses")
      subject.exe = record.untrusted("exe").flatMap { files[$0] }
      return subject
    }
  }

  private var birth: Subject {
    guard let born = step.bornAs else { return Subject() }
    var subject = Subject(user: born.uid, group: born.gid, auid: born.loginuid ?? Subject.unset)
    (subject.euid, subject.suid, subject.fsuid) = (born.euid, born.suid, born.fsuid)
    (subject.egid, subject.sgid, subject.fsgid) = (born.egid, born.sgid, born.fsgid)
    subject.groups = Set(born.groups)
    // Any write of a login id that sets one opens a session; its number is the kernel's to choose.
    subject.session = subject.auid == Subject.unset ? Subject.unset : 1
    return subject
  }

  private var addressFamily: UInt32? {
    let record = event.records.first { $0.type == AuditRecord.Kind.socketAddress }
    guard let address = record?.untrusted("saddr"), address.count >= 2 else { return nil }
    return UInt32(address[0]) | UInt32(address[1]) << 8
  }

  /// The flags in the `struct open_how` that openat2 was handed.
  private var openFlags: UInt64? {
    let number = CallName.openat2.number(step.call.abi)
    guard step.call.number == number, step.call.arguments.count > 2,
      case .bytes(let how) = step.call.arguments[2]
    else { return nil }
    return how.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func name(_ record: PathRecord, _ represented: ByteString?) -> RecordedName {
    let path = record.name ?? descriptor ?? ""
    let isLink = (record.mode ?? 0) & 0o170000 == 0o120000
    let place = RandomWorld.place(path, followingLast: !isLink)
    var name = RecordedName(
      place: place, file: record.identity, owner: record.owner ?? 0, group: record.group ?? 0)
    name.fileType = (record.mode ?? 0) & 0o170000
    name.representedDevice = DeviceNumber(represented) ?? .none
    name.isParent = record.nameType == "PARENT"
    name.isSpelled = record.name != nil
    name.fileSystem = record.identity == nil ? nil : RandomWorld.fileSystem(at: place)
    return name
  }

  /// The file of the descriptor that the call was handed.
  private var descriptor: ByteString? {
    for case .file(let path, _) in step.call.arguments { return path }
    return nil
  }
}

/// Why a random pair could not be judged.
enum RandomFailure: Error {
  case unobserved(StepOutcome)
  case unreadable(AuditRecord, field: ByteString)
}

extension AuditRecord {
  /// A 32-bit number that must be there.
  fileprivate func required(_ name: ByteString, radix: Int = 10) throws -> UInt32 {
    guard let number = number(name, radix: radix) else {
      throw RandomFailure.unreadable(self, field: name)
    }
    return UInt32(truncatingIfNeeded: number)
  }
}

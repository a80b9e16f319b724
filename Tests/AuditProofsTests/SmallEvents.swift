import AuditCatalogue
import AuditEvents
import ByteText
import LibAudit

/// Events for themes, put together from every combination of a few values.
enum SmallEvents {
  static func number(_ name: String, _ architecture: Architecture = .x8664) -> UInt32 {
    guard let number = LibAuditNames().number(ofSyscall: name, on: architecture) else {
      preconditionFailure("no call \(name)")
    }
    return number
  }

  static let file = RecordedName.regularFile
  static let folder = RecordedName.directory

  static func identity(_ place: ByteString) -> FileIdentity { Places(facts: nil).file(at: place) }

  static func call(
    _ name: String, on architecture: Architecture = .x8664, by subject: Subject = person(),
    _ names: [RecordedName] = []
  ) -> Call {
    var call = Call(number(name, architecture), on: architecture, by: subject, names: names)
    if name == "exit_group" { call.result = nil }
    return call
  }

  static func person(
    _ uid: UInt32 = 1000, _ gid: UInt32 = 1000, auid: UInt32 = 1000,
    _ change: (inout Subject) -> Void = { _ in }
  ) -> Subject {
    var subject = Subject(user: uid, group: gid, auid: auid)
    subject.exe = identity("/usr/bin/true")
    change(&subject)
    return subject
  }

  static func name(
    _ place: ByteString, owner: UInt32 = 0, group: UInt32 = 0, _ type: UInt32 = file,
    _ change: (inout RecordedName) -> Void = { _ in }
  ) -> RecordedName {
    var name = RecordedName(place: place, file: identity(place), owner: owner, group: group)
    name.fileType = type
    change(&name)
    return name
  }

  /// A name that was not found.
  static func missing(_ place: ByteString) -> RecordedName { RecordedName(place: place, file: nil) }
}

extension [Call] {
  /// Every call, once for each change.
  func with<Value>(_ values: [Value], _ change: (inout Call, Value) -> Void) -> [Call] {
    flatMap { call in
      values.map { value in
        var other = call
        change(&other, value)
        return other
      }
    }
  }

  /// Every call as it is and changed.
  func orElse(_ change: (inout Call) -> Void) -> [Call] {
    with([false, true]) { if $1 { change(&$0) } }
  }
}

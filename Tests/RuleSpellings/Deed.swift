import AuditCatalogue
import AuditEvents
import ByteText
import LibAudit

/// Calls on the scene, by name.
enum Deed {
  /// A call that touches `places` and ends with `exit`.
  static func call(
    _ name: String, on abi: ABI = .b64, _ arguments: [UInt32] = [], by subject: Subject = .ann,
    touching places: [ByteString] = [], exit: Int64 = 0
  ) -> Call {
    let architecture = Machine.x8664.architecture(abi)
    var call = Call(
      number(of: name, on: abi), on: architecture, arguments, by: subject,
      names: places.map(Scene.name))
    call.result = Call.Result(exit: exit)
    call.world = Scene.world
    return call
  }

  /// openat with the access mode given: 0 to read, 1 to write, 2 for both.
  static func opening(
    _ place: ByteString, on abi: ABI = .b64, mode: UInt32 = 1, by subject: Subject = .ann,
    exit: Int64 = 3
  ) -> Call {
    call(
      "openat", on: abi, [UInt32(bitPattern: -100), 0, mode], by: subject, touching: [place],
      exit: exit)
  }

  /// unlink: the folder is recorded as well, and the name is gone when the call ends.
  static func unlinking(
    _ place: ByteString, on abi: ABI = .b64, by subject: Subject = .ann
  ) -> Call {
    var call = call(
      "unlink", on: abi, by: subject, touching: [Scene.folder(of: place), place])
    let spellings = Set(Scene.spellings(of: place))
    call.removal = Call.Removal(of: spellings, from: Scene.world)
    for spelling in spellings { call.world.files[spelling] = nil }
    return call
  }

  /// rename of one name over another: the first is gone when the call ends, the second was replaced.
  static func renaming(
    _ old: ByteString, over new: ByteString, by subject: Subject = .ann
  ) -> Call {
    var call = call(
      "rename", by: subject, touching: [Scene.folder(of: old), Scene.folder(of: new), old, new])
    let spellings = Set(Scene.spellings(of: old) + Scene.spellings(of: new))
    call.removal = Call.Removal(of: spellings, from: Scene.world)
    for spelling in Scene.spellings(of: new) {
      call.world.files[spelling] = call.world.files[old]
    }
    for spelling in Scene.spellings(of: old) { call.world.files[spelling] = nil }
    return call
  }

  /// The number of a call that the architecture is known to have.
  static func number(of name: String, on abi: ABI) -> UInt32 {
    let architecture = Machine.x8664.architecture(abi)
    guard let number = LibAuditNames().number(ofSyscall: name, on: architecture) else {
      preconditionFailure("\(abi) has no call '\(name)'")
    }
    return number
  }
}

extension Subject {
  /// A user who has logged in.
  static let ann = user(1000)
  /// root, logged in as root.
  static let admin = user(0)
  /// A service: root without a login.
  static let service: Subject = {
    var subject = Subject()
    subject.exe = Scene.program("/usr/bin/true")
    return subject
  }()
  /// A service of another user, www-data.
  static let web: Subject = {
    var subject = Subject(user: 33, group: 33)
    subject.exe = Scene.program("/usr/bin/true")
    return subject
  }()
  /// ann, having become root with `sudo`.
  static let annAsRoot: Subject = {
    var subject = user(0)
    subject.auid = 1000
    return subject
  }()
  /// ann in a set-uid program of root.
  static let annInSetUid: Subject = {
    var subject = ann
    (subject.euid, subject.suid, subject.fsuid) = (0, 0, 0)
    return subject
  }()

  /// A user with the group of the same number, who has logged in and runs /usr/bin/true.
  static func user(_ id: UInt32) -> Subject {
    var subject = Subject(user: id, group: id, auid: id)
    subject.session = 1
    subject.exe = Scene.program("/usr/bin/true")
    return subject
  }

  /// The same task with other values.
  func with(_ change: (inout Subject) -> Void) -> Subject {
    var subject = self
    change(&subject)
    return subject
  }
}

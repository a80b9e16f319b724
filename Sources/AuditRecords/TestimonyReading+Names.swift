import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

extension TestimonyReading {
  /// One PATH record.
  private struct LoggedName {
    let name: RecordedName
    let role: ByteString
    let hasPlace: Bool
  }

  /// The PATH records by their numbers; ausearch lists the last one first.
  private var pathRecords: [LogRecord] {
    logged.records.filter { $0.type == RecordKind.path }.enumerated().sorted { left, right in
      func item(_ entry: (offset: Int, element: LogRecord)) -> Int {
        entry.element.field("item").flatMap { Int($0.value.description) } ?? entry.offset
      }
      return (item(left), left.offset) < (item(right), right.offset)
    }.map(\.element)
  }

  /// The file at a place, as the records tell, or else the one that is taken to be there.
  func file(at place: ByteString) -> FileIdentity {
    for record in pathRecords where self.place(of: record) == place {
      if let file = identity(record) { return file }
    }
    return reader.places.file(at: place)
  }

  /// Adds the names, and what they say of what the rules' paths lead to.
  mutating func addNames(to call: inout Call, _ record: LogRecord, _ syscall: String) {
    let records = pathRecords
    let expected = record.field("items").flatMap { Int($0.value.description) } ?? records.count
    if expected > records.count {
      gaps.hasMissingNames = true
      remark("\(expected - records.count) of \(expected) PATH records are missing")
    }
    let isBelowDescriptor = isBelowDescriptor(syscall)
    var names: [LoggedName] = []
    for path in records {
      var name = name(path)
      if isBelowDescriptor, isRelative(path) {
        name = LoggedName(name: name.name, role: name.role, hasPlace: false)
      }
      if !name.hasPlace {
        gaps.hasUnknownPlace = true
        let shown = path.field("name")?.value.description ?? "(null)"
        remark("where name=\(shown) lies is not known")
      }
      names.append(name)
    }
    call.names = names.map(\.name)
    addWorlds(to: &call, names)
  }

  // MARK: Names

  private mutating func name(_ record: LogRecord) -> LoggedName {
    let place = place(of: record)
    var name = RecordedName(place: place ?? "(null)", file: identity(record))
    name.owner = id(record, "ouid", .objectUid)
    name.group = id(record, "ogid", .objectGid)
    name.fileType = fileType(record)
    name.representedDevice = device(record.field("rdev")?.value) ?? .none
    let role = record.field("nametype")?.value ?? "UNKNOWN"
    name.isParent = role == "PARENT"
    return LoggedName(name: name, role: role, hasPlace: place != nil)
  }

  /// Where a record's name leads; `nil` for `(null)`, which stands for a descriptor, and for a
  /// relative name without the CWD record.
  private func place(of record: LogRecord) -> ByteString? {
    guard var path = record.field("name")?.text(isInterpreted: record.isInterpreted) else {
      return nil
    }
    if path.first != UInt8(ascii: "/") {
      let cwd = logged.record(RecordKind.cwd)
      guard let folder = cwd.flatMap({ $0.field("cwd")?.text(isInterpreted: $0.isInterpreted) })
      else { return nil }
      path = folder + "/" + path
    }
    let isLink = fileType(record) == 0o120000
    return isLink ? reader.places.watched(path) : reader.places.followed(path)
  }

  private func isRelative(_ record: LogRecord) -> Bool {
    let name = record.field("name")?.text(isInterpreted: record.isInterpreted)
    return name.map { $0.first != UInt8(ascii: "/") } ?? false
  }

  /// Whether relative names are counted from a folder that the caller had open, which no record
  /// names.
  private func isBelowDescriptor(_ syscall: String) -> Bool {
    guard !syscall.isEmpty, !["stat", "lstat", "fstat", "creat"].contains(syscall) else {
      return false
    }
    let folders: [Int]
    switch syscall {
    case "symlinkat": folders = [1]
    case "linkat", "renameat", "renameat2": folders = [0, 2]
    case "openat2", "faccessat2", "fchmodat2", "statx", "name_to_handle_at": folders = [0]
    default: folders = syscall.hasSuffix("at") ? [0] : []
    }
    let currentFolder: UInt32 = 0xffff_ff9c  // AT_FDCWD
    return folders.contains { gaps.arguments[$0] != LoggedWord(currentFolder) }
  }

  private func identity(_ record: LogRecord) -> FileIdentity? {
    guard let inode = record.field("inode").flatMap({ UInt64($0.value.description) }),
      let device = device(record.field("dev")?.value)
    else { return nil }
    return FileIdentity(device: device, inode: inode)
  }

  /// `08:01`, hexadecimal.
  private func device(_ text: ByteString?) -> DeviceNumber? {
    let parts = text?.description.split(separator: ":").map { UInt32($0, radix: 16) } ?? []
    guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
    return DeviceNumber(major: major, minor: minor)
  }

  /// Raw an octal mode; interpreted `file,suid,755`.
  private func fileType(_ record: LogRecord) -> UInt32 {
    guard let mode = record.field("mode")?.value.description else { return 0 }
    if let number = UInt32(mode, radix: 8) { return number & 0o170000 }
    let word = mode.prefix { $0 != "," }
    return reader.names.number(ofFileType: String(word)) ?? 0
  }

  private mutating func id(_ record: LogRecord, _ name: ByteString, _ field: Field) -> UInt32 {
    guard let value = record.field(name)?.value else { return 0 }
    if let number = account(value, isUser: field == .objectUid) { return number }
    gaps.fields.insert(field)
    return standIn(value, field)
  }

  // MARK: What paths name

  /// What the rules' paths led to before the call and at its end, by the names that it made, took
  /// away and used.
  private func addWorlds(to call: inout Call, _ names: [LoggedName]) {
    var before = reader.places.world(of: rules)
    let texts = before.files.keys.sorted()
    let succeeded = call.result?.succeeded ?? false
    var removed: Set<ByteString> = []
    call.world = before
    for text in texts {
      let place = reader.places.watched(text)
      let here = names.filter { $0.hasPlace && $0.name.place == place }
      guard !here.isEmpty else { continue }
      let old = here.first { $0.role != "CREATE" }?.name.file
      let made = succeeded ? here.first { $0.role == "CREATE" }?.name.file : nil
      let isTaken = succeeded && here.contains { $0.role == "DELETE" }
      before.files[text] = old
      call.world.files[text] = made ?? (isTaken ? nil : old)
      if made != nil { call.world.changes.append(text) }
      if isTaken, made == nil { removed.insert(text) }
    }
    if !removed.isEmpty { call.removal = Call.Removal(of: removed, from: before) }
  }
}

import Foundation

/// The file that is the guest's shared memory; `Tests/Guest/wire.h` has the layout.
struct Channel {
  /// How far the guest came.
  enum State: UInt32 {
    case waiting, running, done, full, failed
  }

  private static let magic: UInt32 = 0x3177_6741
  private static let page = 4096
  private static let leastRoom = 256 << 20

  let file: URL
  /// In bytes: a power of two, as the device wants it. The file is sparse.
  let size: Int

  /// Makes the file with the batch in it.
  init(at file: URL, batch: [UInt8]) throws {
    var size = Self.leastRoom
    while size < Self.page + batch.count * 2 + Self.leastRoom / 2 { size *= 2 }
    var header = WireWriter()
    header.put(Self.magic)
    header.put(State.waiting.rawValue)
    header.put(UInt64(size))
    header.put(UInt64(batch.count))
    let padding = [UInt8](repeating: 0, count: Self.page - header.bytes.count)
    try Data(header.bytes + padding + batch).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: UInt64(size))
    try handle.close()
    self.file = file
    self.size = size
  }

  /// What the guest wrote until now.
  struct Contents {
    let state: State
    let caseIndex: Int
    let actionIndex: Int
    let problem: String
    let results: [UInt8]
  }

  /// Reads the guest's side.
  func contents() throws -> Contents {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var header = WireReader(Array(try handle.read(upToCount: Self.page) ?? Data()))
    _ = try (header.number(UInt32.self))
    let state = State(rawValue: try header.number()) ?? .failed
    _ = try header.number(UInt64.self)
    let batchLength: UInt64 = try header.number()
    let resultLength: UInt64 = try header.number()
    let caseIndex: UInt32 = try header.number()
    let actionIndex: UInt32 = try header.number()
    let problem = try (0..<256).map { _ in try header.number(UInt8.self) }.prefix { $0 != 0 }
    try handle.seek(toOffset: UInt64(Self.page) + batchLength)
    let results = try handle.read(upToCount: Int(resultLength)) ?? Data()
    return Contents(
      state: state, caseIndex: Int(caseIndex), actionIndex: Int(actionIndex),
      problem: String(decoding: problem, as: UTF8.self), results: Array(results))
  }
}

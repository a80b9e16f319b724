import ByteText
import Foundation

/// What auditctl did with one line under the recorder.
struct RecordedLine: Equatable {
  /// What it would have sent, each as a word and its values; rules as the hex of their bytes.
  var sent: [String] = []
  /// Whether it reported an error for the line.
  var failed = false
  /// What it said.
  var messages: [String] = []
}

/// Runs the real auditctl with a library in front of it that sends nothing and writes everything
/// down (Tests/Recorder/recorder.c).
struct Recorder {
  private let folder: URL
  private let library: URL

  static let auditctl = "/usr/sbin/auditctl"
  static var isAvailable: Bool { FileManager.default.isExecutableFile(atPath: auditctl) }

  /// Builds the library into a folder of its own.
  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "auditwright-recorder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    library = folder.appending(path: "recorder.so")
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Recorder/recorder.c")
    let status = try Self.run(
      "/usr/bin/cc", ["-shared", "-fPIC", "-O1", "-o", library.path, source.path])
    guard status == 0 else { throw CompilerFailed() }
  }

  struct CompilerFailed: Error {}
  struct RecordMissing: Error { let status: Int32 }

  /// Removes what was built.
  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// What becomes of each line, read one after the other by one auditctl that goes on after errors.
  ///
  /// In front of each stands a message line, which shows in the record where it begins.
  func lines(_ lines: [ByteString]) throws -> [RecordedLine] {
    var text: ByteString = "-c\n"
    for line in lines {
      text += ByteString("-m \(Self.mark)\n")
      text += line
      text.append(UInt8(ascii: "\n"))
    }
    let (status, record) = try load(text)
    guard status <= 1 else { throw RecordMissing(status: status) }
    return Self.split(record, count: lines.count)
  }

  /// Runs `auditctl -R` over `text`: its exit status (128 and the signal if it died) and the record.
  func load(_ text: ByteString) throws -> (status: Int32, record: [Substring]) {
    let rules = folder.appending(path: "\(UUID().uuidString).rules")
    let record = folder.appending(path: "\(UUID().uuidString).record")
    try Data(text.bytes).write(to: rules)
    let status = try Self.run(
      Self.auditctl, ["-R", rules.path],
      ["LD_PRELOAD": library.path, "AUDITWRIGHT_RECORD": record.path])
    let bytes = (try? Data(contentsOf: record)) ?? Data()
    return (status, String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
  }

  private static let mark = "next-line"

  private static func split(_ record: [Substring], count: Int) -> [RecordedLine] {
    var result: [RecordedLine] = []
    let markLine = "message " + hex(ByteString("text=\(mark)"))
    let failure = hex("There was an error in line ")
    for entry in record {
      if entry == markLine {
        result.append(RecordedLine())
        continue
      }
      guard !result.isEmpty else { continue }
      if entry.hasPrefix("says ") {
        let words = entry.dropFirst(5)
        if words.hasPrefix(failure) { result[result.count - 1].failed = true }
        result[result.count - 1].messages.append(text(ofHex: words))
      } else {
        result[result.count - 1].sent.append(String(entry))
      }
    }
    return result
  }

  /// The lowercase hexadecimal digits of a text.
  static func hex(_ text: ByteString) -> String {
    text.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func text(ofHex digits: Substring) -> String {
    let values = digits.utf8.map { UInt8($0 < 58 ? $0 - 48 : $0 - 87) }
    let bytes = stride(from: 0, to: values.count - 1, by: 2).map {
      values[$0] << 4 | values[$0 + 1]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func run(
    _ program: String, _ arguments: [String], _ environment: [String: String] = [:]
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let died = process.terminationReason == .uncaughtSignal
    return process.terminationStatus + (died ? 128 : 0)
  }
}

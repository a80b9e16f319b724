import AuditCatalogue
import AuditEvents
import ByteText

/// The ausearch command that finds an event in the log.
public struct LogSearch: Sendable {
  private let names: any AuditNames
  private let machine: Machine

  public init(names: any AuditNames, machine: Machine) {
    self.names = names
    self.machine = machine
  }

  /// The command as a shell takes it; the keys are those that the event is recorded under.
  ///
  /// - Parameters:
  ///   - user: who acts, by name or number; by default the number in the event.
  ///   - program: the path of the program that acts, if it is known.
  public func command(
    for event: Event, keys: [ByteString], user: ByteString? = nil, program: ByteString? = nil
  ) -> String {
    var words = ["ausearch", "-i"]
    if let key = keys.first { words += ["-k", Self.quoted(key)] }
    switch event {
    case .call(let call): words += callWords(call)
    case .message(let message), .record(let message):
      words += ["-m", names.name(ofMessageType: message.type) ?? String(message.type)]
    case .ioUring: words += ["-m", "URINGOP"]
    case .birth: break
    }
    words += ["-ua", user.map(Self.quoted) ?? Self.shown(event.task.uid)]
    if let program { words += ["-x", Self.quoted(program)] }
    return words.joined(separator: " ")
  }

  private func callWords(_ call: Call) -> [String] {
    var words: [String] = []
    if call.architecture != machine.architecture(.b64),
      let name = names.name(of: call.architecture)
    {
      words += ["--arch", name]
    }
    let name = names.name(ofSyscall: call.number, on: call.architecture)
    words += ["-sc", name ?? String(call.number)]
    if let result = call.result { words += ["-sv", result.succeeded ? "yes" : "no"] }
    return words
  }

  private static func shown(_ id: UInt32) -> String { id == Subject.unset ? "-1" : String(id) }

  /// `text` as one word of a shell: in single quotes if anything in it needs them.
  private static func quoted(_ text: ByteString) -> String {
    let isPlain = text.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ":"),
        UInt8(ascii: "@"), UInt8(ascii: ","):
        true
      default: false
      }
    }
    if isPlain, !text.isEmpty { return text.description }
    return "'"
      + text.description.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}

import AuditEvents
import AuditRules

/// A rule file that looks like a control's own rules and misses events that they record.
public struct Narrowing: Sendable, CustomStringConvertible {
  /// What is lost of the escaping event.
  public enum Loss: Sendable, Hashable {
    /// All of it.
    case event
    /// The record of the names; the event itself remains.
    case pathRecord
  }

  /// What the escape hangs on.
  public enum Certainty: Sendable, Hashable {
    /// Nothing: it escapes.
    case definite
    /// What kind of file system the names lie on.
    case fileSystems
  }

  /// Unique, such as `access/another-program`.
  public let name: String
  public let control: SampleControl
  /// The rule file.
  public let text: String
  /// What is wrong with it, in a clause.
  public let why: String
  /// An event that the control's own rules record and these do not.
  public let escape: Event
  public var loss = Loss.event
  /// How often each watched file was replaced since the load when the event escapes.
  public var replacements = 0
  public var certainty = Certainty.definite
  /// Whether the load ends before its last line.
  public var stopsLoad = false
  /// An event that only these rules record; `nil` if there is none: they are the weaker ones.
  public var gain: Event?

  public var description: String { name }

  init(_ name: String, _ control: SampleControl, _ text: String, _ why: String, _ escape: Call) {
    self.name = "\(control.name)/\(name)"
    self.control = control
    self.text = text
    self.why = why
    self.escape = .call(escape)
  }

  /// Every one.
  public static let all: [Narrowing] =
    ofClock + ofClockInTime + ofAccess + ofAccessByNames + ofIdentity + ofPrograms + ofDeletion
    + byNever + byOtherLists + byLoads

  /// The case with an event that only its rules record.
  func recording(_ call: Call) -> Narrowing { with { $0.gain = .call(call) } }

  /// The case with other properties.
  func with(_ change: (inout Narrowing) -> Void) -> Narrowing {
    var narrowing = self
    change(&narrowing)
    return narrowing
  }
}

extension SampleControl {
  /// The rule file with a test more in every rule with `-a`.
  func adding(_ test: String) -> String {
    text.edited { $0.hasPrefix("-a") ? $0.replacingLast(" -k ", with: " \(test) -k ") : $0 }
  }

  /// The rule file with each rule with `-a` in two parts, by a test each; watches stay.
  func dividing(by one: String, _ other: String) -> String {
    let second = adding(other).split(separator: "\n").filter { $0.hasPrefix("-a") }
    return adding(one) + second.map { $0 + "\n" }.joined()
  }

  /// The rule file with each watch written as a rule and a test added to it.
  func addingToWatches(_ test: String) -> String {
    var style = Style()
    style.place = .fields
    let text = style.text(drafts)
    return text.edited { $0.contains("=/") ? $0.replacingLast(" -k ", with: " \(test) -k ") : $0 }
  }

  /// The rule file with `old` replaced by `new` wherever it stands.
  func replacing(_ old: String, _ new: String) -> String { text.replacing(old, with: new) }

  /// The rule file without the lines that contain `part`.
  func without(_ part: String) -> String {
    text.split(separator: "\n").filter { !$0.contains(part) }.map { $0 + "\n" }.joined()
  }
}

extension String {
  fileprivate func edited(_ change: (String) -> String) -> String {
    split(separator: "\n").map { change(String($0)) + "\n" }.joined()
  }

  fileprivate func replacingLast(_ old: String, with new: String) -> String {
    guard let range = ranges(of: old).last else { return self }
    return self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}

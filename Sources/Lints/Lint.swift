import Diagnostics

/// A mistake that is looked for, with its page: what users read of it is what the tests run.
///
/// The type's name is the mistake and gives the id: `UnreachableRule` is `unreachable-rule`.
public protocol Lint: Sendable {
  init()
  /// How much a finding weighs if nothing else is configured.
  static var severity: Severity { get }
  /// The kind of mistake.
  static var kind: LintKind { get }
  /// What is wrong, in one clause in lower case without a full stop.
  static var summary: String { get }
  /// Why it is a mistake and what to do, in full sentences; paragraphs are parted by blank lines.
  static var explanation: String { get }
  /// An example in which the mistake stands where `‹ ›` is.
  static var flagged: String { get }
  /// The example done right, or what is no such mistake.
  static var accepted: String { get }
}

extension Lint {
  /// The name that users see, select and suppress.
  public static var id: String {
    var id = ""
    for character in String(describing: Self.self) {
      if character.isUppercase, !id.isEmpty { id += "-" }
      id += character.lowercased()
    }
    return id
  }
}

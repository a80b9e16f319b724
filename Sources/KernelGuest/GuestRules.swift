import ByteText

/// The rules of a case and the way they take into the kernel.
public enum GuestRules: Sendable {
  /// No rules.
  case none
  /// The bytes of a rule file, loaded with `auditctl -R`.
  case file(ByteString)
  /// Several rule files, each loaded with `auditctl -R`, in order.
  case files([ByteString])
  /// `struct audit_rule_data` with its buffer, one a rule, sent over netlink as they are.
  case raw([[UInt8]])

  /// Lines of a rule file, each to end in a newline.
  public static func lines(_ lines: String...) -> GuestRules {
    .file(ByteString(lines.map { $0 + "\n" }.joined()))
  }

  var actions: [GuestAction] {
    switch self {
    case .none: []
    case .file(let bytes): [.load(bytes)]
    case .files(let files): files.map(GuestAction.load)
    case .raw(let rules): rules.map(GuestAction.addRule)
    }
  }
}

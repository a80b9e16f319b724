/// What a matching rule does (auditctl(8)); the kernel accepts these two only.
public enum Action: UInt32, Sendable, Hashable, CaseIterable {
  /// No event.
  case never = 0
  /// An event.
  case always = 2

  /// The word used in `-a`.
  public var name: String { self == .never ? "never" : "always" }

  /// The action of this name.
  public init?(name: some StringProtocol) {
    switch name {
    case "never": self = .never
    case "always": self = .always
    default: return nil
    }
  }
}

/// What to ask the kernel for once the rules are loaded.
public enum GuestCollection: Sendable, CaseIterable {
  /// The text of `auditctl -l`.
  case listing
  /// The structures that AUDIT_LIST_RULES answers with.
  case rawRules
  /// The text of `auditctl -s`.
  case status

  var action: GuestAction {
    switch self {
    case .listing: .auditctl(["-l"])
    case .rawRules: .listRules
    case .status: .auditctl(["-s"])
    }
  }
}

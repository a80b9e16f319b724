import ByteText

/// What came of one case, in the order of its actions.
public struct GuestResult: Sendable {
  /// The case.
  public let guestCase: GuestCase
  /// One for each action.
  public let outcomes: [GuestOutcome]
  /// The kernel's settings after the last action.
  public let finalStatus: AuditStatus

  /// The runs of `auditctl -R`, in order.
  public var loads: [AuditctlRun] {
    zip(guestCase.actions, outcomes).compactMap { action, outcome in
      if case .load = action, case .run(let run) = outcome { run } else { nil }
    }
  }

  /// The kernel's answers to rules added and deleted as bytes, in order: 0 or an errno.
  public var answers: [Int32] {
    outcomes.compactMap { if case .answer(let errno) = $0 { errno } else { nil } }
  }

  /// The standard output of the first `auditctl -l`.
  public var listing: ByteString? { run(of: ["-l"])?.output }

  /// The standard output of the first `auditctl -s`.
  public var statusText: ByteString? { run(of: ["-s"])?.output }

  /// The first answer to AUDIT_LIST_RULES.
  public var rawRules: [[UInt8]]? {
    for case .rules(let rules) in outcomes { return rules }
    return nil
  }

  /// What came of the steps, in order.
  public var steps: [StepOutcome] {
    outcomes.compactMap { if case .step(let step) = $0 { step } else { nil } }
  }

  /// The first run of auditctl with these arguments.
  public func run(of arguments: [ByteString]) -> AuditctlRun? {
    for (action, outcome) in zip(guestCase.actions, outcomes) {
      guard case .auditctl(arguments) = action, case .run(let run) = outcome else { continue }
      return run
    }
    return nil
  }
}

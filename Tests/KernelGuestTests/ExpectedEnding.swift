import AuditEvents
import KernelGuest
import PolicySyntax

/// How the call of an `expect` line is to end.
enum ExpectedEnding {
  /// The line does not say.
  case any
  case success
  /// With EACCES or EPERM.
  case refusal
  /// With any error.
  case failure
  /// With this one, positive.
  case error(Int64)

  /// What `syntax`, read as `draft`, says.
  init(_ syntax: EventSyntax, _ draft: EventDraft) {
    if syntax.clauses.denied != nil {
      self = .refusal
    } else if case .value(let value)? = draft.exit {
      self = value < 0 ? .error(-value) : .success
    } else if let succeeded = draft.succeeded {
      self = succeeded ? .success : .failure
    } else {
      self = .any
    }
  }

  /// Whether who calls must be let do only what the modes of files allow.
  var isRefused: Bool {
    switch self {
    case .refusal, .failure, .error(13), .error(1): true
    case .any, .success, .error: false
    }
  }

  /// Whether the file must not be there: ENOENT.
  var isAbsence: Bool { if case .error(2) = self { true } else { false } }

  /// Whether a call did end so.
  func agrees(with ending: StepOutcome.Ending) -> Bool {
    guard case .returned(let value) = ending else {
      return ending == .noReturn(status: 0) && !isError
    }
    return switch self {
    case .any: true
    case .success: value >= 0
    case .refusal: value == -13 || value == -1
    case .failure: value < 0
    case .error(let errno): value == -errno
    }
  }

  private var isError: Bool {
    switch self {
    case .any, .success: false
    case .refusal, .failure, .error: true
    }
  }
}

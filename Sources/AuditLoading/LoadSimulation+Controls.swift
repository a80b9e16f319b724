import AuditRuleSyntax
import AuditRules
import ByteText
import Diagnostics

extension LoadSimulation {
  /// The longest backlog wait that the kernel takes: ten times its own 60 seconds, in ticks of a
  /// kernel with 250 of them a second, as Debian's have.
  private static let longestWait: UInt32 = 150_000

  /// Carries out a setting or command.
  mutating func apply(_ control: ControlRule, _ line: RuleLine, _ outcome: inout LineOutcome) {
    switch control {
    case .deleteAll(let key): deleteAll(key, line.span, &outcome)
    case .ignoreErrors: ignoreErrors(remembering: false)
    case .continueOnErrors: ignoreErrors(remembering: true)
    case .loginuidImmutable: settings.isLoginuidImmutable = true
    case .makeEquivalent(let mount, let subtree): join(mount, subtree, line.span, &outcome)
    case .trim: failIfLocked("this command comes", line.span, &outcome)
    case .backlog, .backlogWaitTime, .failure, .rate, .enabled: set(control, line.span, &outcome)
    case .message, .signal, .show, .resetLost, .resetBacklogWaitTimeActual: break
    }
  }

  private mutating func set(
    _ control: ControlRule, _ span: Span, _ outcome: inout LineOutcome
  ) {
    failIfLocked("this setting comes", span, &outcome)
    if outcome.failed { return }
    switch control {
    case .backlog(let number): settings.backlog = number
    case .failure(let number): settings.failure = number
    case .rate(let number): settings.rate = number
    case .enabled(let number):
      settings.enabled = number
      if settings.isLocked { lock = span }
    case .backlogWaitTime(let number):
      guard number <= Self.longestWait else {
        outcome.fail(
          Diagnostic(
            .error, "kernel-refuses",
            "the kernel refuses a wait of more than \(Self.longestWait) ticks "
              + "(\(KernelRefusal.Code.invalid.text))", at: span))
        return
      }
      settings.backlogWaitTime = number
    default: break
    }
  }

  private func failIfLocked(_ what: String, _ span: Span, _ outcome: inout LineOutcome) {
    if let lock { outcome.fail(Self.locked(what, after: lock, span)) }
  }

  private mutating func deleteAll(
    _ key: ByteString?, _ span: Span, _ outcome: inout LineOutcome
  ) {
    if key?.isEmpty ?? true, lock == nil { clearing = span }
    // Without a rule to delete nothing is asked of the kernel, locked or not.
    guard held.holdsRule(keysWith: key) else { return }
    failIfLocked("this deletion comes", span, &outcome)
    if outcome.failed { return }
    let removed = held.removeAll(keysWith: key)
    guard let first = removed.first else { return }
    let rules = removed.count == 1 ? "a rule" : "\(removed.count) rules"
    outcome.diagnostics.append(
      Diagnostic(.warning, "late-delete-all", "this deletes \(rules) loaded before it", at: span)
        .noting("\(removed.count == 1 ? "it comes" : "the first comes") from here", at: first.span)
        .advising("put it above all rules, or take it out"))
  }

  /// `-q`: both places must be there.
  private func join(
    _ mount: ByteString, _ subtree: ByteString, _ span: Span, _ outcome: inout LineOutcome
  ) {
    failIfLocked("this command comes", span, &outcome)
    if outcome.failed { return }
    if mount.isEmpty {
      outcome.fail(
        Diagnostic(
          .error, "kernel-refuses",
          "the kernel refuses an empty mount point (\(KernelRefusal.Code.invalid.text))", at: span))
      return
    }
    for place in [subtree, mount]
    where verdict.host.kind(of: place, followingLast: false) == .absent {
      refuse(
        true,
        Diagnostic(
          .error, "kernel-refuses",
          "there is no '\(place)' (\(KernelRefusal.Code.noEntry.text))", at: span), &outcome)
      return
    }
  }
}

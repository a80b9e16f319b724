import ByteText
import Diagnostics
import PolicyModel
import PolicySyntax

extension RuleEmitter {
  /// Stage 10: the state of the audit system.
  func baseConfiguration() -> EmittedFile? {
    guard !profile.settings.isEmpty else { return nil }
    let lines = profile.settings.compactMap { setting in
      setting.value.controlLine.map { control($0, setting.span, profile.controlsOfSettings) }
    }
    return EmittedFile(
      name: "10-base-config.rules",
      lines: header("settings", "The audit system's own state", profile.controlsOfSettings) + lines)
  }

  /// Stage 11: login ids that cannot be changed once set.
  func loginuid() -> EmittedFile? {
    guard let span = profile.loginuidImmutable else { return nil }
    return EmittedFile(
      name: "11-loginuid.rules",
      lines: header(
        "loginuid immutable", "A login id stays what it was set to first",
        profile.controlsOfLoginuid)
        + [control("--loginuid-immutable", span, profile.controlsOfLoginuid)])
  }

  /// Stage 99: the lock, alone in the last file.
  func lock() -> EmittedFile? {
    guard let span = profile.immutable else { return nil }
    return EmittedFile(
      name: "99-finalize.rules",
      lines: header(
        "immutable", "No change of the rules until the next boot", profile.controlsOfLock)
        + [control("-e 2", span, profile.controlsOfLock)])
  }

  private func control(
    _ text: ByteString, _ span: Span, _ controls: [ControlReference]
  ) -> EmittedFile.Line {
    EmittedFile.Line(text: text, rule: nil, origin: span, controls: controls)
  }

  /// The lines every file begins with: the mark with its origin, the title, the controls.
  func header(
    _ origin: String, _ title: String?, _ controls: [ControlReference]
  ) -> [EmittedFile.Line] {
    let mark =
      EmittedFile.mark
      + ByteString("profile \(profile.name), \(origin). Change the policy, not this file.")
    var lines = [EmittedFile.Line(text: mark, rule: nil, origin: nil, controls: [])]
    if let title { lines.append(comment(title, nil)) }
    let catalogues = Dictionary(grouping: Set(controls), by: \.catalogue)
    for catalogue in catalogues.keys.sorted() {
      let ids = (catalogues[catalogue] ?? []).sorted().map {
        $0.id.description + ($0.part.map { " \($0)" } ?? "")
      }
      lines += wrapped("\(catalogue):", ids).map { comment($0, nil) }
    }
    return lines
  }

  func comment(_ text: String, _ span: Span?) -> EmittedFile.Line {
    EmittedFile.Line(text: ByteString("# " + text), rule: nil, origin: span, controls: [])
  }

  /// `head` and the ids with commas between, in lines of about 96 characters.
  private func wrapped(_ head: String, _ ids: [String]) -> [String] {
    var lines = [head]
    for (index, id) in ids.enumerated() {
      let piece = " " + id + (index + 1 < ids.count ? "," : "")
      if lines[lines.count - 1].count + piece.count > 96 { lines.append("  ") }
      lines[lines.count - 1] += piece
    }
    return lines
  }
}

extension SettingsSyntax.Value {
  /// The setting as a line of a rules file; `nil` if saying nothing is how it is said.
  var controlLine: ByteString? {
    switch self {
    case .reset: "-D"
    case .backlog(let count): ByteString("-b \(count)")
    case .backlogWait(let ticks): ByteString("--backlog_wait_time \(ticks)")
    case .failure(let mode): ByteString("-f \(mode.number)")
    case .rate(let limit): ByteString("-r \(limit)")
    case .enabled(let isEnabled): isEnabled ? "-e 1" : "-e 0"
    case .onError(.continue): "-c"
    case .onError(.ignore): "-i"
    case .onError(.stop): nil
    }
  }
}

extension SettingsSyntax.FailureMode {
  /// The kernel's number for it (auditctl(8), -f).
  public var number: UInt32 {
    switch self {
    case .silent: 0
    case .printk: 1
    case .panic: 2
    }
  }
}

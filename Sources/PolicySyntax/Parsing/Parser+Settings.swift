import Diagnostics

extension Parser {
  /// `settings { … }`
  func settings() -> SettingsSyntax? {
    let start = position
    return node(.settings) {
      bump()
      var settings: [SettingsSyntax.Setting] = []
      var seen: [String: Span] = [:]
      block(.settings) { word in
        noteRepetition(of: word, in: &seen)
        let first = position
        let value = node(.setting) {
          bump()
          return setting(word)
        }
        if let value { settings.append(.init(value: value, span: span(from: first))) }
      }
      return SettingsSyntax(settings: settings, span: span(from: start))
    }
  }

  private func setting(_ word: String) -> SettingsSyntax.Value? {
    switch word {
    case "reset": .reset
    case "backlog": number("a number of records").map { .backlog($0.value) }
    case "backlog-wait": number("a number of ticks").map { .backlogWait($0.value) }
    case "failure": choice("failure mode").map(SettingsSyntax.Value.failure)
    case "rate": number("a number of records a second").map { .rate($0.value) }
    case "on-error": choice("'on-error' mode").map(SettingsSyntax.Value.onError)
    default: enabled()
    }
  }

  private func enabled() -> SettingsSyntax.Value? {
    let place = span(token)
    guard let number = number("0 or 1") else { return nil }
    guard number.value <= 1 else {
      report(
        "out-of-range", "'enabled' is 0 or 1", at: place,
        help: number.value == 2 ? "write 'immutable' as a statement of the profile" : nil)
      return nil
    }
    return .enabled(number.value == 1)
  }
}

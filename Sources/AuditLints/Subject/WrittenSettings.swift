import AuditRuleSyntax
import ByteText
import Diagnostics
import LibAudit

/// The settings that stand in the files, those included that augenrules does not take over.
struct WrittenSettings {
  /// A value of the kernel's that a line sets.
  enum Kind: Hashable {
    case backlog
    case backlogWaitTime
    case failure
    case rate
    case enabled
  }

  /// A setting as it is written.
  struct Setting {
    let kind: Kind
    let value: UInt32
    let span: Span
    /// Its words, with one blank between each two.
    let text: ByteString
  }

  /// In the order of the files and lines.
  private(set) var all: [Setting] = []
  /// Of each kind, the one that holds after the load.
  private(set) var inForce: [Kind: Setting] = [:]

  init(_ rules: LintedRules) {
    var refused = Set<Span>()
    for line in rules.lines where !line.controls.isEmpty {
      if line.judged.isRefused {
        refused.insert(line.span)
        continue
      }
      for setting in Self.settings(line.controls, line.words, line.span) {
        inForce[setting.kind] = setting
      }
    }
    let compiler = RuleLineCompiler(target: rules.target, host: rules.host.view)
    for file in rules.files {
      for number in 0..<file.lineCount {
        let span = Span(file, line: number + 1)
        guard Self.mayBeSetting(span.bytes), !refused.contains(span),
          case .words(let words) = RuleFileLine(span.bytes)
        else { continue }
        all += Self.settings(compiler.compile(words).controls, words, span)
      }
    }
  }

  /// Whether the line is worth a closer look: most are rules.
  private static func mayBeSetting(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.drop { $0 == UInt8(ascii: " ") }
    guard words.first == UInt8(ascii: "-"), let letter = words.dropFirst().first else {
      return false
    }
    return "bfre-".utf8.contains(letter)
  }

  private static func settings(
    _ controls: [ControlRule], _ words: [ByteString], _ span: Span
  ) -> [Setting] {
    let text = ByteString(words.joined(separator: [UInt8(ascii: " ")]))
    return controls.compactMap { control in
      guard let (kind, value) = Self.value(of: control) else { return nil }
      return Setting(kind: kind, value: value, span: span, text: text)
    }
  }

  private static func value(of control: ControlRule) -> (Kind, UInt32)? {
    switch control {
    case .backlog(let number): (.backlog, number)
    case .backlogWaitTime(let number): (.backlogWaitTime, number)
    case .failure(let number): (.failure, number)
    case .rate(let number): (.rate, number)
    case .enabled(let number): (.enabled, number)
    default: nil
    }
  }
}

import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics
import PolicyModel

/// One demand of a control, as written and in words.
public struct DemandWords: Sendable, Hashable {
  /// The statement of the policy.
  public let text: String
  /// What has to be so, a sentence each.
  public let meaning: [String]
  /// What of it cannot be had, or hangs on what is not known.
  public let doubts: [String]

  /// How many sentences are told before the rest is only counted.
  private static let limit = 12

  init(_ demand: CompiledDemand, on target: Target, names: any AuditNames) {
    text = PolicyText.line(demand.span)
    var doubts: [String] = demand.diagnostics.filter { $0.severity == .error }.map(\.message)
    var sentences = Self.summaries(of: demand.parts.compactMap(\.rule), on: target, names: names)
    for part in demand.parts {
      switch part {
      case .record: break
      case .recordIfThere(_, let doubt): doubts.append(doubt)
      case .messages(let types):
        let list = types.map { names.name(ofMessageType: $0) ?? String($0) }
        sentences.append(
          list.isEmpty
            ? "No record is dropped by the exclude list."
            : "No rule drops records of the types \(RuleWords.list(list)).")
      case .immutable: sentences.append("The rules are locked until the next boot: -e 2.")
      case .loginuidImmutable:
        sentences.append("A login id cannot be changed once it is set: --loginuid-immutable.")
      case .setting(let setting, let value):
        sentences.append("The setting '\(setting.rawValue)' of auditctl -s is \(value).")
      case .cannotFire(let reason), .notAsked(let reason), .unknown(let reason):
        doubts.append(reason)
      case .unbound(let param, let meaning):
        doubts.append("it leaves '$\(param)' open, the \(meaning); a profile binds it with 'let'")
      case .invalid: break
      }
    }
    if sentences.count > Self.limit {
      let more = sentences.count - Self.limit
      sentences = sentences.prefix(Self.limit) + ["And the same of \(more) more."]
    }
    meaning = sentences
    self.doubts = doubts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The sentences of rules, one for rules that differ only in their interface.
  private static func summaries(
    of rules: [Rule], on target: Target, names: any AuditNames
  ) -> [String] {
    struct Told {
      var sentence: String
      var count: Int
    }
    var order: [String] = []
    var told: [String: Told] = [:]
    for rule in rules {
      let sentence = RuleWords(rule, on: target, names: names).summary
      let plain = withoutWidth(sentence)
      if told[plain] == nil { order.append(plain) }
      told[plain, default: Told(sentence: sentence, count: 0)].count += 1
    }
    return order.compactMap { plain in
      told[plain].map { $0.count >= target.abis.count ? plain : $0.sentence }
    }
  }

  private static func withoutWidth(_ sentence: String) -> String {
    let words = sentence.split(separator: " ", omittingEmptySubsequences: false)
    var kept = words.filter { $0 != "64-bit" && $0 != "32-bit" }
    // "by 64-bit programs" says nothing once the width is gone.
    if let end = kept.lastIndex(where: { $0.hasPrefix("programs") }), end > 0,
      kept[end - 1] == "by", kept.count < words.count
    {
      let tail = kept[end].dropFirst("programs".count)
      kept.removeSubrange((end - 1)...end)
      if let last = kept.popLast() { kept.append(last + tail) }
    }
    return kept.joined(separator: " ")
  }
}

extension CompiledDemand.Part {
  /// The rule that stands for the calls asked for.
  fileprivate var rule: Rule? {
    switch self {
    case .record(let rule), .recordIfThere(let rule, _): rule
    default: nil
    }
  }
}

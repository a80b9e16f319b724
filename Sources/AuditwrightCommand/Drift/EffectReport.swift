import AuditAnalysis
import AuditProofs
import ByteText
import Reports

/// What differences do to events, as it is shown.
struct EffectReport {
  let effect: DriftEffect
  let show: EventShow

  /// How many events of a kind a reader is shown.
  private static let limit = 8

  // MARK: For readers

  /// A section; `nil` if there is nothing to tell.
  var text: String? {
    guard !effect.isNone else { return nil }
    var lines = ["effect on events:"]
    lines += section(effect.lost, "loses", "lose", lost)
    lines += section(effect.gained, nil, nil, gained)
    lines += section(effect.refiled, "finds elsewhere", "find elsewhere", refiled)
    lines += effect.unknown.map { "  not known: \($0)" }
    lines.append("  assuming: " + effect.assumptions.map(\.rawValue).joined(separator: ", "))
    return lines.joined(separator: "\n") + "\n"
  }

  /// The changes, each control once with its most ordinary event.
  private func section(
    _ changes: [DriftEffect.Change], _ one: String?, _ several: String?,
    _ details: (DriftEffect.Change) -> [String]
  ) -> [String] {
    var seen: Set<String> = []
    let shown = changes.filter { change in
      let isNews = change.controls.isEmpty || change.controls.contains { !seen.contains($0) }
      seen.formUnion(change.controls)
      return isNews
    }
    var lines: [String] = []
    for change in shown.prefix(Self.limit) {
      lines.append("  " + title(change, one, several) + show.words(change.event))
      if let clause = change.circumstances.clause { lines.append("      \(clause)") }
      lines += details(change).map { "      " + $0 }
    }
    let rest = shown.count - min(Self.limit, shown.count)
    if rest > 0 { lines.append("  and \(rest) more; --format json shows all") }
    return lines
  }

  private func title(_ change: DriftEffect.Change, _ one: String?, _ several: String?) -> String {
    guard let one, let several else { return "gained: " }
    guard !change.controls.isEmpty else { return one == "loses" ? "lost: " : "found elsewhere: " }
    let verb = change.controls.count == 1 ? one : several
    return change.controls.joined(separator: ", ") + " \(verb): "
  }

  private func lost(_ change: DriftEffect.Change) -> [String] {
    let asking = change.rule.map { "asked for by " + expected(change, $0) }
    let silencing = change.loaded.map { "kept from being recorded by " + loaded(change, $0) }
    return [asking ?? "written unless a rule drops it", silencing ?? "no loaded rule records it"]
  }

  private func gained(_ change: DriftEffect.Change) -> [String] {
    let recording = change.loaded.map { "recorded by " + loaded(change, $0) }
    let silencing = change.rule.map { "expected to be kept away by " + expected(change, $0) }
    return [recording, silencing].compactMap { $0 }
  }

  private func refiled(_ change: DriftEffect.Change) -> [String] {
    let keys = "under \(named(change.foundUnder)) instead of \(named(change.keys))"
    return [keys, change.loaded.map { "filed by " + loaded(change, $0) }].compactMap { $0 }
  }

  private func named(_ keys: [ByteString]) -> String {
    guard !keys.isEmpty else { return "no key" }
    return "key " + keys.map { "'\($0)'" }.joined(separator: " and ")
  }

  private func expected(_ change: DriftEffect.Change, _ rule: ByteString) -> String {
    (change.policy.map { $0 + ": " } ?? "") + rule.description
  }

  private func loaded(_ change: DriftEffect.Change, _ line: ByteString) -> String {
    (change.place.map { $0 + ": " } ?? "") + line.description
  }

  // MARK: For programs

  /// Every key is always there.
  var json: JSONValue {
    [
      "none": .bool(effect.isNone),
      "lost": .array(
        effect.lost.map { change in
          .object(about(change) + [text("rule", change.rule), text("silencedBy", change.loaded)])
        }),
      "gained": .array(
        effect.gained.map { change in
          .object(about(change) + [text("rule", change.loaded), text("silencedBy", change.rule)])
        }),
      "refiled": .array(
        effect.refiled.map { change in
          .object(
            about(change) + [
              text("rule", change.rule), text("filedBy", change.loaded),
              .init("keys", .array(change.keys.map { .string($0.description) })),
              .init("foundUnder", .array(change.foundUnder.map { .string($0.description) })),
            ])
        }),
      "unknown": .array(effect.unknown.map(JSONValue.string)),
      "assumptions": .array(effect.assumptions.map { .string($0.rawValue) }),
    ]
  }

  private func about(_ change: DriftEffect.Change) -> [JSONValue.Member] {
    [
      .init("controls", .array(change.controls.map(JSONValue.string))),
      .init("policy", .optional(change.policy)),
      .init("event", show.json(change.event)),
      .init("circumstances", .optional(change.circumstances.clause)),
    ]
  }

  private func text(_ name: String, _ text: ByteString?) -> JSONValue.Member {
    .init(name, .optional(text?.description))
  }
}

import ByteText
import Diagnostics
import PolicySyntax

/// A benchmark: its controls in the order of the source.
public struct Catalogue: Sendable {
  /// The name that policies use.
  public let name: ByteString
  /// The title in words.
  public let title: ByteString
  /// The version that was transcribed.
  public let version: ByteString
  /// What it leaves open for a profile to bind.
  public let params: [ParamSyntax]
  /// What it wants.
  public let controls: [Control]
  /// Where it is defined.
  public let span: Span

  /// The control of this id and part; without a part, the only one of that id.
  public func control(_ id: ByteString, part: ByteString?) -> Control? {
    let candidates = controls.filter { $0.reference.id == id }
    if let part { return candidates.first { $0.reference.part == part } }
    return candidates.first { $0.reference.part == nil }
      ?? (candidates.count == 1 ? candidates[0] : nil)
  }
}

/// One item of a benchmark.
public struct Control: Sendable {
  /// Which one it is.
  public let reference: ControlReference
  /// The title in words.
  public let title: ByteString
  /// The benchmark's level, if it has levels.
  public let level: ByteString?
  /// The benchmark's severity, if it has severities.
  public let severity: ByteString?
  /// What it is about, the same word in every catalogue.
  public let topic: ByteString?
  /// How it can be met.
  public let answer: Answer
  /// Where it is defined.
  public let span: Span

  /// How a control can be met.
  public enum Answer: Sendable {
    /// By rules and settings that do all of this.
    case demands([DemandSyntax])
    /// By comparing the running rules with those on disk.
    case drift
    /// Not by audit rules; the text says by what.
    case notARule(ByteString)
  }

  /// What it demands; empty if no rule can answer it.
  public var demands: [DemandSyntax] {
    if case .demands(let demands) = answer { demands } else { [] }
  }

  /// The keys that its demands name, each once, in written order.
  public var keys: [ByteString] {
    var result: [ByteString] = []
    for case .record(_, let clauses) in demands.map(\.kind) {
      for key in clauses.keys where !result.contains(key.text) { result.append(key.text) }
    }
    return result
  }
}

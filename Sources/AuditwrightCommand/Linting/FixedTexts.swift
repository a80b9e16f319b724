import Diagnostics

/// Texts with fixes made in them.
struct FixedTexts {
  /// The texts that change, by name.
  private(set) var texts: [String: SourceText] = [:]

  /// Makes those of `fixes` that `chosen` names; of two that touch the same bytes the first is made.
  init(_ sources: [SourceText], _ fixes: [Fix], _ chosen: [Int]) {
    var edits: [String: [Fix.Edit]] = [:]
    for index in chosen {
      let fix = fixes[index]
      let isFree = fix.edits.allSatisfy { edit in
        !(edits[edit.span.source.name] ?? []).contains { $0.touches(edit) }
      }
      guard isFree else { continue }
      for edit in fix.edits { edits[edit.span.source.name, default: []].append(edit) }
    }
    for source in sources {
      guard let changes = edits[source.name] else { continue }
      texts[source.name] = SourceText(name: source.name, bytes: Self.edited(source, changes))
    }
  }

  private static func edited(_ source: SourceText, _ edits: [Fix.Edit]) -> [UInt8] {
    var bytes: [UInt8] = []
    var offset = 0
    for edit in edits.sorted(by: { $0.span.range.lowerBound < $1.span.range.lowerBound }) {
      bytes += source.bytes[offset..<edit.span.range.lowerBound]
      bytes += edit.replacement
      offset = edit.span.range.upperBound
    }
    return bytes + source.bytes[offset...]
  }
}

extension Fix.Edit {
  /// Whether the two change bytes in common, or put something at one place.
  fileprivate func touches(_ other: Fix.Edit) -> Bool {
    let (a, b) = (span.range, other.span.range)
    return a.lowerBound == b.lowerBound || a.overlaps(b)
  }
}

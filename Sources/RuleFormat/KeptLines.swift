import Diagnostics

/// The lines of one file that stay as they are, told so that one cause makes one remark.
struct KeptLines {
  private var lines: [(reason: KeptReason, span: Span)] = []

  mutating func add(_ reason: KeptReason, at span: Span) {
    lines.append((reason, span))
  }

  /// In the order of the lines; watches of unknown places are told at the first of them, for one
  /// answer settles them all.
  var diagnostics: [Diagnostic] {
    let unknown = lines.count { $0.reason.isUnknownPlace }
    var isTold = false
    return lines.compactMap { line in
      let diagnostic = Diagnostic(
        .note, "line-kept", "this line is left as it is: \(line.reason.text)", at: line.span
      ).advising(line.reason.advice)
      guard line.reason.isUnknownPlace else { return diagnostic }
      defer { isTold = true }
      return isTold ? nil : unknown == 1 ? diagnostic : diagnostic.noting(Self.others(unknown - 1))
    }
  }

  private static func others(_ count: Int) -> String {
    count == 1
      ? "the same goes for one more watch of this file"
      : "the same goes for \(count) more watches of this file"
  }
}

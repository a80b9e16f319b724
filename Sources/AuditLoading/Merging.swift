import ByteText
import Diagnostics

/// augenrules' pass over the files: joins them, drops lines and sets four settings aside.
struct Merging {
  let awk: Awk
  let stripsCarriageReturns: Bool
  /// The lines that stay where they are.
  private var body: [[Span]] = []
  /// The last of each setting that is moved.
  private var moved: [Awk.MovedSetting: [Span]] = [:]
  /// The end of the file before, if it has no final newline.
  private var unfinished: [Span] = []
  private var diagnostics: [Diagnostic] = []

  init(awk: Awk, stripsCarriageReturns: Bool) {
    self.awk = awk
    self.stripsCarriageReturns = stripsCarriageReturns
  }

  /// Adds the next file.
  mutating func read(_ source: SourceText) {
    let count = source.lineCount
    for number in 0..<count {
      let range = source.range(ofLine: number + 1)
      let pieces = unfinished + (range.isEmpty && !unfinished.isEmpty ? [] : [Span(source, range)])
      unfinished = []
      if range.upperBound == source.bytes.count {
        unfinished = pieces
      } else {
        sort(pieces)
      }
    }
  }

  /// Puts a whole line where augenrules puts it.
  private mutating func sort(_ pieces: [Span]) {
    let line = stripsCarriageReturns ? Self.withoutCarriageReturn(pieces) : pieces
    if line.count > 1 { noteGlue(line) }
    let bytes = line.count == 1 ? line[0].bytes : line.flatMap(\.bytes)[...]
    switch awk.fate(of: bytes) {
    case .dropped: return
    case .moved(let setting): moved[setting] = line
    case .kept: body.append(line)
    }
  }

  private static func withoutCarriageReturn(_ pieces: [Span]) -> [Span] {
    guard let last = pieces.last, last.bytes.last == UInt8(ascii: "\r") else { return pieces }
    let range = last.range.lowerBound..<(last.range.upperBound - 1)
    return pieces.dropLast() + [Span(last.source, range)]
  }

  private mutating func noteGlue(_ pieces: [Span]) {
    let glued = Diagnostic(
      .error, "glued-lines",
      "this line and the first of '\(pieces[1].source.name)' become one, for the file has no "
        + "newline at its end",
      at: pieces[0])
    diagnostics.append(
      glued.noting("this is put right behind it", at: pieces[1]).advising(
        "end '\(pieces[0].source.name)' with a newline"))
  }

  /// The text of audit.rules below its first line: each line, empty for a setting that is absent.
  mutating func result() -> (lines: [[Span]], diagnostics: [Diagnostic]) {
    if !unfinished.isEmpty { sort(unfinished) }
    unfinished = []
    let top: [Awk.MovedSetting] = [.deleteAll, .backlog, .failure]
    let lines = top.map { moved[$0] ?? [] } + body + [moved[.enabled] ?? []]
    return (lines, diagnostics)
  }
}

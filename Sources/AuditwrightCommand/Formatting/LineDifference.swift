import ByteText

/// The difference between a text and what formatting makes of it, as `diff -u` writes it.
///
/// Formatting moves blanks, line ends and `;` only. Where both texts are the same number of other
/// bytes from their start at the end of a line, they run in step again; so the lines are matched in
/// one walk. Lines of texts with the same number of lines and other bytes are compared one by one.
struct LineDifference {
  /// Lines that are exchanged for others, by their indices.
  private struct Change {
    let old: Range<Int>
    let new: Range<Int>
  }

  private static let contextLines = 3

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private var changes: [Change] = []

  init(from old: [UInt8], to new: [UInt8]) {
    self.old = Self.lines(of: old)
    self.new = Self.lines(of: new)
    // Rules in the modern form stay a line each and have other bytes.
    let isMoved = Self.weight(of: old[...]) == Self.weight(of: new[...])
    if self.old.count == self.new.count, !isMoved { compareOneByOne() } else { compareInStep() }
  }

  /// The difference under a head with `name`; empty if there is none.
  func text(name: String) -> [UInt8] {
    guard !changes.isEmpty else { return [] }
    var text = Array("--- \(name)\n+++ \(name) (formatted)\n".utf8)
    var first = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count,
        changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * Self.contextLines
      {
        last += 1
      }
      addHunk(changes[first...last], to: &text)
      first = last + 1
    }
    return text
  }

  /// The lines of a text; a last one without newline carries the words that diff has for that.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let unfinished = lines.removeLast()
    if !unfinished.isEmpty { lines.append(unfinished + "\n\\ No newline at end of file".utf8) }
    return lines
  }

  private mutating func compareOneByOne() {
    for index in old.indices where old[index] != new[index] {
      changes.append(Change(old: index..<index + 1, new: index..<index + 1))
    }
  }

  private mutating func compareInStep() {
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        i += 1
        j += 1
        continue
      }
      let (start, newStart) = (i, j)
      var balance = 0
      repeat {
        // Blank lines go with the side that is behind; they weigh nothing.
        if j >= new.count || (i < old.count && balance <= 0) {
          balance += Self.weight(of: old[i])
          i += 1
        } else {
          balance -= Self.weight(of: new[j])
          j += 1
        }
      } while balance != 0 && (i < old.count || j < new.count)
      changes.append(Change(old: start..<i, new: newStart..<j))
    }
  }

  /// How many bytes of a line, or of a text, formatting never takes away.
  private static func weight(of line: ArraySlice<UInt8>) -> Int {
    line.count { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ";") }
  }

  private func addHunk(_ changes: ArraySlice<Change>, to text: inout [UInt8]) {
    guard let first = changes.first, let last = changes.last else { return }
    let lead = min(Self.contextLines, first.old.lowerBound)
    let tail = min(Self.contextLines, old.count - last.old.upperBound)
    let oldCount = last.old.upperBound + tail - (first.old.lowerBound - lead)
    let newCount = last.new.upperBound + tail - (first.new.lowerBound - lead)
    let head =
      "@@ -\(first.old.lowerBound - lead + 1),\(oldCount)"
      + " +\(first.new.lowerBound - lead + 1),\(newCount) @@\n"
    text += Array(head.utf8)
    var shown = first.old.lowerBound - lead
    for change in changes {
      for line in old[shown..<change.old.lowerBound] { Self.add(line, " ", to: &text) }
      for line in old[change.old] { Self.add(line, "-", to: &text) }
      for line in new[change.new] { Self.add(line, "+", to: &text) }
      shown = change.old.upperBound
    }
    for line in old[shown..<last.old.upperBound + tail] { Self.add(line, " ", to: &text) }
  }

  private static func add(_ line: ArraySlice<UInt8>, _ mark: String, to text: inout [UInt8]) {
    text += Array(mark.utf8)
    text += line
    text.append(UInt8(ascii: "\n"))
  }
}

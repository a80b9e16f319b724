import AuditCatalogue
import AuditRules
import ByteText

/// Reads a line in watch form: `-w PATH`, ` -p LETTERS` and ` -k KEY` run together in stored order.
///
/// Only `-w` has no blank in front, so a permission that was stored first is glued to it:
/// ` -p x-w /usr/bin/tool -k k`. Paths and keys are printed as they are, blanks included.
struct WatchForm {
  let text: ByteString
  let hints: ReadingHints

  /// One stored field.
  enum Piece: Hashable {
    case place(ByteString)
    case permissions(PermissionSet)
    case keys([ByteString])
  }

  /// More bytes than 256 bytes of keys take when each has one letter.
  private static let longestKeys = 1024
  /// More bytes than a path of 4096 bytes, 256 bytes of keys and 64 fields take.
  private static let longestLine = 8192

  /// How many ways of dividing keys are followed.
  private static let alternativeLimit = 16

  /// The form of `line`, whose first or last blank a copy may have lost.
  init(_ line: ByteString, hints: ReadingHints) {
    var text = line
    if text.has("-p", at: 0) || text.has("-k ", at: 0) { text = " " + text }
    if text.has(" -p", at: text.count - 3) { text.append(UInt8(ascii: " ")) }
    self.text = text
    self.hints = hints
  }

  /// The ways to take the line apart, the most ordinary one first.
  func alternatives() throws(Unreadable) -> [[Piece]] {
    guard text.count <= Self.longestLine else {
      throw Unreadable("it is longer than any watch")
    }
    var position = 0
    var lead: [Piece] = []
    while let (permissions, end) = permissions(at: position), !text.has("-k ", at: end) {
      lead.append(.permissions(permissions))
      position = end
    }
    let results: [[Piece]]
    if text.has("-w ", at: position) {
      results = places(from: position + 3, afterPermissions: !lead.isEmpty)
    } else if text.has(" -k ", at: position), lead.isEmpty {
      results = keyInFront(position + 4)
    } else {
      results = tails(from: position)
    }
    guard !results.isEmpty else {
      throw Unreadable("it looks like a watch but is no sequence of -w, -p and -k")
    }
    return results.map { lead + $0 }
  }

  /// ` -p LETTERS` at `position`, with where it ends; only if something of the form follows.
  private func permissions(at position: Int) -> (PermissionSet, end: Int)? {
    guard text.has(" -p ", at: position) else { return nil }
    var end = position + 4
    var permissions: PermissionSet = []
    while end < text.count,
      let entry = PermissionSet.letters.first(where: { $0.letter == text[end] })
    {
      permissions.insert(entry.permission)
      end += 1
    }
    let isFollowed =
      end == text.count || text.has(" -p ", at: end) || text.has(" -k ", at: end)
      || text.has("-w ", at: end)
    return isFollowed ? (permissions, end) : nil
  }

  /// What follows `-w `: the path up to the first place from which on the line is nothing but
  /// permissions and keys, or a path that is hinted at.
  private func places(from start: Int, afterPermissions: Bool) -> [[Piece]] {
    var results: [[Piece]] = []
    for end in start...text.count {
      let isEnd = end == text.count || text.has(" -p ", at: end) || text.has(" -k ", at: end)
      guard isEnd, results.isEmpty || hints.texts.contains(text.part(start..<end)) else { continue }
      // The watch form is chosen only for rules that have a permission.
      guard afterPermissions || text.has(" -p ", at: end) else { continue }
      results += tails(from: end).map { [.place(text.part(start..<end))] + $0 }
    }
    return results
  }

  /// Permissions, then keys, up to the end.
  private func tails(from start: Int) -> [[Piece]] {
    var position = start
    var pieces: [Piece] = []
    while let (permissions, end) = permissions(at: position), !text.has("-w ", at: end) {
      pieces.append(.permissions(permissions))
      position = end
    }
    if position == text.count { return [pieces] }
    guard text.has(" -k ", at: position) else { return [] }
    return keys(from: position + 4).map { pieces + [.keys($0)] }
  }

  /// The keys from `start` to the end, divided at ` -k ` except within one that is hinted at.
  private func keys(from start: Int) -> [[ByteString]] {
    guard !hints.texts.isEmpty, text.count - start <= Self.longestKeys else {
      return [dividedKeys(from: start)]
    }
    var ends = [text.position(of: " -k ", from: start) ?? text.count]
    for hint in hints.texts where text.has(hint, at: start) {
      let end = start + hint.count
      let isEnd = end == text.count || text.has(" -k ", at: end)
      if isEnd, !ends.contains(end) { ends.append(end) }
    }
    var results: [[ByteString]] = []
    for end in ends where results.count < Self.alternativeLimit {
      let key = text.part(start..<end)
      results += end == text.count ? [[key]] : keys(from: end + 4).map { [key] + $0 }
    }
    return results
  }

  /// The keys from `start` to the end, divided at every ` -k `.
  private func dividedKeys(from start: Int) -> [ByteString] {
    var keys: [ByteString] = []
    var start = start
    while let end = text.position(of: " -k ", from: start) {
      keys.append(text.part(start..<end))
      start = end + 4
    }
    return keys + [text.part(start..<text.count)]
  }

  /// A line that begins with a key, which auditctl never stores first: the key may end at `-w ` or
  /// go on up to the permissions.
  private func keyInFront(_ start: Int) -> [[Piece]] {
    var results: [[Piece]] = []
    if let end = text.position(of: "-w /", from: start) {
      results += places(from: end + 3, afterPermissions: false).map {
        [.keys([text.part(start..<end)])] + $0
      }
    }
    if let end = text.position(of: " -p ", from: start) {
      results += tails(from: end).map { [.keys([text.part(start..<end)])] + $0 }
    }
    return results
  }
}

import AuditCatalogue
import AuditRules
import ByteText

/// What a line that can mean several rules is taken for.
///
/// A watch names a file or a tree, depending on the machine that loads it; a statement of a policy has
/// to say which.
struct Choice {
  /// What each line is taken for.
  private(set) var rules: [Rule] = []
  /// The lines of watches that are taken for files or trees without its being known.
  private(set) var guessedPlaces: [Int] = []
  /// The lines of which something else was left open.
  private(set) var guessedMeanings: [Int] = []

  init(_ lines: [ImportedRules.Line]) {
    let places = Set(lines.flatMap(\.readings).compactMap { $0.path ?? $0.dir })
    for (index, line) in lines.enumerated() {
      let records = line.readings.filter { $0.action == .always }
      let readings = records.isEmpty ? line.readings : records
      let files = readings.filter { $0.path != nil }
      let trees = readings.filter { $0.path == nil && $0.dir != nil }
      if let file = files.first, let tree = trees.first, let path = tree.dir {
        rules.append(Self.isLikelyTree(path, line.text, places) ? tree : file)
        guessedPlaces.append(index)
      } else if let first = readings.first {
        rules.append(first)
        if line.readings.count > 1 { guessedMeanings.append(index) }
      }
    }
  }

  /// Whether the name says that it is a folder: a slash behind it, `.d` at its end, or another rule
  /// on something in it.
  private static func isLikelyTree(
    _ path: ByteString, _ text: ByteString, _ places: Set<ByteString>
  ) -> Bool {
    let slash = UInt8(ascii: "/")
    let folder = path.last == slash ? path : path + [slash]
    if path.last == slash || path.suffix(2).elementsEqual(".d".utf8) { return true }
    let words = text.split(separator: UInt8(ascii: " "))
    if words.contains(where: { $0.elementsEqual(folder) }) { return true }
    return places.contains { $0.count > folder.count && $0.starts(with: folder) }
  }
}

/// Breaks a statement into lines of at most 100 columns.
enum Wrapping {
  static let width = 100

  /// The statement's lines.
  ///
  /// - Parameters:
  ///   - pieces: what is not broken; a line may end behind each.
  ///   - indent: how far the first line is indented.
  ///   - hanging: how far the others are, deeper than the first.
  static func lines(_ pieces: [String], indent: Int, hanging: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      let start = lines.isEmpty ? indent : hanging
      if line.isEmpty {
        line = String(repeating: " ", count: start) + piece
      } else if line.count + 1 + piece.count <= width {
        line += " " + piece
      } else {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + piece
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The parts of a list, each but the last with its comma.
  static func list(_ parts: [String]) -> [String] {
    parts.enumerated().map { $0 + 1 < parts.count ? $1 + "," : $1 }
  }
}

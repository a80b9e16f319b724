import ByteText
import Diagnostics

/// The files that rules come from, and what their authors noted above the rules.
struct SourceFiles {
  /// In the order of their first rules; never empty.
  private(set) var files: [Grouping.File] = []
  /// For each rule its file.
  private(set) var fileOfLine: [Int] = []
  /// For each rule the comment right above it.
  private(set) var comments: [[String]] = []

  init(_ lines: [ImportedRules.Line]) {
    var places: [String: Int] = [:]
    for line in lines {
      let name = line.span.source.name
      let place = places[name] ?? files.count
      if places.updateValue(place, forKey: name) == nil { files.append(Self.file(name)) }
      fileOfLine.append(place)
      comments.append(CommentAbove.lines(above: line.span))
    }
    if files.isEmpty { files.append(Grouping.File(name: nil, stage: nil, stem: "")) }
  }

  /// `/etc/audit/rules.d/30-stig.rules` is stage 30, `stig`.
  private static func file(_ path: String) -> Grouping.File {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let base = name.hasSuffix(".rules") ? String(name.dropLast(6)) : name
    let digits = base.prefix { $0.isASCII && $0.isNumber }
    let isStage = (1...2).contains(digits.count) && base.dropFirst(digits.count).first == "-"
    return Grouping.File(
      name: name, stage: isStage ? Int(digits) : nil,
      stem: ByteString(isStage ? String(base.dropFirst(digits.count + 1)) : base).asWord)
  }
}

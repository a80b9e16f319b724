import Foundation

/// Files of the checkout.
enum Shipped {
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let editors = package.appending(path: "Editors")

  /// The files below `folder` whose names end in one of `endings`, sorted.
  static func files(in folder: String, _ endings: String...) throws -> [URL] {
    let top = package.appending(path: folder)
    let walk = FileManager.default.enumerator(at: top, includingPropertiesForKeys: nil)
    return (walk?.compactMap { $0 as? URL } ?? []).filter { endings.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }

  /// The words between two single quotes in the list `name` of a vim script.
  static func vimList(_ name: String, in script: String) -> Set<String> {
    guard let start = script.range(of: "let s:\(name) = ["),
      let end = script[start.upperBound...].range(of: "]")
    else { return [] }
    let body = script[start.upperBound..<end.lowerBound]
    return Set(body.matches(of: /'([^']+)'/).map { String($0.output.1) })
  }

  /// The words of the longest alternation in a regular expression.
  static func alternation(_ pattern: String) -> Set<String> {
    let lists = pattern.matches(of: /\(\?:([a-z0-9|-]+)\)/).map { String($0.output.1) }
    let longest = lists.max { $0.count < $1.count } ?? ""
    return Set(longest.split(separator: "|").map(String.init))
  }
}

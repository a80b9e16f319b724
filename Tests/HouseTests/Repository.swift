import Foundation

/// The checkout that the tests are part of.
enum Repository {
  /// Its top folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files below `folder`, a path from the top.
  static func swiftFiles(in folder: String) throws -> [URL] {
    let top = root.appending(path: folder)
    let enumerator = FileManager.default.enumerator(at: top, includingPropertiesForKeys: nil)
    return (enumerator?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
  }
}

/// A target as Package.swift declares it.
struct ManifestTarget {
  let name: String
  let isTest: Bool
  let dependencies: Set<String>

  /// Where its sources are.
  let folder: String

  /// Reads the manifest's text: the package manager cannot be asked while it runs the tests.
  static func all() throws -> [ManifestTarget] {
    let manifest = try String(
      contentsOf: Repository.root.appending(path: "Package.swift"), encoding: .utf8)
    let declaration = /\.(target|executableTarget|testTarget)\(\s*name: "([^"]+)"/
    return manifest.matches(of: declaration).map { match in
      let rest = manifest[match.range.upperBound...]
      let end = rest.firstRange(of: /\.(target|executableTarget|testTarget|systemLibrary)\(/)
      let body = rest[..<(end?.lowerBound ?? rest.endIndex)]
      let path = body.firstMatch(of: /path: "([^"]+)"/).map { String($0.output.1) }
      let isTest = match.output.1 == "testTarget" || path?.hasPrefix("Tests/") == true
      return ManifestTarget(
        name: String(match.output.2), isTest: isTest, dependencies: Self.dependencies(in: body),
        folder: path ?? (isTest ? "Tests/" : "Sources/") + match.output.2)
    }
  }

  private static func dependencies(in body: Substring) -> Set<String> {
    guard let list = body.firstMatch(of: /dependencies: \[((?s).*?)\]\s*(\)|,)/)?.output.1 else {
      return []
    }
    let products = list.matches(of: /\.product\(name: "([^"]+)", package: "[^"]+"/)
      .map { String($0.output.1) }
    let names = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"([^"]+)"/)
      .map { String($0.output.1) }
    return Set(products + names)
  }
}

import AuditCatalogue
import Foundation

/// A rule file and what listings showed after it was loaded; see Tests/Fixtures/listings/README.
public struct ListingPair: Sendable {
  /// The file's name without extension.
  public let name: String
  /// The rule file.
  public let rules: [UInt8]
  /// What auditctl 3.0.9 printed.
  public let listing: [UInt8]
  /// Versions and what they printed.
  public let facts: Facts

  /// What NAME.json holds.
  public struct Facts: Sendable, Decodable {
    public let loader: String
    public let lister: String
    public let loadExit: Int
    /// With `-i`, by version.
    public let interpreted: [String: [String]]?
    /// The same rules printed by other versions.
    public let otherListers: [String: [String]]?
    /// What was printed after another version loaded the file, by that version.
    public let loadedBy: [String: Lists]?
  }

  /// Two listings of one set of rules.
  public struct Lists: Sendable, Decodable {
    public let listBySameVersion: [String]?
    public let listBy309: [String]?

    private enum CodingKeys: String, CodingKey {
      case listBySameVersion
      case listBy309 = "listBy3.0.9"
    }
  }

  /// Every pair, by name.
  public static let all: [ListingPair] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/listings")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".rules") }.sorted().map { file in
      let name = String(file.dropLast(".rules".count))
      return ListingPair(name: name, in: folder)
    }
  }()

  /// The machine on which the listings were made.
  public static let host: HostFacts = {
    var host = HostFacts(name: "listed")
    host.directories = ["/", "/etc", "/etc/ssh", "/etc/audit", "/usr", "/usr/bin", "/tmp"]
    host.files = [
      "/etc/passwd", "/etc/group", "/etc/hosts", "/etc/shadow", "/usr/bin/tool", "/tmp/with space",
    ]
    host.users = ["root": 0, "alice": 1000]
    host.groups = ["root": 0, "adm": 4, "sudo": 27]
    return host
  }()

  private init(name: String, in folder: URL) {
    func bytes(_ kind: String) -> Data {
      guard let data = try? Data(contentsOf: folder.appending(path: "\(name).\(kind)")) else {
        preconditionFailure("the fixture \(name).\(kind) is missing")
      }
      return data
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let facts = try? decoder.decode(Facts.self, from: bytes("json")) else {
      preconditionFailure("\(name).json is malformed")
    }
    self.name = name
    self.facts = facts
    rules = Array(bytes("rules"))
    listing = Array(bytes("list"))
  }

  /// The lines as auditctl would have printed them.
  public static func text(_ lines: [String]) -> [UInt8] {
    Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Every listing of the rules as `loadExit` left them, with what to call it.
  public var listings: [(name: String, text: [UInt8])] {
    var result = [("\(name) by \(facts.lister)", listing)]
    for (version, lines) in facts.interpreted ?? [:] {
      result.append(("\(name) -i by \(version)", Self.text(lines)))
    }
    for (version, lines) in facts.otherListers ?? [:] {
      result.append(("\(name) by \(version)", Self.text(lines)))
    }
    return result
  }
}

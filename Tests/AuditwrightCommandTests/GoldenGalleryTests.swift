import AuditLints
import Foundation
import Lints
import PolicyLints
import Testing

@Suite("the gallery of mistakes")
struct GoldenGalleryTests {
  private static let folder = CommandRun.package.appending(path: "Documentation/gallery")
  private static let onTheHost = ["--policies", "host.policy", "--facts", "gallery-host"]

  /// What is linted, with the arguments and the file that holds what is said.
  private static let pictures: [(name: String, arguments: [String], status: Int32)] = [
    ("mistakes", ["mistakes.rules"] + onTheHost, 1),
    ("rules.d", ["rules.d"] + onTheHost, 1),
    ("bare", ["bare.rules", "--facts", "none"], 0),
    ("stock", ["stock.rules", "--policies", "../../Policies"], 0),
    ("house", ["house.policy", "--today", "2026-01-01"], 1),
    ("draft", ["draft.policy", "--today", "2026-01-01"], 1),
  ]

  private static func run(_ arguments: [String]) throws -> CommandRun {
    try CommandRun(["lint"] + arguments, in: folder)
  }

  @Test(arguments: pictures.map(\.name))
  func whatIsSaidIsWhatTheGalleryShows(name: String) throws {
    let picture = try #require(Self.pictures.first { $0.name == name })
    let run = try Self.run(picture.arguments)
    #expect(run.status == picture.status, "\(run.errors)")
    let file = Self.folder.appending(path: "\(name).txt")
    let said = Data((run.output + run.errors).utf8)
    if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil { try said.write(to: file) }
    #expect(try Data(contentsOf: file) == said, "renew it with: make renew, then read the diff")
  }

  @Test func noLintIsMissing() throws {
    var seen: Set<String> = []
    for picture in Self.pictures {
      let run = try Self.run(picture.arguments + ["--format", "json"])
      let found = try #require(
        try JSONSerialization.jsonObject(with: run.outputBytes) as? [[String: Any]])
      seen.formUnion(found.compactMap { $0["id"] as? String })
    }
    let lints: [any Lint.Type] = AuditLints.all + PolicyLints.all + SuppressionLints.all
    let missing = Set(lints.map { $0.id }).subtracting(seen).sorted()
    #expect(missing == [], "show them in Documentation/gallery, then renew it with: make renew")
  }
}

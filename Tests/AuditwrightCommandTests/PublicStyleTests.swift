import Foundation
import Testing

@Test func noRuleInThePublicStyleIsRefusedByAStockDebian12() throws {
  let run = try CommandRun([
    "validate", "Tests/Fixtures/rules/public-style-400.rules", "--facts", "debian-12-stock",
  ])
  #expect(run.status == 0)
  #expect(run.errors.hasSuffix("no line is refused\n"), "\(run.errors.suffix(300))")
}

import AuditLints
import Lints
import Testing

@Suite("the queue, its limits and what happens at them")
struct QueueTests {
  @Test func aFolderWithoutAQueueIsTold() throws {
    try expect(
      "no-backlog",
      """
      ==> 10-a.rules <==
      ‹-w /etc/passwd -p wa -k identity›
      ==> 20-b.rules <==
      -w /etc/group -p wa -k identity
      """)
  }

  @Test(arguments: [
    // A part of a set leaves the queue to another file.
    "-w /etc/passwd -p wa -k identity",
    // Nothing is recorded.
    "-D\n-a never,task",
    "-D",
    // Wherever it stands.
    "-D\n-w /etc/passwd -p wa -k identity\n-b 8192",
  ])
  func whatNeedsNoQueueOrHasOneIsAccepted(text: String) throws {
    try expect("no-backlog", text)
  }

  @Test func theLastQueueCounts() throws {
    try expect("small-backlog", "-b 64\n-b 8192\n-w /etc/passwd -p wa -k identity")
    try expect("small-backlog", "-b 8192\n-b ‹100›\n-w /etc/passwd -p wa -k identity")
  }

  @Test(arguments: ["-b 0", "-b 320", "-b 8192", "-e 2\n-b 64"])
  func anAmpleQueueIsAccepted(text: String) throws {
    try expect("small-backlog", text)
  }

  @Test(arguments: ["-r 0", "-r 100\n-r 0", "-D"])
  func noRateIsAccepted(text: String) throws {
    try expect("rate-limit", text)
  }

  @Test(arguments: ["-f 0", "-f 1", "-f 2\n-f 1", "-D"])
  func aMachineThatGoesOnIsAccepted(text: String) throws {
    try expect("panic-on-failure", text)
  }

  @Test(
    arguments: [
      ("-f 2", nil), ("-b 8192\n-f 2", nil), ("-b 64\n-f 2", "the queue is small"),
      ("-r 100\n-f 2", "records are lost on purpose here"),
    ] as [(String, String?)])
  func aPanicWeighsMoreWhereRecordsAreLostEasily(text: String, note: String?) throws {
    let rules = linted(Example(text, unnamed: "audit.rules"))
    let choice = LintChoice(selecting: ["panic-on-failure"])
    let found = try #require(AuditLints.diagnostics(in: rules, choice).first)
    #expect(found.severity == (note == nil ? .note : .warning))
    #expect(found.notes.first?.message == note)
  }
}

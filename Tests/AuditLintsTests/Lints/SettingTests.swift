import AuditCatalogue
import AuditLints
import Lints
import Testing

@Suite("settings that do not hold or stand where they do harm")
struct SettingTests {
  @Test func augenrulesKeepsTheLastOfEachOnly() throws {
    try expect(
      "overridden-setting",
      """
      ==> 10-a.rules <==
      ‹-f 2›
      ==> 20-b.rules <==
      ‹-f 0›
      -f 1
      """)
  }

  @Test func anIndentedSettingOverridesTheOneThatIsMovedToTheTop() throws {
    try expect(
      "overridden-setting",
      """
      ==> 10-a.rules <==
       -b 1024
      ==> 20-b.rules <==
      ‹-b 8192›
      """)
  }

  @Test func aSingleFileIsReadFromTopToBottom() throws {
    try expect("overridden-setting", "‹-b 320›\n-r 0\n--backlog_wait_time 100\n-b 8192")
    try expect("overridden-setting", "‹--backlog_wait_time 100›\n--backlog_wait_time 0")
  }

  @Test func aLockThatIsTakenBackIsTold() throws {
    try expect(
      "overridden-setting",
      """
      ==> 10-a.rules <==
      ‹-e 2›
      ==> 99-z.rules <==
      -e 1
      """)
  }

  @Test(arguments: [
    "-b 8192\n-f 1\n-b 8192", "-e 0\n-w /etc/passwd -p wa\n-e 1", "-e 1\n-e 2", "-D\n-D",
    // Refused, and told as such.
    "-b 8192\n-e 2\n-b 64", "-b 8192\n-b lots",
    // A comment is no setting.
    "# -b 64\n-b 8192",
  ])
  func whatIsEqualOrStepsUpIsAccepted(text: String) throws {
    try expect("overridden-setting", text)
  }

  @Test func blanksKeepADeletionInTheMiddle() throws {
    let text = """
      ==> 10-a.rules <==
      -w /etc/passwd -p wa -k identity
      ==> 20-b.rules <==
      ‹-D ›
      -w /etc/group -p wa -k identity
      """
    try expect("indented-setting", text)
    var facts = HostFacts.example
    facts.awk = "gawk"
    try expect(
      "indented-setting", text.replacing("‹", with: "").replacing("›", with: ""), facts: facts)
  }

  @Test(arguments: [
    // Nothing is below the lock, or above the deletion.
    "==> 10-a.rules <==\n-w /etc/passwd -p wa\n==> 20-b.rules <==\n  -e 2",
    "==> 10-a.rules <==\n -D\n==> 20-b.rules <==\n-w /etc/passwd -p wa",
    // A value holds wherever it stands.
    "==> 10-a.rules <==\n -b 8192\n==> 20-b.rules <==\n-w /etc/passwd -p wa",
    "==> 10-a.rules <==\n -e 1\n==> 20-b.rules <==\n-w /etc/passwd -p wa",
    // A single file is not merged.
    "-w /etc/passwd -p wa\n  -D\n-w /etc/group -p wa",
  ])
  func blanksThatDoNoHarmAreAccepted(text: String) throws {
    try expect("indented-setting", text)
  }

  @Test func afterIgnoredErrorsAMissingResetIsANote() throws {
    let text = """
      ==> 10-a.rules <==
      -c
      ==> 20-b.rules <==
      -w /etc/passwd -p wa -k identity
      """
    let rules = linted(Example(text, unnamed: ""))
    let found = AuditLints.diagnostics(in: rules, LintChoice(selecting: ["no-reset"]))
    #expect(found.map(\.severity) == [.note])
  }

  @Test(arguments: [
    "-w /etc/passwd -p wa -k identity",
    "==> 10-a.rules <==\n-w /etc/passwd -p wa\n==> 20-b.rules <==\n-D",
    "==> 10-a.rules <==\n-b 8192\n==> 20-b.rules <==\n-e 2",
  ])
  func aSetThatLoadsTwiceIsAccepted(text: String) throws {
    try expect("no-reset", text)
  }
}

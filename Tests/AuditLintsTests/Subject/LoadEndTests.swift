import AuditLints
import Lints
import Testing

@Suite("where a load ends")
struct LoadEndTests {
  /// The notes without a place of what `lint` finds.
  private func notes(of lint: any RuleLint.Type, in text: String) -> [[String]] {
    let rules = linted(Example(text, unnamed: "audit.rules"))
    return lint.init().findings(in: rules).map { $0.notes.filter { $0.span == nil }.map(\.message) }
  }

  private func libaudit() throws -> any RuleLint.Type {
    try #require(AuditLints.all.first { $0.id == "libaudit-refuses" })
  }

  @Test func theFirstErrorSaysWhatIsNotRead() throws {
    let text = """
      -w /etc/passwd -p wa
      -w etc/shadow -p wa

      # A comment is no line that is lost.
      -w etc/group -p wa
      -e 2
      """
    let lost = "the load ends here: the 2 lines below it are not read, so nothing is locked"
    #expect(notes(of: try libaudit(), in: text) == [[lost], []])
  }

  @Test func theLastLineLosesNothing() throws {
    #expect(notes(of: try libaudit(), in: "-w /etc/passwd -p wa\n-w etc/shadow -p wa") == [[]])
  }

  @Test(arguments: ["-i", "-c"])
  func nothingEndsALoadThatGoesOnAfterErrors(option: String) throws {
    let text = "\(option)\n-w etc/shadow -p wa\n-w /etc/passwd -p wa"
    #expect(notes(of: try libaudit(), in: text) == [[]])
  }

  @Test func goingOnActsFromItsOwnLineOnly() throws {
    let text = "-w etc/shadow -p wa\n-i\n-w etc/group -p wa"
    let lost = "the load ends here: the 2 lines below it are not read"
    #expect(notes(of: try libaudit(), in: text) == [[lost], []])
  }
}

import AuditLints
import Lints
import Testing

@Suite("numbers that are read as others")
struct MisreadNumberTests {
  private func messages(_ value: String) throws -> [String] {
    let lint = try #require(AuditLints.all.first { $0.id == "misread-number" })
    let text = "-a always,exit -F arch=b64 -S openat -F \(value) -F key=a"
    return lint.init().findings(in: linted(Example(text, unnamed: "audit.rules"))).map(\.message)
  }

  @Test(
    arguments: [
      ("uid=010", "'010' is taken for 8"), ("auid=12abc", "'12abc' is taken for 12"),
      ("exit=-013", "'-013' is taken for 4294967285"),
      ("uid=4294967296", "'4294967296' is taken for 0"),
      ("a2=0x100000001", "'0x100000001' is taken for 1"), ("a2=3x", "'3x' is taken for 3"),
      ("inode=0xg", "'0xg' is taken for 0"), ("pid=08", "'08' is taken for 0"),
      ("auid!=18446744073709551616", "'18446744073709551616' is taken for 4294967295"),
    ] as [(String, String)])
  func whatLooksLikeAnotherNumberIsTold(condition: String, message: String) throws {
    #expect(try messages(condition) == [message])
  }

  @Test(arguments: [
    "uid=0", "uid=00", "auid=0x3E8", "auid!=-1", "auid!=unset", "auid!=4294967295", "exit=-13",
    "exit=-EACCES", "a2&0100", "a0=-100", "a1=0XFFFFFFFF", "uid=backup", "success=1",
    "inode=3000000000", "filetype=dir", "exit>=-4095",
  ])
  func whatIsReadAsItLooksIsAccepted(condition: String) throws {
    #expect(try messages(condition).isEmpty)
  }
}

import AuditLints
import Lints
import Testing

@Suite("keys that are missing, alike or hard to search for")
struct KeyTests {
  @Test(arguments: [
    "‹-a always,exit -F arch=b64 -S open›", "‹-w /etc/passwd›", "‹-A exit,always -S open›",
  ])
  func whatRecordsNeedsAKey(rule: String) throws {
    try expect("no-key", rule)
  }

  @Test(arguments: [
    "-a never,exit -S open", "-a never,task", "-a never,filesystem -F fstype=tracefs",
    "-a always,exclude -F msgtype=CWD", "-a always,exit -S open -F key=files", "-e 2",
    "-w relative",
  ])
  func whatRecordsNothingOrCannotHaveAKeyDoesNot(rule: String) throws {
    try expect("no-key", rule)
  }

  @Test func theRarerSpellingIsTheOneToChange() throws {
    try expect(
      "lookalike-key",
      """
      -w /etc/passwd -p wa -k ‹PERM-mod›
      -w /etc/group -p wa -k perm_mod
      -w /etc/shadow -p wa -k perm_mod
      """)
  }

  @Test func eachSpellingIsToldOnce() throws {
    try expect(
      "lookalike-key",
      """
      -w /etc/passwd -p wa -k identity -k files
      -w /etc/group -p wa -F key=‹key=ID_entity›
      -a always,exit -F arch=b64 -S open -F ‹key=IDENTITY›
      -a always,exit -F arch=b64 -S openat -F key=IDENTITY
      -w /etc/shadow -p wa -k identity
      -w /etc/ssh -p wa -k identity
      """.replacing("key=‹key=", with: "‹key="))
  }

  @Test(arguments: [
    "-w /etc/passwd -p wa -k access\n-w /etc/group -p wa -k accesses",
    "-w /etc/passwd -p wa -k priv1\n-w /etc/group -p wa -k priv2",
    "-w /etc/passwd -p wa -k 10.2.5\n-w /etc/group -p wa -k 1.02.5",
    "-a never,exit -S open -F key=Identity\n-w /etc/group -p wa -k identity",
  ])
  func keysThatReallyDifferAreAccepted(text: String) throws {
    try expect("lookalike-key", text)
  }

  @Test(arguments: [
    "-w /etc/passwd -p wa -k ‹käse›", "-w /etc/passwd -p wa -F ‹key=a\"b›",
    "-w /etc/passwd -p wa -k ‹two\\ words›\n-w /etc/group -p wa -k two\\ words",
  ])
  func oddBytesAreToldOnce(text: String) throws {
    try expect("hex-encoded-key", text)
  }

  @Test(arguments: [
    "-w /etc/passwd -p wa -k one -k two", "-w /etc/passwd -p wa -k T1078.003_Local-Accounts",
    "-w /etc/passwd -p wa -k identity␍", "-w /etc/passwd -p wa -k \"identity\"",
    "-w /etc/passwd -p wa -k a,b;c#d'e",
  ])
  func plainKeysAndWhatOtherLintsTellAreAccepted(text: String) throws {
    try expect("hex-encoded-key", text)
  }

  @Test(arguments: [
    "-a never,exit -S open", "-a never,filesystem -F fstype=tracefs -F key=quiet",
    // Together with rules that do record, it names a concern.
    "-a never,exit -S open -F uid=1 -F key=files\n-a always,exit -S open -F key=files",
  ])
  func neverRulesWithoutAKeyOfTheirOwnAreAccepted(text: String) throws {
    try expect("key-of-never", text)
  }

  @Test(arguments: [
    "-w /etc/passwd -p wa -k ‹'identity'›", "-w /etc/passwd -p wa -F ‹key=\"identity\"›",
    "-a always,exit -F arch=b64 -S open -F ‹\"key=files\"› -k a",
  ])
  func quotesAreTold(text: String) throws {
    // The last is refused by libaudit, which tells of it by itself.
    try expect(
      "quoted-value",
      text.contains("-k a") ? text.replacing("‹", with: "").replacing("›", with: "") : text)
  }

  @Test(arguments: [
    "-w /etc/passwd -p wa -k it's", "-w \"/etc/passwd\" -p wa -k identity",
    "-w /srv/\"odd -p wa -k odd", "-w /etc/passwd -p wa -k a=b",
  ])
  func singleQuotesAndRefusedLinesAreAccepted(text: String) throws {
    try expect("quoted-value", text)
  }
}

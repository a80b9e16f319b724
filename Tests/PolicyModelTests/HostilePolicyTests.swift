import AuditCatalogue
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import PolicySyntax
import TestDice
import Testing

private let words = """
  record ignore syscalls all write attr read execute access of under where and in not ( ) , ; { }
  by users root daemons anyone on b64 b32 if present except exe key denied = != < <= > >= & &= - ..
  open openat stime nosuch 451 4294967296 0x10 010 -1 -EACCES EACCES unset uid gid euid auid a0 a3
  exit success filetype dir saddr_fam exe subj_type path inode pers /etc/passwd /etc $v $nowhere
  "text" "a b" rules profile facts catalogue control demand use let extends g p at 30 99 after
  settings backlog 99999999999 privileged inventory skip immutable adopt exception messages tasks
  user-messages filesystem tracefs CWD raw "-w /x" satisfies param number expect silence when 1..5
  """.split(whereSeparator: \.isWhitespace).map(String.init)

@Test func noSoupOfWordsBringsTheCompilerDown() throws {
  var generator = Dice(seed: 12)
  var compiled = 0
  for _ in 0..<1500 {
    let soup = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
      words.randomElement(using: &generator)!
    }.joined(separator: " ")
    let text =
      "rules g at 30 {\n record \(soup)\n}\nprofile p { let v = /a, /b\n use g\n \(soup)\n}"
    let file = PolicyParser.parse(SourceText(name: "soup", text)).file
    let outcome = ProfileCompiler.compile(
      "p", in: PolicyLibrary([file]), names: LibAuditNames(),
      readLine: libauditReader(host: UnknownHost()))
    if outcome != nil { compiled += 1 }
  }
  #expect(compiled > 500)
}

@Test func aCircleOfProfilesAndABaseThatIsNotThereAreToldAtTheirPlaces() throws {
  let circle = try Compiled("profile p extends q { }\nprofile q extends p { }")
  #expect(circle.messages == ["circular-extends: profile 'p' extends itself"])
  let orphan = try Compiled("profile p extends bse { }\nprofile base { }")
  #expect(orphan.messages == ["unknown-profile: unknown profile 'bse'; did you mean 'base'?"])
}

@Test func numbersThatDoNotFitTheKernelsWordsAreErrors() throws {
  let compiled = try Compiled(
    """
    facts f { users alice = 4294967296 }
    profile p { facts f; settings { backlog 4294967296; rate 1 } }
    """)
  #expect(
    compiled.messages == [
      "number-too-large: '4294967296' is no user or group id",
      "number-too-large: '4294967296' does not fit into 32 bits",
    ])
}

import Foundation
import Testing

/// What a rule file of two watches and a rule for refused opens makes of an event.
private let rules = """
  -a never,exit -F arch=b64 -S openat -F dir=/srv/scratch
  -w /etc/shadow -p wa -k identity
  -a always,exit -F arch=b64 -S openat -F exit=-EACCES -F auid>=1000 -F auid!=unset -k access

  """

private struct Answer: Decodable {
  struct Rule: Decodable {
    let text: String
    let place: String
  }
  struct Miss: Decodable {
    let rule: String
    let place: String
    let reason: String
  }
  struct Event: Decodable {
    let text: String
    let syscall: String?
    let paths: [String]?
  }
  let decision: String
  let key: [String]
  let rule: Rule?
  let misses: [Miss]
  let event: Event
  let search: String
  let taken: [String]
  let assumptions: [String]
  let remarks: [String]
}

/// Decides `event` by a file of `lines`.
private func decide(_ event: String, _ lines: String = rules, _ more: String...) throws
  -> CommandRun
{
  try decide(event, lines, in: "some.rules", more)
}

/// Decides `event` by a file of `lines` that is called `name`.
private func decide(_ event: String, _ lines: String, in name: String, _ more: [String] = []) throws
  -> CommandRun
{
  let folder = try ScratchFolder()
  try folder.file(name, lines)
  return try CommandRun(["decide", event, "--by", name] + more, in: folder.url)
}

private func answer(_ run: CommandRun) throws -> Answer {
  try JSONDecoder().decode(Answer.self, from: run.outputBytes)
}

private let refusal = """
  type=PATH msg=audit(1700000000.123:45): item=0 name="/srv/x" inode=131 dev=08:01 mode=0100600 \
  ouid=0 ogid=42 rdev=00:00 nametype=NORMAL
  type=CWD msg=audit(1700000000.123:45): cwd="/etc"
  type=SYSCALL msg=audit(1700000000.123:45): arch=c000003e syscall=257 success=no exit=-13 \
  a0=ffffff9c a1=7ffd1b2c a2=0 a3=0 items=1 ppid=812 pid=900 auid=1000 uid=1000 gid=1000 \
  euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000 fsgid=1000 ses=3 exe="/usr/bin/cat" key="access"
  """

@Suite struct DecideCommandTests {
  @Test func aRecordedEventIsToldWithItsRuleItsKeyAndItsSearch() throws {
    let run = try decide("openat exit=-EACCES /srv/x by users")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "event:    openat uid=1000 auid=1000 exit=-EACCES /srv/x")
    #expect(lines[1].hasPrefix("taken:    "))
    #expect(lines[2] == "decision: recorded under 'access'")
    #expect(lines[3].hasPrefix("rule:     some.rules:3: -a always,exit -F arch=b64 -S openat"))
    #expect(lines[4] == "search:   ausearch -i -k access -sc openat -sv no -ua 1000")
    #expect(run.output.contains("it asks for dir=/srv/scratch, and the call touched /srv/x"))
    #expect(run.errors.contains("for debian-12, assuming boot"))
  }

  @Test func theSameIsThereForPrograms() throws {
    let run = try decide("openat exit=-EACCES /srv/x by users", rules, "--format", "json")
    let answer = try answer(run)
    #expect(answer.decision == "recorded")
    #expect(answer.key == ["access"])
    #expect(answer.rule?.place == "some.rules:3")
    #expect(answer.misses.map(\.place) == ["some.rules:1", "some.rules:2"])
    #expect(answer.event.syscall == "openat")
    #expect(answer.event.paths == ["/srv/x"])
    #expect(answer.search.hasPrefix("ausearch -i -k access"))
    #expect(answer.taken.contains("exe=/usr/bin/true"))
    #expect(answer.assumptions.contains("hard-links"))
  }

  @Test func silenceIsNo() throws {
    for event in [
      "gettimeofday", "openat a2=1 exit=-EACCES /srv/scratch/x", "openat a2=0 /etc/shadow",
    ] {
      let run = try decide(event)
      #expect(run.status == 1, "\(run.output)\(run.errors)")
      #expect(run.output.contains("decision: not recorded"))
    }
  }

  @Test func recordsAreDecidedOneByOne() throws {
    let folder = try ScratchFolder()
    let second = refusal.replacing(":45)", with: ":46)").replacing("auid=1000", with: "auid=0")
    try folder.file("some.rules", rules)
    try folder.file("log", refusal + "\n----\n" + second + "\n")
    let run = try CommandRun(["decide", "log", "--by", "some.rules"], in: folder.url)
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.output.contains("event:    audit(1700000000.123:45)"))
    #expect(run.output.contains("decision: recorded under 'access'"))
    #expect(run.output.contains("decision: not recorded"))
    #expect(run.output.contains("the log has it: it was recorded by other rules"))
    let input = try CommandRun(
      ["decide", "-", "--by", "some.rules", "--format", "json"], in: folder.url,
      input: Data(refusal.utf8))
    #expect(input.status == 0, "\(input.errors)")
    #expect(try answer(input).event.text.contains("exe=/usr/bin/cat"))
  }

  @Test func whatARecordDoesNotTellIsNotGuessed() throws {
    let lines = "-a always,exit -F arch=b64 -S openat -F gid=4 -k adm\n"
    let run = try decide(refusal, lines)
    #expect(run.status == 2)
    #expect(run.output.contains("decision: cannot be known"))
    #expect(run.output.contains("some.rules:1 hangs on what is not known of the event"))
    #expect(try decide("openat gid=4", lines).status == 0)
  }

  @Test func aListingWithAPlaceBehindThePermissionsIsNoRuleFile() throws {
    let listing = """
       -p x-w /usr/bin/tool -k k
      -a always,exit -F arch=b64 -S mount -F key=m

      """
    #expect(try decide("mount by users", listing, in: "loaded").status == 0)
    let open = try decide("execve by users /usr/bin/tool", listing, in: "loaded")
    #expect(open.status == 2)
    #expect(!open.errors.contains("refuses"))
  }

  @Test func aListingIsASetOfReadings() throws {
    let listing = """
      -w /etc/shadow -p wa -k identity
      -a always,exit -F arch=b64 -S openat -F exit=-EACCES -F auid>=1000 -F auid!=-1 -F key=access

      """
    let event = "openat a2=1 /etc/shadow"
    let open = try decide(event, listing, in: "loaded")
    #expect(open.status == 2)
    #expect(open.output.contains("loaded:1 can be read in"))
    let settled = try decide(event, listing, in: "loaded", ["--assume", "watches-always"])
    #expect(settled.status == 0, "\(settled.output)")
    #expect(try decide("openat exit=-EACCES /srv/x by users", listing, in: "loaded").status == 0)
    // As a rule file the first line is an always rule, and it can be said to be a listing.
    let watch = "-w /etc/shadow -p wa -k identity\n"
    #expect(try decide(event, watch).status == 0)
    #expect(try decide(event, watch, "--listing").status == 2)
  }

  @Test(arguments: ["debian-12-server", "ospp", "wiki"])
  func aProfileItsFilesAndItsListingDecideAlike(profile: String) throws {
    for event in [
      "adjtimex by users", "openat a2=1 /etc/passwd", "openat a2=0 exit=-EACCES by users /srv/x",
      "getpid", "execve by users /usr/bin/sudo", "unlinkat by users /srv/x",
      "finit_module by users", "openat a2=1 /etc/shadow on b32",
    ] {
      let places = [profile, "Generated/\(profile)", "Tests/Fixtures/captured/\(profile).list"]
      let answers = try places.map { place in
        let more = place == profile ? [] : ["--facts", "debian-12-stock"]
        let run = try CommandRun(["decide", event, "--by", place, "--format", "json"] + more)
        #expect(run.status < 2, "\(place): \(event): \(run.output)")
        return try answer(run)
      }
      #expect(Set(answers.map(\.decision)).count == 1, "\(event)")
      #expect(Set(answers.map(\.key)).count == 1, "\(event)")
    }
  }

  @Test func whatAReplacedWatchWouldChangeIsSaid() throws {
    let lines = """
      -a never,exit -S openat -F path=/etc/x -F uid=0
      -a always,exit -S openat -F path=/etc/x -k x

      """
    let run = try decide("openat uid=0 /etc/x", lines)
    #expect(run.status == 1)
    #expect(run.output.contains("once /etc/x was replaced twice it would be recorded under x"))
    #expect(
      try decide("openat uid=0 replaced=/etc/x replaced=/etc/x /etc/x", lines).status == 0)
  }

  @Test func aLoadThatEndsEarlyIsANoWhateverItDecides() throws {
    let run = try decide("getpid", "-a always,exit -F arch=b64 -S getpid -k pid\n-a bad\n")
    #expect(run.status == 1)
    #expect(run.output.contains("decision: recorded under 'pid'"))
    #expect(run.errors.contains("some.rules:2"))
  }

  @Test func aMistakenEventIsTheCommandLinesFault() throws {
    let run = try decide("opnat uid=1000")
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean 'openat'?"))
    #expect(run.output.isEmpty)
    #expect(try CommandRun(["decide", "-", "--by", "-"]).status == 64)
    #expect(try CommandRun(["decide", "getpid", "--by", "wikki"]).status == 64)
    #expect(try CommandRun(["decide", "getpid", "--by", "/no/such.rules"]).status == 2)
  }

  @Test(arguments: [
    Array("type=SYSCALL msg=audit(1.2:3): ".utf8), Array("type= audit(".utf8), [0xff, 0xfe, 0x0a],
    [], [0], Array(repeating: UInt8(ascii: "("), count: 100_000),
    Array("type=SYSCALL msg=audit(1.2:3): arch=c000003e syscall=257 \u{1b}[2J\n".utf8),
  ])
  func damagedInputIsToldAndNothingElse(bytes: [UInt8]) throws {
    let run = try CommandRun(["decide", "-", "--by", "wiki"], input: Data(bytes))
    #expect([0, 1, 2].contains(run.status))
    #expect(!run.output.contains("\u{1b}"))
    #expect(!run.errors.contains("\u{1b}"))
  }
}

import Testing

@Suite("values that name other values")
struct BindingResolutionTests {
  @Test func aValueStandsForWhatTheOtherNameIsBoundTo() throws {
    let compiled = try Compiled(
      statements: "record write under $homes on b64 key h",
      profile: """
          let homes = /root, $data/home
          let data = /srv, $more
          let more = /opt
        """)
    #expect(
      try compiled.lines() == [
        "-a always,exit -F arch=b64 -S all -F dir=/root -F perm=w -F key=h",
        "-a always,exit -F arch=b64 -S all -F dir=/srv/home -F perm=w -F key=h",
        "-a always,exit -F arch=b64 -S all -F dir=/opt/home -F perm=w -F key=h",
      ])
  }

  @Test func theUppermostLayersValueIsMeant() throws {
    let compiled = try Compiled(
      """
      rules g at 30 { record write under $homes on b64 key h }
      profile base { let data = /srv; let homes = $data/home; use g }
      profile p extends base { let data = /opt }
      """)
    #expect(
      try compiled.lines() == [
        "-a always,exit -F arch=b64 -S all -F dir=/opt/home -F perm=w -F key=h"
      ])
  }

  @Test func aNumberKeepsItsSign() throws {
    let compiled = try Compiled(
      statements: "record syscalls openat where exit = $result on b64 key h",
      profile: "let result = $error; let error = -EACCES")
    #expect(
      try compiled.lines() == [
        "-a always,exit -F arch=b64 -S openat -F exit=-EACCES -F key=h"
      ])
  }

  @Test func whatIsBoundToNothingIsAnError() throws {
    let compiled = try Compiled(
      statements: "record write under $homes key h",
      profile: "let homes = $dota/home; let data = /srv")
    #expect(
      compiled.messages == [
        "unbound-value: no value is bound to '$dota'; did you mean 'data'?"
      ])
  }

  @Test func aCircleIsAnError() throws {
    let compiled = try Compiled(
      statements: "record write under $a key h", profile: "let a = $b/x; let b = $c; let c = $a")
    #expect(compiled.messages == ["circular-value: the value of 'a' leads back to itself"])
  }

  @Test func aValueOfItselfIsAnError() throws {
    let compiled = try Compiled(
      statements: "record write under $a key h", profile: "let a = /srv, $a")
    #expect(compiled.messages == ["circular-value: the value of 'a' leads back to itself"])
  }

  @Test func listsThatDoubleAtEachStepEnd() throws {
    let steps = (0..<40).map { "let v\($0) = $v\($0 + 1)/a, $v\($0 + 1)/b" }
    let compiled = try Compiled(
      statements: "record write under $v0 key h",
      profile: (steps + ["let v40 = /srv"]).joined(separator: "\n"))
    #expect(compiled.messages.contains { $0.hasPrefix("bad-binding: ") })
  }

  @Test func chainsThatNeverEndAreCutOff() throws {
    let steps = (0..<20_000).map { "let v\(100_000 + $0) = $v\(100_001 + $0)" }
    let compiled = try Compiled(
      statements: "record write under $v100000 key h",
      profile: (steps + ["let v120000 = /srv"]).joined(separator: "\n"))
    #expect(compiled.messages.contains { $0.hasPrefix("circular-value: more than 64 names") })
  }
}

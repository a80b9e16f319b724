import AuditCatalogue
import AuditEvents
import AuditRecords
import ByteText
import Testing

private let opening = "-a always,exit -F arch=b64 -S openat"

@Test func anEventIsDecidedAsItsLogSays() throws {
  let line = opening + " -F exit=-EACCES -F auid>=1000 -F auid!=-1 -k access"
  for text in [Logs.refusedOpen, Logs.refusedOpenInNames] {
    #expect(try Logs.bounds(text, line).keys == [["access"]])
    #expect(try Logs.bounds(text, "-a never,exit -S all -F dir=/etc", line).isRecorded == false)
  }
}

@Test func namesWithoutFactsLeaveWhatHangsOnNumbersOpen() throws {
  let text = Logs.refusedOpenInNames
  let line = opening + " -F auid>=1000 -k access"
  let bounds = try Logs.bounds(text, line, facts: nil)
  #expect(bounds.isRecorded == nil)
  #expect(bounds.open == [0])
  // A user with a name has logged in, whoever that is.
  #expect(try Logs.bounds(text, opening + " -F auid!=unset", facts: nil).isRecorded == true)
  #expect(try Logs.bounds(text, opening + " -F auid=unset", facts: nil).isRecorded == false)
  // The same name is the same user.
  #expect(try Logs.bounds(text, opening + " -C uid!=euid", facts: nil).isRecorded == false)
  // What a rule before it settles is settled.
  #expect(try Logs.bounds(text, opening, line, facts: nil).isRecorded == true)
}

@Test func flagsInWordsTellTheBitsThatHaveNames() throws {
  let text = Logs.refusedOpenInNames
  #expect(try Logs.bounds(text, opening + " -F a2&3").isRecorded == false)
  #expect(try Logs.bounds(text, opening + " -F a2&0200000").isRecorded == true)
  // O_LARGEFILE has no name there.
  #expect(try Logs.bounds(text, opening + " -F a2&0100000").isRecorded == nil)
  #expect(try Logs.bounds(text, opening + " -F a2=0x90800").isRecorded == nil)
  #expect(try Logs.bounds(text, "-w /etc/shadow -p r").isRecorded == true)
  #expect(try Logs.bounds(text, "-w /etc/shadow -p w").isRecorded == false)
  #expect(try Logs.bounds(Logs.refusedOpen, opening + " -F a2=0x90800").isRecorded == true)
}

@Test func supplementaryGroupsAreInNoRecord() throws {
  #expect(try Logs.bounds(Logs.refusedOpen, opening + " -F gid=4").isRecorded == nil)
  #expect(try Logs.bounds(Logs.refusedOpen, opening + " -F gid=1000").isRecorded == true)
  #expect(try Logs.bounds(Logs.refusedOpen, opening + " -F gid>4").isRecorded == true)
}

@Test func missingNamesLeaveTestsOnNamesOpen() throws {
  let text = Logs.refusedOpen.replacing("type=PATH", with: "type=EOE")
  #expect(try Logs.bounds(text, "-w /etc/shadow -p r").isRecorded == nil)
  #expect(try Logs.bounds(text, opening + " -F obj_uid=0").isRecorded == nil)
  #expect(try Logs.bounds(text, opening).isRecorded == true)
  #expect(try Logs.testimony(text).remarks == ["1 of 1 PATH records are missing"])
}

@Test func aNameBelowADescriptorLiesSomewhere() throws {
  let text = Logs.refusedOpen.replacing("a0=ffffff9c", with: "a0=5")
  #expect(try Logs.bounds(text, "-w /etc/shadow -p r").isRecorded == nil)
  #expect(try Logs.bounds(text, opening + " -F obj_gid=42").isRecorded == true)
}

@Test func aTaskRuleHangsOnABirthThatNoRecordTells() throws {
  #expect(try Logs.bounds(Logs.refusedOpen, "-a never,task -F uid=5", opening).isRecorded == nil)
}

@Test func theOrderOfOpenRulesIsHeeded() throws {
  let open = "-a never,exit -F arch=b64 -S openat -F gid=4"
  #expect(try Logs.bounds(Logs.refusedOpen, open, opening + " -k a").isRecorded == nil)
  #expect(try Logs.bounds(Logs.refusedOpen, opening + " -k a", open).isRecorded == true)
  let also = opening + " -F gid=4 -k b"
  let bounds = try Logs.bounds(Logs.refusedOpen, also, opening + " -k a")
  #expect(bounds.isRecorded == true)
  #expect(bounds.keys == [["a"], ["b"]])
}

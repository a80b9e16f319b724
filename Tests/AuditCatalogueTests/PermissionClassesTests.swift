import LibAudit
import Testing

@testable import AuditCatalogue

private let names = LibAuditNames()

/// The names of a class on x86_64, as libaudit or the newer table spells them.
private func names(
  of callClass: PermissionClasses.CallClass, on architecture: Architecture = .x8664,
  kernel: Version
) -> Set<String> {
  let numbers = PermissionClasses.members(of: callClass, on: architecture, kernel: kernel)
  return Set(
    numbers.map {
      names.name(ofSyscall: $0, on: architecture)
        ?? NewerSyscalls.name(of: $0, on: architecture) ?? "\($0)"
    })
}

@Test(arguments: [Architecture.x8664, .i386, .aarch64, .arm])
func everyNumberOfAClassIsLibauditsNumberForThatName(_ architecture: Architecture) {
  var count = 0
  for callClass in PermissionClasses.CallClass.allCases {
    for number in PermissionClasses.members(of: callClass, on: architecture, kernel: "7.3") {
      let theirs = names.name(ofSyscall: number, on: architecture)
      let ours = PermissionCallNumbers.name(of: number, on: architecture)
      if number > 450 {
        #expect(theirs == nil && ours == NewerSyscalls.name(of: number, on: architecture))
      } else if ours != theirs {
        // libaudit's own spelling on aarch64.
        #expect(architecture == .aarch64 && number == 80 && theirs == "newfstat")
      }
      count += 1
    }
  }
  #expect(count > 40)
}

@Test func classesGrowWithTheKernelAndItsStableSeries() {
  #expect(names(of: .read, kernel: "6.1").count == 9)
  #expect(names(of: .write, kernel: "5.10").count == 22)
  #expect(names(of: .attribute, kernel: "6.1").count == 15)
  #expect(!names(of: .attribute, kernel: "6.1").contains("fchmodat2"))
  #expect(names(of: .attribute, kernel: "6.12").contains("fchmodat2"))
  #expect(!names(of: .attribute, kernel: "6.13").contains("fchmodat2"))
  #expect(names(of: .attribute, kernel: "7.0").contains("fchmodat2"))
  #expect(names(of: .attribute, kernel: "6.18").contains("setxattrat"))
  #expect(names(of: .read, kernel: "6.18").count == 11)
  #expect(names(of: .read, kernel: "7.3").count == 18)
  #expect(names(of: .write, on: .i386, kernel: "6.1").contains("truncate64"))
  #expect(names(of: .attribute, on: .i386, kernel: "6.1").count == 18)
  #expect(names(of: .directoryWrite, kernel: "6.1").count == 15)
  #expect(names(of: .signal, on: .arm, kernel: "6.1") == ["kill", "tkill", "tgkill"])
}

@Test func classBitsCountNativeAnd32BitClassesInTurn() {
  func members(_ number: UInt32) -> [UInt32] {
    PermissionClasses.members(ofClassNumber: number, on: .x8664, kernel: "6.1")
  }
  #expect(members(8) == [62, 200, 234] && members(9) == [37, 238, 270])
  #expect(members(0).count == 15 && members(15).isEmpty)
}

@Test func openIsJudgedByItsAccessModeAlone() {
  func open(_ flags: UInt32) -> PermissionSet {
    PermissionClasses.permissions(ofCall: 2, on: .x8664, kernel: "6.1", arguments: [0, flags])
  }
  #expect(open(0) == .read && open(0x200) == .read && open(0x200000) == .read)
  #expect(open(1) == .write && open(0x41) == .write)
  #expect(open(2) == [.read, .write] && open(3) == [.read, .write])
  let openat = PermissionClasses.permissions(
    ofCall: 257, on: .x8664, kernel: "6.1", arguments: [1, 1, 0])
  #expect(openat == .read)
}

@Test func openat2IsJudgedSinceKernel516() {
  func openat2(_ kernel: Version) -> PermissionSet {
    PermissionClasses.permissions(ofCall: 437, on: .x8664, kernel: kernel, openHowFlags: 1)
  }
  #expect(openat2("5.10") == [] && openat2("5.16") == .write)
  #expect(!PermissionClasses.calls(.all, on: .x8664, kernel: "5.10").contains(437))
}

@Test func executionIsExecuteAndNothingElse() {
  for number: UInt32 in [59, 322] {
    #expect(
      PermissionClasses.permissions(ofCall: number, on: .x8664, kernel: "6.1") == .execute)
  }
  #expect(PermissionClasses.calls(.execute, on: .x8664, kernel: "6.1") == [59, 322])
  // 32-bit arm does not cover execveat.
  #expect(PermissionClasses.calls(.execute, on: .arm, kernel: "6.1") == [11])
}

@Test func socketcallIsAWriteOnlyForBind() {
  func socketcall(_ call: UInt32) -> PermissionSet {
    PermissionClasses.permissions(ofCall: 102, on: .i386, kernel: "6.1", arguments: [call])
  }
  #expect(socketcall(2) == .write && socketcall(3) == [])
}

@Test func linkIsBothWriteAndAttribute() {
  #expect(PermissionClasses.permissions(ofCall: 86, on: .x8664, kernel: "6.1") == [.write, .attr])
  #expect(PermissionClasses.permissions(ofCall: 0, on: .x8664, kernel: "6.1") == [])
}

@Test(arguments: [Architecture.x8664, .i386, .aarch64, .arm])
func theNewerTableBeginsWhereLibauditEnds(_ architecture: Architecture) {
  for number in NewerSyscalls.common.values {
    #expect(names.name(ofSyscall: number, on: architecture) == nil)
  }
  for (name, number) in NewerSyscalls.particular[architecture] ?? [:] {
    #expect(names.number(ofSyscall: name, on: architecture) != number)
  }
}

@Test func theExpansionOfEachVersionIsTheListsOfThatVersion() throws {
  #expect(PermissionExpansion.lists(audit: "3.0.9") == nil)
  #expect(PermissionExpansion.lists(audit: "3.1.2") == nil)
  func count(_ permissions: PermissionSet, _ audit: Version) -> Int {
    Set(PermissionExpansion.lists(audit: audit)?.names(for: permissions) ?? []).count
  }
  #expect(
    count(.write, "3.1.3") == 25 && count(.attr, "4.0.2") == 15 && count(.read, "3.1.5") == 12)
  #expect(count(.attr, "4.0.5") == 17 && count(.read, "4.1.1") == 14)
  #expect(count(.write, "4.1.4") == 26 && count(.read, "4.1.2") == 15)
  #expect(
    count(.execute, "4.1.4") == 1 && count(.execute, "4.2") == 2 && count(.read, "4.2.1") == 21)
  let expanded = try #require(PermissionExpansion.lists(audit: "4.2.1")).names(for: .all)
  for name in expanded {
    #expect(
      (names.number(ofSyscall: name, on: .x8664) ?? NewerSyscalls.number(of: name, on: .x8664))
        != nil)
  }
}

@Test func callsWithoutNamesAreCalls() {
  for name in CallsWithoutNames.names {
    #expect(
      names.number(ofSyscall: name, on: .x8664) ?? names.number(ofSyscall: name, on: .i386) != nil)
  }
}

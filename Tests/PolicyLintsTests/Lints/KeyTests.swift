import Testing

@testable import PolicyLints

@Suite("lints of keys and calls")
struct KeyTests {
  @Test func aKeyOfSeveralIsEnough() {
    expectFindings(
      of: KeyDiffersFromCatalogue.self,
      in: """
        catalogue house "House rules" version "1" {
          control 1 "The clock" { demand record syscalls settimeofday key time-change }
        }
        rules clock at 30 {
          satisfies house 1
          record syscalls settimeofday key site, time-change
        }
        rules zone at 30 {
          satisfies house 1
          key zone
          record write, attr of /etc/localtime
          record syscalls adjtimex key time-change
        }
        """)
  }

  @Test func aKeyThatIsTheControlsNumberNeedsNotBeTaken() {
    expectFindings(
      of: KeyDiffersFromCatalogue.self,
      in: """
        catalogue attack "Techniques" version "1" {
          control T1055.008 "Ptrace" { demand record syscalls ptrace key T1055.008 }
          control T1056 "No key" { demand record syscalls mount }
        }
        rules injection at 30 {
          satisfies attack T1055.008, T1056
          record syscalls ptrace, mount key code-injection
        }
        """)
  }

  @Test func aClaimThatItIsCoveredOtherwiseExcusesTheKey() {
    expectFindings(
      of: KeyDiffersFromCatalogue.self,
      in: """
        catalogue house "House rules" version "1" {
          control 1 "The clock" { demand record syscalls settimeofday key time-change }
        }
        rules clock at 30 { satisfies house 1; record syscalls settimeofday key clock }
        profile server {
          settings { reset }
          use clock
          exception house 1 reason "In other words" claim covered
        }
        """)
  }

  @Test func theKeyStatementIsPointedAt() {
    expectFindings(
      of: KeyDiffersFromCatalogue.self,
      in: """
        catalogue house "House rules" version "1" {
          control 1 "The clock" { demand record syscalls settimeofday key time-change }
        }
        rules clock at 30 {
          satisfies house 1
          key ‹clock›
          record syscalls settimeofday
          ignore syscalls adjtimex where exe = /usr/sbin/chronyd
        }
        """)
  }

  @Test func whatIsNotSaidToBeAboutAnythingMayShareAKey() {
    expectFindings(
      of: KeySharedByGroups.self,
      in: """
        catalogue house "House rules" version "1" {
          control 1 "The clock" topic time { demand record syscalls settimeofday key clock }
          control 2 "Mounts" { demand record syscalls mount key mounts }
        }
        rules clock at 30 { satisfies house 1; record syscalls settimeofday key changes }
        rules mounts at 30 { satisfies house 2; record syscalls mount key changes }
        rules other at 30 { record syscalls umount2 key changes }
        profile server { settings { reset }; use clock, mounts, other }
        """)
  }

  @Test func groupsOfDifferentProfilesMayShareAKey() {
    expectFindings(
      of: KeySharedByGroups.self,
      in: """
        catalogue house "House rules" version "1" {
          control 1 "The clock" topic time { demand record syscalls settimeofday key clock }
          control 2 "Mounts" topic mounts { demand record syscalls mount key mounts }
        }
        rules clock at 30 { satisfies house 1; record syscalls settimeofday key changes }
        rules mounts at 30 { satisfies house 2; record syscalls mount key changes }
        profile one { settings { reset }; use clock }
        profile two { settings { reset }; use mounts }
        """)
  }

  @Test func aNumberIsOneCallWhereThereIsOneABI() {
    expectFindings(
      of: NumberOnAllAbis.self,
      in: """
        rules delete at 30 { record syscalls 87 key delete }
        rules unused at 30 { record syscalls 87 key delete }
        profile server { target debian 12, kernel 6.1, abi b64; settings { reset }; use delete }
        """)
  }

  @Test func theWidestTargetOfAGroupCounts() {
    expectFindings(
      of: NumberOnAllAbis.self,
      in: """
        rules delete at 30 { record syscalls ‹87›, ‹0x57›, 452 on b64, b32 key delete }
        profile one { target debian 12, kernel 6.1, abi b64, abi b32; settings { reset }; use delete }
        profile two extends one { target debian 12, kernel 6.1, abi b64, abi b32 }
        """)
  }
}

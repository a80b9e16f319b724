import Testing

@testable import PolicyLints

@Suite("lints of profiles")
struct ProfileTests {
  @Test func oneProfileTakesNothingBackThatItSaysItself() {
    expectFindings(
      of: UsedAndDropped.self,
      in: """
        rules a at 30 { record syscalls chroot key a }
        rules b at 30 { record syscalls mount key b }
        profile base { settings { reset }; use a, b; drop ‹b›; drop ‹a› }
        profile top extends base { use a; use b, a }
        profile over extends top { drop a; drop b }
        profile last extends over { use b; use a; drop ‹b›; use ‹b› }
        """)
  }

  @Test func layersMaySayThingsAgain() {
    expectFindings(
      of: ReplacedStatement.self,
      in: """
        facts a { directories /etc }
        facts b { directories /etc }
        profile base {
          target debian 12, kernel 6.1
          facts a
          settings { reset; backlog 8192 }
        }
        profile top extends base {
          target debian 12, kernel 6.5
          facts b
          settings { backlog 16384 }
        }
        """)
  }

  @Test func eachStatementThatIsReplacedIsFound() {
    expectFindings(
      of: ReplacedStatement.self,
      in: """
        facts a { directories /etc }
        facts b { directories /etc }
        catalogue house "House rules" version "1" { control 1 "Drift" { answered by drift } }
        programs "p" { /usr/bin/su setuid }
        profile base {
          ‹facts a›
          facts b
          settings { reset; ‹backlog 8192› }
          settings { backlog 16384 }
          ‹privileged at 31 { inventory "p"; key privileged }›
          privileged at 32 { inventory "p"; key privileged }
          ‹adopt house›
          adopt house version "1"
        }
        """)
  }

  @Test func updatesOfAKernelAreOneMachine() {
    expectFindings(
      of: FactsOfAnotherMachine.self,
      in: """
        facts host { versions kernel 6.1.0, audit 3.0.9; lsm apparmor }
        profile server {
          target debian 12, kernel 6.1.90, audit 3.0.9, abi b64, lsm apparmor
          facts host
          settings { reset }
        }
        """)
  }

  @Test func factsThatDoNotSayAreNoContradiction() {
    expectFindings(
      of: FactsOfAnotherMachine.self,
      in: """
        facts host { directories /etc }
        profile server {
          target debian 12, kernel 6.12, audit 4.0.2, abi b64, lsm selinux
          facts host
          settings { reset }
        }
        profile none { target debian 12, kernel 6.12; settings { reset } }
        """)
  }

  @Test func eachPartOfTheTargetIsHeldAgainstTheFacts() {
    expectFindings(
      of: FactsOfAnotherMachine.self,
      in: """
        facts host { versions kernel 6.1, audit 3.0.9; lsm apparmor }
        profile server {
          target debian 12, ‹kernel 6.12›, ‹audit 4.0.2›, abi b64, ‹lsm selinux›
          facts host
          settings { reset }
        }
        profile top extends server { settings { rate 0 } }
        """)
  }

  @Test func theFactsOfAnUpperLayerCount() {
    expectFindings(
      of: FactsOfAnotherMachine.self,
      in: """
        facts old { versions kernel 6.1 }
        facts new { versions kernel 6.12 }
        profile base { target debian 12, kernel 6.1; facts old; settings { reset } }
        profile top extends base { target debian 13, kernel 6.12; facts new }
        """)
  }

  @Test func namesMayStandInSeveralLists() {
    expectFindings(
      of: RepeatedName.self,
      in: """
        catalogue house "House rules" version "1" {
          control 1 part a "A" { demand record syscalls mount key a }
          control 1 part b "B" { demand record syscalls umount2 key a }
        }
        rules a at 30 {
          satisfies house 1 part a, 1 part b
          record syscalls mount, umount2 key a
          record syscalls mount, umount2 by users key a
        }
        profile base { settings { reset }; use a }
        profile top extends base { drop a; use a }
        """)
  }

  @Test func namesThatAreSaidTwiceAreFound() {
    expectFindings(
      of: RepeatedName.self,
      in: """
        catalogue house "House rules" version "1" {
          control 1 "A" { demand record syscalls mount key a }
        }
        rules a at 30 {
          satisfies house 1
          satisfies house ‹1›
          record syscalls mount key a, b, ‹a›
        }
        rules quiet at 20 { ignore messages CWD, EOE, ‹CWD› }
        profile base {
          settings { reset }
          use a, quiet
          use ‹a›
        }
        """)
  }
}

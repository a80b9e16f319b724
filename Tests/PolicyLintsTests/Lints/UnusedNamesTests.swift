import Testing

@testable import PolicyLints

@Suite("names that nothing uses")
struct UnusedNamesTests {
  @Test func aValueMayBeNeededByAProfileAbove() {
    expectFindings(
      of: UnusedLet.self,
      in: """
        rules web at 30 { param root path "the tree"; record write under $root key web }
        profile base { let root = /srv; settings { reset } }
        profile middle extends base { settings { rate 0 } }
        profile top extends middle { use web }
        """)
  }

  @Test func aValueMayBeNeededByAGroupOfTheProfileBelow() {
    expectFindings(
      of: UnusedLet.self,
      in: """
        rules web at 30 { param root path "the tree"; record write under $root key web }
        profile base { let root = /srv; settings { reset }; use web }
        profile top extends base { let root = /srv/www }
        """)
  }

  @Test func aValueOfAProfileBesideIsNotNeeded() {
    expectFindings(
      of: UnusedLet.self,
      in: """
        rules web at 30 { param root path "the tree"; record write under $root key web }
        profile base { settings { reset } }
        profile one extends base { let root = /srv; use web }
        profile other extends base { let ‹root› = /srv }
        """)
  }

  @Test func aValueIsNeededInClausesExpectationsSkipsAndOtherValues() {
    expectFindings(
      of: UnusedLet.self,
      in: """
        rules web at 30 {
          record execute under /srv except exe $tools key web
          record syscalls execve where uid in ($low, 34) and gid < $high key web
          expect silence when openat uid=$nobody a2=0 success=1 on b64 each of $quiet/x
        }
        programs "p" { /usr/bin/su setuid }
        profile server {
          let tools = /usr/bin/rsync
          let low = 33
          let high = 9
          let nobody = 65534
          let quiet = /opt
          let skipped = /snap
          settings { reset }
          use web
          privileged at 31 { inventory "p"; skip $skipped; key privileged }
        }
        """)
  }

  @Test func aValueIsNeededWhereACatalogueAsksForIt() {
    expectFindings(
      of: UnusedLet.self,
      in: """
        catalogue house "House rules" version "1" {
          param log path "the log"
          control 1 "The log" { demand record write of $log key log }
        }
        profile server { let log = /var/log/sudo.log; settings { reset } }
        """)
  }

  @Test func aParamMayBeUsedByAClauseAnExpectationOrAnotherGroup() {
    expectFindings(
      of: UnusedParam.self,
      in: """
        rules one at 30 {
          param tool path "a program"
          param shared path "a tree"
          param user number "who"
          record syscalls execve where exe = $tool key one
          expect recorded one when execve uid=$user euid=$user exe=$tool
        }
        rules two at 30 { record write under $shared key two }
        profile server {
          let tool = /usr/bin/id
          let shared = /srv
          let user = 33
          settings { reset }
          use one, two
        }
        """)
  }

  @Test func whatACatalogueDoesNotUseIsFound() {
    expectFindings(
      of: UnusedParam.self,
      in: """
        catalogue house "House rules" version "1" {
          param log path "the log"
          param ‹size› number "of the buffer"
          param backlog number "the least"
          control 1 "The log" {
            demand record write of $log key log
            demand setting backlog = $backlog
          }
        }
        """)
  }

  @Test func programsMayBeDeclaredElsewhere() {
    expectFindings(
      of: UndeclaredParam.self,
      in: """
        catalogue house "House rules" version "1" {
          param privileged programs "the host's"
          control 1 "Programs" { demand record execute of $privileged key privileged }
        }
        rules all at 30 { record execute of $privileged key privileged }
        """)
  }

  @Test func eachValueIsToldOfOnceInAGroup() {
    expectFindings(
      of: UndeclaredParam.self,
      in: """
        rules web at 30 {
          record write under ‹$root› key web
          record attr under $root key web
        }
        """)
  }

  @Test func groupsAreNotMissedWhereNoProfileIsRead() {
    expectFindings(
      of: UnusedGroup.self, in: "rules clock at 30 { record syscalls settimeofday key clock }\n")
  }

  @Test func aGroupThatIsDroppedIsUsedByTheOneBelow() {
    expectFindings(
      of: UnusedGroup.self,
      in: """
        rules clock at 30 { record syscalls settimeofday key clock }
        profile base { settings { reset }; use clock }
        profile top extends base { drop clock }
        """)
  }

  @Test func aKeyIsTakenByOneRecordOfMany() {
    expectFindings(
      of: UnusedKey.self,
      in: """
        rules clock at 30 {
          key clock
          record syscalls settimeofday key other
          record syscalls adjtimex
        }
        rules quiet at 20 {
          key ‹quiet›
          ignore messages CWD
        }
        rules bare at 20 { ignore messages EOE }
        """)
  }
}

import Testing

@testable import PolicyLints

@Suite("lints of exceptions")
struct ExceptionTests {
  private let catalogue = """
    catalogue house "House rules" version "1" {
      control 1 "The clock" { demand record syscalls settimeofday key clock }
      control 2 "Mounts" { demand record syscalls mount key mounts }
    }

    """

  @Test(arguments: ["TODO", "tbd.", "", " ", "N/A", "-", "x", "FIXME:"])
  func placeholdersAreNoReason(reason: String) {
    expectFindings(
      of: UnexplainedException.self,
      in: catalogue + """
        profile server { settings { reset }; exception house 1 reason ‹"\(reason)"› }
        """)
  }

  @Test(arguments: ["Too noisy", "Nobody logs in", "see OPS-118", "Не применимо", "VM"])
  func shortReasonsAreReasons(reason: String) {
    expectFindings(
      of: UnexplainedException.self,
      in: catalogue + """
        profile server { settings { reset }; exception house 1 reason "\(reason)" }
        """)
  }

  @Test func aDisputeNeedsAReasonAsWell() {
    expectFindings(
      of: UnexplainedException.self,
      in: catalogue + """
        profile server {
          settings { reset }
          exception house 1 reason "Too noisy" claim covered disputed ‹"tbd"›
          exception house 2 reason "Too noisy" claim covered disputed "only a comment"
        }
        """)
  }

  @Test func aCatalogueThatDoesNotExistIsToldByTheCompilerAlone() {
    expectFindings(
      of: UnadoptedException.self,
      in: catalogue + """
        profile server { settings { reset }; exception hous 1 reason "Too noisy" }
        """)
  }

  @Test func aProfileWithoutAnyOwnerIsLeftAlone() {
    expectFindings(
      of: OwnerlessException.self,
      in: catalogue + """
        profile server {
          settings { reset }
          exception house 1 reason "Too noisy"
          exception house 2 reason "Too noisy"
        }
        profile other { settings { reset }; exception house 1 reason "Too noisy" owner ops }
        """)
  }

  @Test func theCatalogueMayBeAdoptedBelow() {
    expectFindings(
      of: UnadoptedException.self,
      in: catalogue + """
        profile base { settings { reset }; adopt house }
        profile top extends base { exception house 1 reason "Too noisy" }
        """)
  }

  @Test func adoptingItBesideDoesNotCount() {
    expectFindings(
      of: UnadoptedException.self,
      in: catalogue + """
        profile base { settings { reset } }
        profile one extends base { adopt house }
        profile two extends base { exception ‹house› 1 reason "Too noisy" }
        """)
  }

  @Test(arguments: ["2026-01-01", "2026-01-20", "2026-01-31"])
  func theLastThirtyDaysAreNear(day: String) {
    expectFindings(
      of: EndingException.self,
      in: catalogue + """
        profile server { settings { reset }; exception house 1 reason "Noisy" until ‹\(day)› }
        """)
  }

  @Test(arguments: ["2025-12-31", "2026-02-01", "2027-01-01", "9999-12-31"])
  func otherDaysAreNot(day: String) {
    expectFindings(
      of: EndingException.self,
      in: catalogue + """
        profile server { settings { reset }; exception house 1 reason "Noisy" until \(day) }
        """)
  }

  @Test func daysAreCountedAcrossLeapDays() throws {
    let pairs = [
      ("2024-02-28", "2024-03-01", 2), ("2023-02-28", "2023-03-01", 1),
      ("2100-02-28", "2100-03-01", 1), ("2000-02-28", "2000-03-01", 2),
      ("2025-12-31", "2026-01-01", 1), ("2025-01-01", "2026-01-01", 365),
    ]
    for (from, to, days) in pairs {
      let first = try #require(DayNumber(iso: from))
      let second = try #require(DayNumber(iso: to))
      #expect(second.value - first.value == days, "\(from) to \(to)")
    }
  }
}

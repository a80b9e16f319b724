import Diagnostics
import Lints

struct SyscallLeftOut: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.bookkeeping
  static let summary = "a call that one ABI of the target lacks"

  static let explanation = """
    A statement without `on` becomes a rule for each ABI of the target. This call does not exist \
    on one of them, or goes by another name there, and the rule for that ABI is made without it. \
    On the exit list that loses nothing as long as the other ABI's call of the same effect \
    stands in the list as well: what is `stat` on the one may be `stat64` on the other.

    Nothing needs to be done. Naming the counterpart, or writing `on b64` or `on b32`, shows \
    that it is meant.
    """

  static let flagged = """
    rules clock at 30 { record syscalls settimeofday, ‹stime› key clock }
    profile server {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32
      settings { reset }
      use clock
    }
    """

  static let accepted = """
    rules clock at 30 {
      record syscalls settimeofday key clock
      record syscalls stime on b32 key clock
    }
    profile server {
      target debian 12, kernel 6.1, audit 3.0.9, abi b64, abi b32
      settings { reset }
      use clock
    }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    policies.compilerFindings(Self.id)
  }
}

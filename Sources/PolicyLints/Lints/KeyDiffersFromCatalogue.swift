import ByteText
import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct KeyDiffersFromCatalogue: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.cannotBeSearched
  static let summary = "a key that is not the one that the benchmark names"

  static let explanation = """
    The group satisfies controls whose demands all name one key, and files its events under \
    others. The rules are right, but who follows the benchmark looks for that key: its \
    instructions say `ausearch -k KEY`, reports group by it, and many checkers compare the whole \
    line.

    Take the catalogue's key, or give the records both: `key site, catalogue`. Where you have a \
    scheme of keys of your own, switch this lint off for good; a control that is answered in \
    other words on purpose can have an exception with `claim covered`.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock" { demand record syscalls settimeofday key time-change }
    }
    rules clock at 30 {
      satisfies house 1
      record syscalls settimeofday key ‹clock›
    }
    profile server { settings { reset }; use clock }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "Changes of the clock" { demand record syscalls settimeofday key time-change }
    }
    catalogue other "Another benchmark" version "1" {
      control 7 "Changes of the clock" { demand record syscalls settimeofday key audit_time }
    }
    rules clock at 30 {
      satisfies house 1
      satisfies other 7
      record syscalls settimeofday key time-change
    }
    profile server { settings { reset }; use clock }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    let excused = Self.excused(in: policies.library)
    return policies.groups.compactMap { group in
      let keys = group.recordedKeys
      let wanted = group.claimedControls(in: policies.library).filter(\.namesAKey)
      // Two benchmarks with a key of their own each cannot both be pleased.
      guard Set(wanted.flatMap(\.keys)).count == 1, let place = keys.first,
        let control = wanted.first(where: { !excused.contains($0.reference) }),
        let key = control.keys.first, !keys.contains(where: { $0.text == key })
      else { return nil }
      return Finding(
        "'\(control.reference)' names the key '\(key)', not '\(place)'", at: place.span
      )
      .noting("the control", at: control.span)
      .advising("write 'key \(key)', or give the records both keys")
    }
  }

  /// The controls of which some profile claims that they are met in another way than written.
  private static func excused(in library: PolicyLibrary) -> Set<ControlReference> {
    let exceptions = library.profiles.values.flatMap(\.exceptions).filter { $0.claim != nil }
    return Set(
      exceptions.compactMap { exception in
        library.catalogues[exception.catalogue.text]?
          .control(exception.id.text, part: exception.part?.text)?.reference
      })
  }
}

extension Control {
  /// Whether it demands a key that is more than its own number.
  fileprivate var namesAKey: Bool { !keys.isEmpty && !keys.contains(reference.id) }
}

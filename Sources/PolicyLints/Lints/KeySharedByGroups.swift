import ByteText
import Diagnostics
import Lints
import PolicyModel
import PolicySyntax

struct KeySharedByGroups: PolicyLint {
  static let severity = Severity.note
  static let kind = LintKind.cannotBeSearched
  static let summary = "a key that groups about different things share"

  static let explanation = """
    A key is what events are found by: `ausearch -k KEY`. Two groups of a profile claim controls \
    of different topics and file their events under one key, so a search for the one brings up \
    the other as well, and a count by key, as `aureport -k` makes it, adds up what has nothing \
    in common.

    Give one of them another key. Keys that a catalogue itself uses for both are not told of.
    """

  static let flagged = """
    catalogue house "House rules" version "1" {
      control 1 "The clock" topic time { demand record syscalls settimeofday key clock }
      control 2 "Mounts" topic mounts { demand record syscalls mount key mounts }
    }
    rules clock at 30 { satisfies house 1; record syscalls settimeofday key changes }
    rules mounts at 30 { satisfies house 2; record syscalls mount key ‹changes› }
    profile server { settings { reset }; use clock, mounts }
    """

  static let accepted = """
    catalogue house "House rules" version "1" {
      control 1 "The clock" topic time { demand record syscalls settimeofday key clock }
      control 2 "The zone" topic time { demand record write of /etc/localtime key clock }
      control 3 "Users' programs" topic programs { demand record syscalls execve key actions }
      control 4 "Rights" topic rights { demand record write of /etc/sudoers key actions }
    }
    rules clock at 30 { satisfies house 1; record syscalls settimeofday key changes }
    rules zone at 30 { satisfies house 2; record write of /etc/localtime key changes }
    rules programs at 30 { satisfies house 3; record syscalls execve key actions }
    rules rights at 30 { satisfies house 4; record write of /etc/sudoers key actions }
    rules other at 30 { record syscalls mount key changes }
    profile server { settings { reset }; use clock, zone, programs, rights, other }
    """

  func findings(in policies: LintedPolicies) -> [Finding] {
    var found: [Span: Finding] = [:]
    for profile in policies.profiles.map(\.build.profile) {
      var users: [ByteString: [KeyUse]] = [:]
      for group in profile.groups {
        guard let syntax = policies.library.groups[group.name], group.span == syntax.name.span
        else {
          continue
        }
        let controls = syntax.claimedControls(in: policies.library)
        for key in syntax.recordedKeys.eachOnce {
          users[key.text, default: []].append(KeyUse(key: key, group: syntax.name, controls))
        }
      }
      for uses in users.values {
        guard let first = uses.first else { continue }
        for use in uses.dropFirst() where use.isAboutSomethingElse(than: first) {
          found[use.key.span] = use.finding(besides: first)
        }
      }
    }
    return found.values.sorted { $0.precedes($1) }
  }
}

/// A group that files events under a key.
private struct KeyUse {
  let key: Name
  let group: Name
  private let topics: Set<ByteString>
  /// The catalogues that name the key in a control that the group claims.
  private let catalogues: Set<ByteString>
  private let isKnown: Bool

  init(key: Name, group: Name, _ controls: [Control]) {
    self.key = key
    self.group = group
    topics = Set(controls.compactMap(\.topic))
    catalogues = Set(controls.filter { $0.keys.contains(key.text) }.map(\.reference.catalogue))
    isKnown = !controls.isEmpty && controls.allSatisfy { $0.topic != nil }
  }

  /// Whether both say what they are about, and it is not the same, nor one key to some catalogue.
  func isAboutSomethingElse(than other: KeyUse) -> Bool {
    isKnown && other.isKnown && topics.isDisjoint(with: other.topics)
      && catalogues.isDisjoint(with: other.catalogues)
  }

  func finding(besides other: KeyUse) -> Finding {
    Finding("'\(other.group)' uses the key '\(key)' for something else", at: key.span)
      .noting("the other group's key", at: other.key.span)
      .advising("give one of the two another key")
  }
}

extension Finding {
  fileprivate func precedes(_ other: Finding) -> Bool {
    (span?.source.name ?? "", span?.range.lowerBound ?? 0)
      < (other.span?.source.name ?? "", other.span?.range.lowerBound ?? 0)
  }
}

extension [Name] {
  /// The first of each text.
  fileprivate var eachOnce: [Name] {
    var seen: Set<ByteString> = []
    return filter { seen.insert($0.text).inserted }
  }
}

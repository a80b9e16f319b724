import AuditEvents
import ByteText
import KernelGuest
import RuleSpellings
import Testing

/// Witnesses of proofs, performed: the rules that are said to record an event record it, under their
/// key, and the others do not.
@Suite struct WitnessesInGuestTests {
  /// Escapes that the guest cannot perform, or not so that it would show.
  private static let escapesLeftOut: [String: String] = [
    "time-change/high-pid": "a process does not choose its number",
    "time-change/never-bit": "a bit of an address, which the guest chooses",
    "access/real-user": "no mode keeps root out",
    "access/device-bit": "the guest's file system has the bit",
    "user-emulation/another-id": "an execution makes the saved id the effective one",
    "delete/folders-spared": "needs an unlinkat that records no folder",
    "delete/first-word": "a bit of an address, which the guest chooses",
    "identity/file-system": "hangs on the file systems; the guest's is another",
  ]

  /// Events that only narrowed rules record and that the guest cannot perform.
  private static let gainsLeftOut: [String: String] = [
    "time-change/another-clock": "no other clock can be set",
    "time-change/clocks-above": "no other clock can be set",
    "access/unset-misread": "no mode keeps root out",
    "access/positive-errno": "an open that ends with just that descriptor",
    "access/no-arch": "readlink is only denied by folders",
    "user-emulation/another-id": "an execution makes the saved id the effective one",
  ]

  @Test func whatIsSaidToEscapeEscapes() async throws {
    let escapes = Narrowing.all.filter { Self.escapesLeftOut[$0.name] == nil }
    let gains = Narrowing.all.filter { $0.gain != nil && Self.gainsLeftOut[$0.name] == nil }
    let wanted = escapes.map { ($0, WitnessSample.Side.escape) } + gains.map { ($0, .gain) }
    let samples = wanted.compactMap { narrowing, side in
      do { return try WitnessSample(narrowing, side) } catch {
        Issue.record("\(narrowing.name), \(side): \(error)")
        return nil
      }
    }
    let results = try await Guest.attempt(samples.flatMap(\.cases), timeout: .seconds(300))
    for (index, sample) in samples.enumerated() {
      try sample.expect(results[2 * index].get(), results[2 * index + 1].get())
    }
    #expect(samples.count { $0.isFound } >= 120, "most are witnesses that a comparison found")
    expectEveryKind(samples.map(\.narrowing.text))
  }

  /// What is left out is left out for good reason, and it is not much.
  @Test func onlyAFewWitnessesAreLeftOut() {
    let names = Set(Narrowing.all.map(\.name))
    #expect(names.isSuperset(of: Self.escapesLeftOut.keys))
    #expect(
      Set(Narrowing.all.filter { $0.gain != nil }.map(\.name)).isSuperset(
        of: Self.gainsLeftOut.keys)
    )
    #expect(Self.escapesLeftOut.count == 8)
    #expect(Self.gainsLeftOut.count == 6)
    #expect(names.count - Self.escapesLeftOut.count >= 167)
  }

  private func expectEveryKind(_ texts: [String]) {
    let kinds = [
      "-F uid", "-F euid", "-F suid", "-F fsuid", "-F gid", "-F egid", "-F auid", "-F sessionid",
      "-F pers", "-F exe=", "-F exe!=", "-F success=0", "-F success=1", "-F exit=", "-F a0",
      "-F a1",
      "-F perm=", "-F path=", "-F dir=", "-F filetype", "-F obj_uid", "-F obj_gid", "-F inode",
      "-F devmajor", "-F saddr_fam", "-F subj_type", "-C uid=euid", "-C uid=auid", "arch=b32",
      "never,exit", "never,task", "always,exclude", "-A never", "-e 0", "-e 2", "-D", "-W",
    ]
    for kind in kinds { #expect(texts.contains { $0.contains(kind) }, "\(kind)") }
  }
}

extension WitnessSample {
  /// What came of the step under the rules that record it, and under those that do not.
  fileprivate func expect(_ recording: GuestResult, _ other: GuestResult) throws {
    let results = side == .escape ? (recording, other) : (other, recording)
    #expect(results.0.loads.map(\.status) == [0], "\(narrowing.name)")
    #expect((results.1.loads.map(\.status) != [0]) == narrowing.stopsLoad, "\(narrowing.name)")
    let recorded = try #require(recording.steps.last)
    let lost = try #require(other.steps.last)
    let title = "\(narrowing.name), \(side):\n\(narrowing.text)"
    #expect(agrees(with: recorded.ending) && agrees(with: lost.ending), "\(title)\(lost.ending)")
    #expect(recorded.keys == [narrowing.key], "\(title)")
    switch loss {
    case .event: #expect(!lost.isRecorded, "\(title)")
    case .pathRecord:
      #expect(recorded.event?.paths.isEmpty == false, "\(title)")
      #expect(lost.event?.paths.isEmpty == true, "\(title)")
    }
  }
}

extension Narrowing {
  /// The key that all rules of the control and those made of them have.
  fileprivate var key: ByteString {
    let words = control.text.split(whereSeparator: \.isWhitespace)
    return words.last.map { ByteString(String($0)) } ?? ""
  }
}

import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import Foundation
import KernelGuest
import LibAudit
import PolicyModel
import PolicySyntax

/// A profile in the guest: its generated files, loaded whole into the tree of a stock system, and the
/// events of its `expect` lines performed under them.
struct ProfileStage {
  /// An event that is not performed.
  struct Omission {
    let event: EventSyntax
    let reason: String
  }

  let name: ByteString
  /// The lines of the generated folder as augenrules joins them.
  let lines: [ByteString]
  private(set) var steps: [ExpectedStep] = []
  private(set) var omissions: [Omission] = []
  /// The lines that speak of nothing that the profile's system has: `if present`.
  private(set) var unasked: [ExpectSyntax] = []
  private let tree: [TreeEntry]

  init(_ name: ByteString) throws {
    let library = try Self.library.get()
    // Lines as they stand are in no need of reading: their rules come from the generated files.
    let outcome = ProfileCompiler.compile(name, in: library, names: LibAuditNames()) { _ in
      .failure(UnreadableLine(reason: "it is not looked at"))
    }
    guard let profile = outcome?.profile else {
      throw NotPerformed("there is no profile '\(name)'")
    }
    self.name = name
    lines = try Self.generatedLines(of: name)
    tree = try Self.tree(for: profile)
    let completion = EventCompletion(for: profile, names: LibAuditNames())
    for (line, events) in Self.expectations(of: profile, completion, library) {
      if events.isEmpty { unasked.append(line) }
      for event in events { add(line, event, completion) }
    }
  }

  /// The whole case, in a boot of its own: most profiles lock their rules.
  var guestCase: GuestCase {
    let file = ByteString(lines.flatMap { $0.bytes + [UInt8(ascii: "\n")] })
    return GuestCase(
      "profile \(name)",
      actions: tree.map(GuestAction.make)
        + [.load(file), .auditctl(["-l"]), .listRules, .auditctl(["-s"])]
        + steps.flatMap(\.actions),
      freshBoot: true)
  }

  /// What came of each of `steps`; what prepares them is left out.
  func outcomes(in result: GuestResult) -> [StepOutcome] {
    var outcomes = result.steps[...]
    return steps.compactMap { step in
      let count = step.actions.count { if case .step = $0 { true } else { false } }
      defer { outcomes = outcomes.dropFirst(count) }
      return outcomes.prefix(count).last
    }
  }
}

extension ProfileStage {
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let library = Result {
    let folder = package.appending(path: "Policies")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".policy") || $0.hasSuffix(".programs") }
    return PolicyLibrary(
      try paths.map { path in
        let bytes = try Data(contentsOf: folder.appending(path: path))
        return PolicyParser.parse(SourceText(name: path, bytes: Array(bytes))).file
      })
  }

  /// In natural order, without comments.
  private static func generatedLines(of profile: ByteString) throws -> [ByteString] {
    let folder = package.appending(path: "Generated/\(profile)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { ByteString($0) }.sorted { $0.precedesNaturally($1) }
    return try names.flatMap { name in
      try Data(contentsOf: folder.appending(path: name.description))
        .split(separator: UInt8(ascii: "\n")).map { ByteString($0) }
        .filter { $0.first != UInt8(ascii: "#") }
    }
  }

  /// The installed tree where there is one, else what the profile's facts and inventory list.
  private static func tree(for profile: CompiledProfile) throws -> [TreeEntry] {
    guard let facts = profile.facts, facts.name != "debian-12-stock" else {
      let stock = try StockTree(
        manifest: package.appending(path: "Tests/Fixtures/stock-debian-12.manifest"))
      return stock.treeEntries + [.directory("/dev/shm", mode: 0o1777)]
    }
    let own: Set<ByteString> = ["/", "/dev", "/proc", "/sys", "/etc"]
    let files = facts.files.union(profile.programs ?? [])
    let entries =
      facts.directories.subtracting(own).map { TreeEntry.directory($0) }
      + files.map { TreeEntry.file($0) }
      + facts.symlinks.map { TreeEntry.symlink($0.key, to: $0.value) }
    return entries.sorted { $0.path < $1.path } + [.directory("/dev/shm", mode: 0o1777)]
  }

  /// The `expect` lines of the profile's groups and of its `privileged` block, with their events.
  private static func expectations(
    of profile: CompiledProfile, _ completion: EventCompletion, _ library: PolicyLibrary
  ) -> [(ExpectSyntax, [EventSyntax])] {
    profile.groups.flatMap { group -> [(ExpectSyntax, [EventSyntax])] in
      if let block = profile.privileged, group.span == block.span {
        let programs = Set(group.rules.compactMap(\.rule.path)).sorted()
        return block.expectations.map { ($0, completion.events(of: $0, programs: programs).events) }
      }
      guard let syntax = library.groups[group.name] else { return [] }
      return syntax.statements.compactMap { statement in
        guard case .expect(let line) = statement else { return nil }
        return (line, completion.events(of: line, in: syntax).events)
      }
    }
  }

  /// A step for each of the events that the text speaks of by name.
  ///
  /// What the rules' paths name is for the kernel to find out, so no rules are needed here.
  private mutating func add(
    _ line: ExpectSyntax, _ syntax: EventSyntax, _ completion: EventCompletion
  ) {
    guard let draft = completion.complete(syntax, by: []).draft,
      let family = completion.family(of: syntax, by: []).family
    else {
      omissions.append(Omission(event: syntax, reason: "it cannot be completed"))
      return
    }
    let scene = completion.scene(of: [])
    for draft in family.drafts(like: draft) {
      do { steps.append(try ExpectedStep(line, syntax, draft.event(in: scene), draft)) } catch {
        omissions.append(Omission(event: syntax, reason: "\(error)"))
      }
    }
  }
}

extension EventFamily {
  /// `draft` through each interface, by each program and with each number that the text lists.
  fileprivate func drafts(like draft: EventDraft) -> [EventDraft] {
    var result: [EventDraft] = []
    for part in parts {
      var other = draft
      for comparison in part.rule.comparisons where comparison.op == .equal {
        other.take(comparison)
      }
      if !result.contains(other) { result.append(other) }
    }
    return result.isEmpty ? [draft] : result
  }
}

extension EventDraft {
  /// Takes the value of `comparison` for what makes a call another; who started a program is left.
  fileprivate mutating func take(_ comparison: FieldComparison) {
    switch comparison.field {
    case .exe where program != nil: program = comparison.text.map(Program.at)
    case .socketFamily: addressFamily = comparison.number
    case .a0: arguments[0] = comparison.number
    case .a1: arguments[1] = comparison.number
    case .a2: arguments[2] = comparison.number
    case .a3: arguments[3] = comparison.number
    case .arch: comparison.number.map { move(to: Architecture(rawValue: $0)) }
    default: break
    }
  }

  private mutating func move(to other: Architecture) {
    let names = LibAuditNames()
    guard let now = architecture, now != other,
      let name = names.name(ofSyscall: number, on: now),
      let there = names.number(ofSyscall: name, on: other)
    else { return }
    architecture = other
    number = there
  }
}

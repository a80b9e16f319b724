import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import TestDice

extension RandomRuleFile {
  /// What one edit did.
  struct Edit {
    let file: RandomRuleFile
    let name: String
    /// The line of the original that the edit is about; `nil` if it only added one.
    let line: ByteString?
  }

  /// One edit that changes what the file means in a way that a listing shows.
  func edited(_ random: inout Dice) -> Edit {
    while true {
      let index = Int.random(in: lines.indices, using: &random)
      if let edit = attempt(Int.random(in: 0..<7, using: &random), at: index, &random),
        edit.file.loadsWhole
      {
        return edit
      }
    }
  }

  private func attempt(_ kind: Int, at index: Int, _ random: inout Dice) -> Edit? {
    var copy = self
    let text = ByteString(lines[index].text)
    switch kind {
    case 0:
      copy.lines.remove(at: index)
      return Edit(file: copy, name: "line left out", line: text)
    case 1:
      copy.lines.insert(
        RandomRuleLine(arch: "b64", calls: ["reboot"], keys: ["added"]), at: index)
      return Edit(file: copy, name: "line added", line: nil)
    case 2:
      copy.lines[index].keys = ["other"]
      // Keys are all that differs, and only these lists take one.
      guard lines[index].list == "exit", lines[index].keys != ["other"] else { return nil }
      return Edit(file: copy, name: "other key", line: text)
    case 3:
      guard lines[index].watch == nil, lines[index].list == "exit" else { return nil }
      copy.lines[index].fields.insert("ppid=4711", at: 0)
      return Edit(file: copy, name: "field added", line: text)
    case 4:
      guard let watch = lines[index].watch else { return nil }
      copy.lines[index].watch = (watch.path, watch.permissions == "w" ? "r" : "w")
      return Edit(file: copy, name: "other permissions", line: text)
    case 5: return withoutField(at: index, &random)
    default: return swapped
    }
  }

  /// Without one field, unless that may go without effect.
  private func withoutField(at index: Int, _ random: inout Dice) -> Edit? {
    let fields = lines[index].fields
    guard !fields.isEmpty, Set(fields).count == fields.count else { return nil }
    var copy = self
    let field = copy.lines[index].fields.remove(
      at: Int.random(in: fields.indices, using: &random))
    // Two fields can be one comparison in two spellings, and exe! is not always told from exe.
    guard !["auid!=unset", "auid=-1"].contains(field), !field.hasPrefix("perm=") else { return nil }
    return Edit(file: copy, name: "field left out", line: ByteString(lines[index].text))
  }

  /// With the never rule behind the always rule that it is an exception to.
  private var swapped: Edit? {
    guard let first = lines.firstIndex(where: { $0.calls == ["vhangup"] }),
      let last = lines.lastIndex(where: { $0.calls == ["vhangup"] }), first < last
    else { return nil }
    var copy = self
    copy.lines.swapAt(first, last)
    return Edit(file: copy, name: "two lines swapped", line: ByteString(lines[first].text))
  }
}

extension RandomRuleFile.Edit {
  /// Whether all rules that differ from those of `original` never get an event, as one sees by their
  /// words: what they ask for does not go together, or a rule before them on the list asks for less.
  func isVoid(of original: RandomRuleFile) -> Bool {
    let (before, after) = (original.load.rules.map(\.readings), file.load.rules.map(\.readings))
    return after.difference(from: before).allSatisfy { change in
      switch change {
      case .insert(let index, let readings, _): readings.allSatisfy { $0.isVoid(in: after, index) }
      case .remove(let index, let readings, _): readings.allSatisfy { $0.isVoid(in: before, index) }
      }
    }
  }
}

extension Rule {
  fileprivate func isVoid(in all: [[Rule]], _ index: Int) -> Bool {
    guard list == .exit, !isKeptByInode else { return false }
    return asksForNoCall
      || all[..<index].contains { $0.count == 1 && $0[0].isOnList && $0[0].takesAll(of: self) }
  }

  private var isOnList: Bool { list == .exit && !isKeptByInode }

  private func takesAll(of other: Rule) -> Bool {
    comparisons.allSatisfy { $0.field == .key || other.comparisons.contains($0) }
      && other.syscalls.intersection(syscalls) == other.syscalls
  }

  /// Whether none of its calls has a permission that it asks for.
  private var asksForNoCall: Bool {
    guard let letters = comparison(of: .perm)?.number else { return false }
    let target = Target.debian12
    let mask = held(by: target.kernel, on: target.machine).syscalls
    return architectures(outOf: target.architectures).allSatisfy { architecture in
      PermissionClasses.calls(
        PermissionSet(rawValue: letters), on: architecture, kernel: target.kernel
      ).allSatisfy { !mask.contains($0) }
    }
  }
}

import AuditCatalogue
import ByteText
import Diagnostics
import PolicyModel

/// A policy as text, with the way back from a line to the rules it says.
struct PolicyDraft {
  private(set) var lines: [String] = []
  /// For each line the imported rules that its statement says.
  private(set) var rulesOfLine: [Int: [Int]] = [:]
  /// For each line the group that it is in.
  private(set) var groupOfLine: [Int: String] = [:]
  private var group: String?

  /// The whole text.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Adds a line.
  mutating func add(_ line: String) {
    lines.append(line)
    groupOfLine[lines.count] = group
  }

  /// Adds a statement of a block, broken where it is too long.
  mutating func add(_ pieces: [String], indent: Int = 2, hanging: Int, saying rules: [Int] = []) {
    for line in Wrapping.lines(pieces, indent: indent, hanging: hanging) {
      add(line)
      rulesOfLine[lines.count] = rules
    }
  }

  /// Adds a comment; nothing invisible comes through.
  mutating func addComment(_ text: String, indent: Int = 0) {
    let blanks = String(repeating: " ", count: indent)
    add(text.isEmpty ? blanks + "#" : "\(blanks)# \(text)")
  }

  /// Adds an empty line, unless one was just added or a block just begins.
  mutating func addGap() {
    if let last = lines.last, !last.isEmpty, !last.hasSuffix("{") { add("") }
  }

  /// Adds a group: `add` adds what is in its block.
  mutating func add(group name: String, _ add: (inout PolicyDraft) -> Void) {
    group = name
    add(&self)
    group = nil
  }
}

import ByteText
import Diagnostics

/// Which files of a folder augenrules reads, and in which order.
///
/// It lists the folder with `ls -1v`, keeps the lines that end in `.rules`, and before audit 4.2 lets
/// the shell split the result at blanks: then a name with a blank becomes two other names.
struct FolderSelection {
  private(set) var files: [RulesMerge.File] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ entries: [RulesMerge.File], splitsAtBlanks: Bool) {
    var byName: [ByteString: RulesMerge.File] = [:]
    for entry in entries { byName[entry.name] = entry }
    let names = byName.keys.filter { !$0.starts(with: ".".utf8) && $0.isRulesFile }
      .sorted(by: ListingOrder.precedes)
    for name in names {
      let words = splitsAtBlanks ? name.words : [name]
      if words.count != 1 || words[0] != name, let file = byName[name] {
        noteSplit(file, words, byName)
      }
      // The shell looks for every word, whatever it was a part of.
      files += words.compactMap { byName[$0] }
    }
  }

  private mutating func noteSplit(
    _ file: RulesMerge.File, _ words: [ByteString], _ byName: [ByteString: RulesMerge.File]
  ) {
    var diagnostic = Diagnostic(
      .error, "file-not-read",
      "augenrules does not read '\(file.name)', for it takes the blank for the end of a name",
      at: Span(file.source, 0..<0)
    ).advising("rename the file")
    for other in words where byName[other] != nil {
      diagnostic = diagnostic.noting("it reads '\(other)' in its place")
    }
    diagnostics.append(diagnostic)
  }
}

extension ByteString {
  fileprivate var isRulesFile: Bool { suffix(6).elementsEqual(".rules".utf8) }

  /// The parts between blanks, tabs and newlines, as a shell splits words.
  fileprivate var words: [ByteString] {
    split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }
      .map { ByteString($0) }
  }
}

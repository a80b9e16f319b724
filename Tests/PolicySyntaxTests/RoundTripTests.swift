import Diagnostics
import Testing

@testable import PolicySyntax

/// The text of each token of the sampler, with its trivia in front.
private let pieces: [[UInt8]] = {
  let tree = parse(sampler).tree
  return tree.tokens.map { token in
    Array(tree.source.bytes[token.triviaStart..<token.range.upperBound])
  }
}()

/// Parses `bytes` and sees that nothing of them is lost and that every diagnostic lies in them.
private func expectLossless(_ bytes: [UInt8]) {
  let result = PolicyParser.parse(SourceText(name: "t", bytes: bytes))
  #expect(result.tree.printed() == bytes)
  for diagnostic in result.diagnostics {
    let range = diagnostic.span?.range ?? -1..<0
    #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count, "\(diagnostic)")
  }
}

@Test func theSamplerPrintsBackWithEachTokenDropped() {
  for index in pieces.indices {
    var rest = pieces
    rest.remove(at: index)
    expectLossless(Array(rest.joined()))
  }
}

@Test func theSamplerPrintsBackWithEachTokenTwice() {
  for index in pieces.indices {
    var more = pieces
    more.insert(pieces[index], at: index)
    expectLossless(Array(more.joined()))
  }
}

@Test func theSamplerPrintsBackWithNeighboursSwapped() {
  for index in pieces.indices.dropLast() {
    var swapped = pieces
    swapped.swapAt(index, index + 1)
    expectLossless(Array(swapped.joined()))
  }
}

@Test func theSamplerPrintsBackWhereverItIsCutOff() {
  let bytes = Array(sampler.utf8)
  for end in stride(from: 0, through: bytes.count, by: 7) { expectLossless(Array(bytes[..<end])) }
}

/// A dropped token costs the statement it belongs to and leaves all others as they are.
@Test func aMistakeInOneStatementLeavesTheOthersReadable() {
  let lines = (0..<20).map { "  record syscalls call\($0) by users key k\($0)" }
  for line in lines.indices {
    for word in 0..<7 {
      var broken = lines
      var words = lines[line].split(separator: " ")
      words.remove(at: word)
      broken[line] = "  " + words.joined(separator: " ")
      let result = parse("rules t at 30 {\n\(broken.joined(separator: "\n"))\n}\n")
      guard case .rules(let rules)? = result.file.items.first else {
        Issue.record("the group is lost")
        return
      }
      #expect(rules.statements.count >= 19)
      #expect(result.diagnostics.allSatisfy { $0.span?.line == line + 2 })
    }
  }
}

import Diagnostics
import PolicyFormat
import PolicySyntax
import TestDice
import Testing

private let samples = Samples.shipped + [("sampler", Samples.sampler)]

@Test func thereAreSamples() {
  #expect(Samples.shipped.count > 50)
  #expect(Samples.sampler.contains("rules clock at 30"))
}

@Test(arguments: Samples.shipped.indices)
func whatIsShippedIsFormatted(index: Int) {
  let (name, text) = Samples.shipped[index]
  #expect(formatted(text) == text, "renew it with: auditwright fmt Policies/\(name)")
}

@Test(arguments: samples.indices)
func formattingTwiceIsFormattingOnce(index: Int) {
  let (name, text) = samples[index]
  let once = formatted(text)
  #expect(formatted(once) == once, "\(name)")
}

@Test(arguments: samples.indices)
func commentsStayInTheirOrder(index: Int) {
  let (name, text) = samples[index]
  #expect(comments(of: formatted(text)) == comments(of: text), "\(name)")
}

@Test(arguments: samples.indices)
func linesAreAtMostAHundredColumnsUnlessOneWordIsLonger(index: Int) {
  let (name, text) = samples[index]
  for line in formatted(text).split(separator: "\n") where line.count > 100 {
    // Comments are their author's, and what stands in quotes cannot be parted.
    let isExcused =
      line.contains("#") || line.contains("\"") || line.split(separator: " ").count <= 2
    #expect(isExcused, "\(name): \(line)")
  }
}

@Test(arguments: samples.indices)
func blanksOfTheAuthorMakeNoDifference(index: Int) {
  let (name, text) = samples[index]
  guard text.utf8.count < 60_000 else { return }
  let wanted = formatted(text)
  for seed in 0..<6 as Range<UInt64> {
    let messed = Mess(text, seed: seed).text
    #expect(formatted(messed) == wanted, "\(name), seed \(seed)")
  }
}

@Test(arguments: 0..<8 as Range<UInt64>)
func aPolicyWithoutSomeOfItsTokensIsFormattedOrLeftAlone(group: UInt64) {
  var formattedCount = 0
  for seed in group * 150..<(group + 1) * 150 {
    var dice = Dice(seed: seed)
    let sample = dice.oneIn(3) ? Samples.sampler : dice.pick(Samples.shipped).text
    guard sample.utf8.count < 30_000 else { continue }
    let tree = PolicyParser.parse(SourceText(name: "t", sample)).tree
    var dropped: Set<Int> = []
    let commas = tree.tokens.indices.filter { tree.tokens[$0].kind == .comma } + [0]
    for _ in 0..<(1 + dice.below(2)) {
      let index = dice.oneIn(3) ? dice.below(tree.tokens.count) : dice.pick(commas)
      dropped.insert(index)
      // An entry of a list goes with its comma.
      if tree.tokens[index].kind == .comma { dropped.insert(index + 1) }
    }
    var bytes: [UInt8] = []
    for (index, token) in tree.tokens.enumerated() {
      bytes += tree.source.bytes[token.trivia]
      if !dropped.contains(index) { bytes += tree.text(of: token) }
    }
    let source = SourceText(name: "t", bytes: bytes)
    switch PolicyFormat.format(source) {
    case .formatted(let once):
      formattedCount += 1
      let again = PolicyFormat.format(SourceText(name: "t", bytes: once))
      #expect(again == .formatted(once), "seed \(seed)")
    case .unreadable(let diagnostics): #expect(diagnostics.hasErrors, "seed \(seed)")
    case .refused(let diagnostic):
      Issue.record("seed \(seed): refused at \(diagnostic.span?.place ?? "-")")
    }
  }
  // Some of them still parse.
  #expect(formattedCount > 5)
}

@Test func commentsBetweenAnyTwoTokensStayThere() {
  let tree = PolicyParser.parse(SourceText(name: "t", Samples.sampler)).tree
  var tried = 0
  for seed in 0..<300 as Range<UInt64> {
    var dice = Dice(seed: seed | 1 << 33)
    let places = Set((0..<3).map { _ in dice.below(tree.tokens.count) })
    var bytes: [UInt8] = []
    for (index, token) in tree.tokens.enumerated() {
      bytes += tree.source.bytes[token.trivia]
      if places.contains(index) {
        let start = dice.oneIn(2) ? " # c\(index)" : "\n# c\(index)"
        let indent = String(repeating: " ", count: token.startsLine ? token.column : 60)
        bytes += Array("\(start)  \n\(indent)".utf8)
      }
      bytes += tree.text(of: token)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard !PolicyParser.parse(SourceText(name: "t", text)).diagnostics.hasErrors else { continue }
    tried += 1
    let once = formatted(text)
    #expect(comments(of: once) == comments(of: text), "seed \(seed)")
    #expect(formatted(once) == once, "seed \(seed)")
  }
  #expect(tried > 100)
}

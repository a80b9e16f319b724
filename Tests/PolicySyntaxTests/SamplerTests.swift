import Diagnostics
import Testing

@testable import PolicySyntax

@Test func everyConstructOfTheLanguageIsReadWithoutADiagnostic() {
  let file = read(sampler)
  #expect(
    file.items.map(\.name.description) == [
      "house", "clock", "quiet", "server", "web", "debian-12-stock", "debian-12.programs",
    ])
}

@Test func theSamplerUsesEveryKindOfNode() {
  var missing = Set(SyntaxKind.allCases)
  var nodes = [parse(sampler).tree.root]
  while let node = nodes.popLast() {
    missing.remove(node.kind)
    nodes += node.nodes
  }
  #expect(missing == [.unexpected])
}

@Test func theTreeHoldsEveryTokenOnceAndInOrder() {
  let tree = parse(sampler).tree
  #expect(leaves(tree.root) == Array(tree.tokens.indices))
  #expect(tree.root.tokens == tree.tokens.indices)
}

@Test func commentsAreKeptWithTheTokenBehindThem() {
  let tree = parse("# first\n\nrules x at 1 {\n  # inside\n}\n# last").tree
  let comments = tree.tokens.map { token in
    tree.trivia(of: token).filter { $0.kind == .comment }.map {
      String(decoding: tree.source.bytes[$0.range], as: UTF8.self)
    }
  }
  #expect(comments == [["# first"], [], [], [], [], ["# inside"], ["# last"]])
}

/// The tokens of a node in the order of the tree.
func leaves(_ node: SyntaxNode) -> [Int] {
  node.children.flatMap { child in
    switch child {
    case .node(let node): leaves(node)
    case .token(let index): [index]
    }
  }
}

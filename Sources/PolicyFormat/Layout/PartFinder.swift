import PolicySyntax

/// Finds where in a construct its lists and its parts begin.
struct PartFinder {
  let tree: SyntaxTree
  /// Whether the statement stands in a `privileged` block, where `by` begins a statement.
  let isPrivileged: Bool

  /// Where lines may end among the children of one node, by their index.
  struct Parts {
    /// The first entry of the node's list.
    var listHead: Int?
    /// The further entries.
    var items: Set<Int> = []
    /// The other places.
    var chances: [Int: Piece.Chance] = [:]
  }

  /// The parts of `node`.
  func parts(of node: SyntaxNode) -> Parts {
    var parts = Parts()
    parts.listHead = listHead(of: node)
    for (index, child) in node.children.enumerated() {
      if index > 0, kind(of: node.children[index - 1]) == .comma { parts.items.insert(index) }
      if node.kind == .whereClause, index > 1, kind(of: child) == .word {
        parts.items.insert(index)
      }
    }
    switch node.kind {
    case .record, .ignore, .demand, .claim, .event: markClauses(of: node, &parts)
    case .selector: markPlace(of: node, &parts)
    case .exception:
      markPairs(of: node, from: 3, words: ["reason", "owner", "until", "ticket", "claim"], &parts)
    case .control, .catalogue, .rules, .profile, .param: markTitle(of: node, &parts)
    case .expect: markWhen(of: node, &parts)
    case .adopt: markPairs(of: node, from: 2, words: ["version"], &parts)
    default: break
    }
    return parts
  }

  /// How many children stand in front of the first entry of a list.
  private func listHead(of node: SyntaxNode) -> Int? {
    switch node.kind {
    case .use, .drop, .targetDescription, .keyClause, .place, .onClause, .skip, .inventoryUse,
      .valueList, .program, .factsEntry, .whereClause:
      1
    case .satisfies, .exceptClause, .each, .demand: 2
    case .letBinding: 3
    case .event, .after: 0
    case .selector:
      ["read", "write", "attr", "execute"].contains(text(node.children.first)) ? 0 : 1
    default: nil
    }
  }

  private func markClauses(of node: SyntaxNode, _ parts: inout Parts) {
    for (index, child) in node.children.enumerated() where index > 0 {
      switch child {
      case .node(let clause):
        if let chance = chance(ofPart: clause, in: node) { parts.chances[index] = chance }
      case .token:
        let word = text(child)
        if node.kind == .claim, word == "disputed" { parts.chances[index] = .part }
        if node.kind == .event, [.path, .string, .variable].contains(kind(of: child)),
          !touches(child)
        {
          parts.chances[index] = .fallback
        }
      }
    }
  }

  private func chance(ofPart part: SyntaxNode, in node: SyntaxNode) -> Piece.Chance? {
    switch part.kind {
    case .whereClause, .deniedClause, .onClause, .ifPresentClause, .exceptClause, .keyClause: .part
    // At a line's start the word would begin a statement of that block.
    case .byClause: isPrivileged && node.kind == .event ? nil : .part
    case .each: text(part.children.dropFirst().first) == "of" ? .ownPart : .part
    case .condition: beginsStatement(part) ? nil : isFirstField(part, of: node) ? .part : .fallback
    default: nil
    }
  }

  private func isFirstField(_ field: SyntaxNode, of event: SyntaxNode) -> Bool {
    event.nodes.first { $0.kind == .condition }?.tokens == field.tokens
  }

  /// Whether a field of an event is called as a statement is, so that it cannot begin a line.
  private func beginsStatement(_ field: SyntaxNode) -> Bool {
    [
      "param", "satisfies", "key", "record", "ignore", "raw", "expect", "inventory", "skip", "by",
    ].contains(text(field.children.first))
  }

  /// The event of an expectation, which begins a line if its calls do not fit behind the outcome.
  private func markWhen(of node: SyntaxNode, _ parts: inout Parts) {
    guard let when = node.children.firstIndex(where: { text($0) == "when" }) else { return }
    parts.chances[when] = .title
  }

  /// A place behind a list of calls; behind kinds of access it belongs to them.
  private func markPlace(of node: SyntaxNode, _ parts: inout Parts) {
    guard text(node.children.first) == "syscalls",
      let index = node.children.indices.last, case .node(let place) = node.children[index],
      place.kind == .place
    else { return }
    parts.chances[index] = .part
  }

  /// Marks each of `words` that stands in front of a value, from the child at `start` on.
  private func markPairs(
    of node: SyntaxNode, from start: Int, words: Set<String>, _ parts: inout Parts
  ) {
    var index = start
    while index < node.children.count {
      if words.contains(text(node.children[index])) { parts.chances[index] = .part }
      index += 2
    }
  }

  /// Marks the title, or the text that says what a parameter means, and the attributes behind it.
  private func markTitle(of node: SyntaxNode, _ parts: inout Parts) {
    // The first text behind the name; the id of a control may be a text itself.
    let title = node.children.indices.dropFirst(2).first { index in
      kind(of: node.children[index]) == .string && text(node.children[index - 1]) != "part"
    }
    guard let title else { return }
    parts.chances[title] = .title
    if node.kind == .control {
      markPairs(of: node, from: title + 1, words: ["level", "severity", "topic"], &parts)
    } else if node.kind == .catalogue {
      markPairs(of: node, from: title + 1, words: ["version"], &parts)
    }
  }

  private func kind(of child: SyntaxNode.Element?) -> Token.Kind? {
    guard case .token(let index)? = child else { return nil }
    return tree.tokens[index].kind
  }

  /// The text of a child that is a token; empty for a node.
  private func text(_ child: SyntaxNode.Element?) -> String {
    guard case .token(let index)? = child else { return "" }
    return String(decoding: tree.text(of: tree.tokens[index]), as: UTF8.self)
  }

  /// Whether a path goes on at once behind a parameter.
  private func touches(_ child: SyntaxNode.Element) -> Bool {
    guard case .token(let index) = child, index > 0 else { return false }
    return tree.tokens[index].kind == .path && tree.tokens[index - 1].kind == .variable
      && tree.tokens[index].trivia.isEmpty
  }
}

import Diagnostics

extension Parser {
  /// Reads the whole text as a policy file.
  func file() -> PolicyFile {
    var items: [PolicyFile.Item] = []
    builder.open(.file)
    statements(in: .file) { word in
      if let item = self.item(word) { items.append(item) }
    }
    builder.addToken()
    return PolicyFile(source: source, items: items)
  }

  private func item(_ word: String) -> PolicyFile.Item? {
    switch word {
    case "catalogue": catalogue().map(PolicyFile.Item.catalogue)
    case "rules": rules().map(PolicyFile.Item.rules)
    case "profile": profile().map(PolicyFile.Item.profile)
    case "facts": facts().map(PolicyFile.Item.facts)
    default: programs().map(PolicyFile.Item.programs)
    }
  }

  /// Reads `{ … }`. `parse` gets the word that begins each statement, not yet read.
  func block(_ block: Block, _ parse: (String) -> Void) {
    let outer = frame
    recoverToBrace(of: block)
    guard token.kind == .openBrace || forgotBrace(of: block) else { return }
    builder.open(.block)
    let hasBrace = token.kind == .openBrace
    openBlocks.append(
      OpenBlock(block: block, column: frame.column, brace: hasBrace ? position : nil))
    if hasBrace { bump() }
    statements(in: block, parse)
    if token.kind == .closeBrace { bump() }
    openBlocks.removeLast()
    builder.close()
    frame = outer
    unjoin()
  }

  /// Reads statements up to the end of the block.
  private func statements(in block: Block, _ parse: (String) -> Void) {
    var column = 0
    while !isAtEnd(of: block) {
      if token.kind == .semicolon {
        bump()
        continue
      }
      let before = position
      column = token.startsLine || !isBehindSemicolon ? token.column : column
      frame = Frame(block: block, start: position, column: column)
      unjoin()
      statement(in: block, parse)
      precondition(position > before, "a statement takes at least one token")
    }
  }

  /// Whether the next statement shares its line with the one before: then it is continued by
  /// lines that would continue that one, and `a; b` over `key x` cannot be misread.
  private var isBehindSemicolon: Bool { position > 0 && tokens[position - 1].kind == .semicolon }

  private func statement(in block: Block, _ parse: (String) -> Void) {
    if block == .programs {
      parse("")
    } else if let word = statementWord() {
      parse(word)
    } else {
      frame.hasFailed = true
    }
    finishStatement()
  }

  /// Whether the block ends here; reports a brace that is missing or one too many.
  private func isAtEnd(of block: Block) -> Bool {
    switch token.kind {
    case .end:
      if block != .file { reportUnclosed(before: nil) }
      return true
    case .closeBrace where block == .file:
      report("unopened-brace", "this '}' closes nothing", at: span(token))
      node(.unexpected) { bump() }
      return isAtEnd(ofFileAfterBrace: block)
    case .closeBrace:
      return true
    default:
      guard block != .file, beginsOuterStatement() else { return false }
      reportUnclosed(before: token)
      return true
    }
  }

  /// A run of `}` is eaten in a loop: the stack must not grow with the input.
  private func isAtEnd(ofFileAfterBrace block: Block) -> Bool {
    while token.kind == .closeBrace { node(.unexpected) { bump() } }
    return token.kind == .end
  }

  private func reportUnclosed(before found: Token?) {
    guard let open = openBlocks.last, let brace = open.brace else { return }
    let opening = tokens[brace]
    let place = found.map { (" before \(shown($0))", span($0)) }
    report(
      "unclosed-brace", "the '{' opened here is not closed\(place?.0 ?? "")", at: span(opening),
      note: place.map { ("this cannot stand \(open.block.description)", $0.1) },
      help: "add '}'")
  }

  /// Whether the next line begins a statement of a block further out, no deeper than the
  /// statement of this block: then a `}` was forgotten.
  private func beginsOuterStatement() -> Bool {
    guard token.startsLine, token.kind == .word, let open = openBlocks.last,
      token.column <= open.column
    else { return false }
    let word = text(token)
    if isHeader(word) { return true }
    guard !open.block.statementWords.contains(word) else { return false }
    return openBlocks.dropLast().contains { $0.block.statementWords.contains(word) }
  }

  /// Whether an item begins here: `facts` and `programs` are statement words inside items too.
  private func isHeader(_ word: String) -> Bool {
    guard Block.file.statementWords.contains(word) else { return false }
    if Block.holding(word) == [.file] { return true }
    let brace = position + 2
    return brace < tokens.count && tokens[brace].kind == .openBrace
  }

  /// Goes to the `{` of a statement that could not be read up to there.
  private func recoverToBrace(of block: Block) {
    if !frame.hasFailed, next != .openBrace, token.kind != .openBrace, !forgotBrace(of: block) {
      expected("'{'", "expected-brace")
    }
    guard frame.hasFailed else { return }
    isInsideParentheses = false
    unjoin()
    guard next != .end, next != .openBrace, next != .closeBrace, next != .semicolon else { return }
    node(.unexpected) {
      while ![.end, .openBrace, .closeBrace, .semicolon].contains(next) {
        if beginsBody(of: block) { break }
        bump()
      }
    }
  }

  /// Whether the block follows although its `{` was forgotten; reported once.
  private func forgotBrace(of block: Block) -> Bool {
    guard beginsBody(of: block) else { return false }
    expectedAfter("'{'", "expected-brace")
    return true
  }

  /// Whether a line begins here with a word that begins a statement in `block` but none in the
  /// block around it.
  private func beginsBody(of block: Block) -> Bool {
    guard next == .end || token.startsLine, token.kind == .word,
      block.statementWords.contains(text(token))
    else { return false }
    let outer = openBlocks.last?.block ?? .file
    return !outer.statementWords.contains(text(token))
  }
}

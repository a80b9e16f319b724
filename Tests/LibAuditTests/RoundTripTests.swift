import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import LibAudit
import Testing

/// Rules from random lines, each with the line.
private func randomRules(lines: Int, seed: UInt64) -> [(line: ByteString, rule: Rule)] {
  let compiler = RuleLineCompiler(target: .debian12, host: ThisHost())
  var source = RandomLine(seed: seed)
  return (0..<lines).compactMap { _ in
    let line = source.next()
    guard case .words(let words) = RuleFileLine(line),
      case .addition(let addition) = compiler.compile(words).result
    else { return nil }
    return (line, addition.rule)
  }
}

@Test func bytesThatAreReadAreWrittenBack() throws {
  let rules = randomRules(lines: 4000, seed: 7)
  #expect(rules.count > 1000)
  for (line, rule) in rules {
    let data = try RuleData(rule)
    #expect(try data.rule() == rule, "\(line)")
    #expect(try RuleData(data.rule()).bytes == data.bytes, "\(line)")
  }
}

@Test func aRuleThatIsPrintedParsesToItself() throws {
  let writer = RuleWriter(names: LibAuditNames())
  let compiler = RuleLineCompiler(target: .debian12, host: ThisHost())
  var printed = 0
  for (line, rule) in randomRules(lines: 4000, seed: 8) {
    guard let text = writer.line(rule) else { continue }
    printed += 1
    guard case .words(let words) = RuleFileLine(text),
      case .addition(let again) = compiler.compile(words).result
    else {
      Issue.record("\(line) prints as \(text), which is refused")
      continue
    }
    // A mask is not printed on the lists that do not look at it.
    let isSame =
      rule.list.looksAtSyscalls ? again.rule == rule : again.rule.canonical == rule.canonical
    #expect(isSame, "\(line) prints as \(text)")
  }
  #expect(printed > 1000)
}

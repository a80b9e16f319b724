import Diagnostics

extension Parser {
  /// `privileged at STAGE { … }`
  func privileged() -> PrivilegedSyntax? {
    let start = position
    return node(.privileged) {
      bump()
      let stage = keyword("at") ? number("the number of the stage") : nil
      var inventories: [Name] = []
      var skip: [PathSyntax] = []
      var who: WhoSyntax?
      var keys: [Name] = []
      var expectations: [ExpectSyntax] = []
      var seen: [String: Span] = [:]
      block(.privileged) { word in
        if word == "by" || word == "key" { noteRepetition(of: word, in: &seen) }
        switch word {
        case "inventory": inventories += inventory()
        case "skip": skip += skippedTrees()
        case "by": who = self.who()
        case "key": keys += privilegedKeys()
        default: if let expectation = expectation() { expectations.append(expectation) }
        }
      }
      return PrivilegedSyntax(
        stage: stage, inventories: inventories, skip: skip, who: who, keys: keys,
        expectations: expectations, span: span(from: start))
    }
  }

  private func inventory() -> [Name] {
    node(.inventoryUse) {
      bump()
      return list { string("the name of an inventory") }
    }
  }

  private func skippedTrees() -> [PathSyntax] {
    node(.skip) {
      bump()
      return paths()
    }
  }

  private func privilegedKeys() -> [Name] {
    node(.keyClause) {
      bump()
      return names("a key")
    }
  }
}

import AuditCatalogue
import AuditRules
import ByteText

/// Turns the pieces of a line in rule form into the rules that print so.
struct RuleFormReader {
  let tables: ListingTables
  let hints: ReadingHints
  /// Whether the program that printed the line shows the operator of exe.
  let showsOperators: Bool
  /// The arch that a line above printed last; `nil` if none did.
  ///
  /// auditctl does not forget it: a rule without arch is listed with the names of that architecture
  /// (auditctl-listing.c, `_audit_elf`), though its numbers are the native ones.
  var lastArch: ByteString?

  /// Every rule that prints as `text`, the most ordinary one first.
  mutating func readings(of text: ByteString) throws(Unreadable) -> [Rule] {
    let form = RuleForm(text: text, fields: tables.fields, hints: hints)
    let (action, list, end) = try form.head()
    var result: [Rule] = []
    var reason: Unreadable?
    let alternatives = try form.alternatives(from: end)
    // A copy of which lines were left out may have lost the arch that was printed last.
    for inherited in lastArch == nil ? [nil] : [lastArch, nil] where result.isEmpty {
      for pieces in alternatives {
        for (wide, narrow) in architectures(for: pieces, inherited) {
          do throws(Unreadable) {
            let decoder = PieceDecoder(
              tables: tables, list: list, wide: wide, narrow: narrow, inherited: inherited)
            result += bothOperators(try decoder.rule(action, pieces))
          } catch {
            reason = reason ?? error
          }
        }
      }
    }
    lastArch = alternatives.first.flatMap(Self.arch) ?? lastArch
    if result.isEmpty { throw reason ?? Unreadable("it cannot be taken apart") }
    return result + result.flatMap(hints.rules)
  }

  /// The last arch among the pieces.
  private static func arch(_ pieces: [RuleForm.Piece]) -> ByteString? {
    pieces.reduce(nil) { last, piece in
      if case .field(.arch, _, let value) = piece { value } else { last }
    }
  }

  /// What `b64` and `b32` can mean in these pieces.
  private func architectures(
    for pieces: [RuleForm.Piece], _ inherited: ByteString?
  ) -> [(Architecture, Architecture)] {
    func holds(_ abi: ABI) -> Bool {
      if Self.arch(pieces) == nil, inherited == ByteString(abi.rawValue) { return true }
      return pieces.contains {
        if case .field(.arch, _, let value) = $0 {
          value == ByteString(abi.rawValue)
        } else {
          false
        }
      }
    }
    let wide = holds(.b64) ? tables.wide : [tables.wide[0]]
    let narrow = holds(.b32) ? tables.narrow : [tables.narrow[0]]
    return wide.flatMap { first in narrow.map { (first, $0) } }
  }

  /// The rule, and the one with `exe!=` where the operator is not shown.
  private func bothOperators(_ rule: Rule) -> [Rule] {
    guard !showsOperators,
      let index = rule.comparisons.firstIndex(where: { $0.field == .exe && $0.op == .equal })
    else { return [rule] }
    var other = rule
    other.comparisons[index].op = .notEqual
    return [rule, other]
  }
}

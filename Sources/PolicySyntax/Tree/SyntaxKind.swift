/// What a node of the tree is: the grammar's constructs, one name each.
public enum SyntaxKind: String, Sendable, Hashable, CaseIterable {
  /// The whole text.
  case file
  /// `{ … }` with the statements inside.
  case block
  /// Tokens that fit no construct; a diagnostic says why.
  case unexpected

  case catalogue, control, param, demand, answeredByDrift, notARule
  case rules, after, satisfies, record, ignore, raw, expect
  case profile, targetDescription, factsUse, letBinding, settings, setting, loginuidImmutable
  case use, drop, privileged, inventoryUse, skip, immutable, adopt, exception, claim
  case facts, factsEntry
  case programs, program

  case selector, place
  case whereClause, condition, valueList, deniedClause, byClause, onClause
  case ifPresentClause, exceptClause, keyClause
  case event, each
}

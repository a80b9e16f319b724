/// The words that begin a clause, in the order that the reference describes them in.
enum ClauseWord: String, CaseIterable {
  case `where`, denied, by, on, `if`, except, key

  /// All of them as text.
  static let all = allCases.map(\.rawValue)
}

/// The pages of findings that no lint looks for: what reading, compiling, testing, comparing and
/// capturing tell.
public enum Mistakes {
  /// Some that belong together.
  public struct Group: Sendable {
    /// What they are about, for the heading of a list.
    public let title: String
    /// The mistakes, sorted by id.
    public let mistakes: [Mistake]

    init(_ title: String, _ mistakes: [Mistake]) {
      self.title = title
      self.mistakes = mistakes
    }
  }

  /// All of them, in the order in which a policy comes to meet them.
  public static let groups = [
    Group("The text of a policy", text),
    Group("Expected and not there", expected),
    Group("In the wrong place", misplaced),
    Group("Names that audit gives", names),
    Group("Names that policies give", definitions),
    Group("Statements", statements),
    Group("Fields and values", values),
    Group("Expectations", events),
    Group("Running rules and hosts", hosts),
  ]

  /// All of them, sorted by id.
  public static let all = groups.flatMap(\.mistakes).sorted { $0.id < $1.id }

  /// The page of the diagnostic `id`; `nil` if a lint has it, or nobody.
  public static func page(of id: String) -> Mistake? { pages[id] }

  private static let pages = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

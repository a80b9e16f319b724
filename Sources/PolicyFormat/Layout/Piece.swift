/// A token as the layout of its statement sees it.
struct Piece {
  /// Whether a line may end before a token, and where the next one then begins.
  enum Chance: Equatable {
    /// Never.
    case none
    /// A part of the statement begins: a clause, an attribute. It goes to the hanging column.
    case part
    /// A part that begins a line as soon as the statement needs several.
    case ownPart
    /// A text that stays behind what it names if there is room, or the event of an expectation.
    case title
    /// Another entry of a list: it goes under the first one.
    case item(list: Int)
    /// A place to part an event that is too long; it goes to the hanging column.
    case fallback
    /// An entry on a line of its own, two columns in.
    case entry
  }

  /// The bytes of the token.
  let text: ArraySlice<UInt8>
  /// Whether a blank parts it from the token before.
  let isApart: Bool
  /// What stands in front of it.
  private(set) var gap: Gap
  var chance: Chance = .none
  /// The list that begins with it.
  var startsList: Int?

  /// Blanks in front of it beyond that one, which put it under its like in the line above.
  var padding = 0

  /// Whether its line must end before it.
  var isForced: Bool { gap.hasComments || chance == .entry }
  /// How many columns it takes.
  var width: Int { text.width }
  /// How many columns stand between it and the token before on its line.
  var space: Int { isApart ? 1 + padding : 0 }

  /// Forgets what stands in front of it, where that has been written already.
  mutating func clearGap() { gap = Gap() }
}

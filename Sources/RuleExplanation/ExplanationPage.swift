/// An explanation as a reader gets it: headings, paragraphs, lists and commands.
public struct ExplanationPage: Sendable, Hashable {
  /// What is explained.
  public let title: String
  /// What is said, in order.
  public private(set) var blocks: [Block] = []

  /// One piece of a page.
  public enum Block: Sendable, Hashable {
    /// The title of what follows.
    case heading(String)
    /// A few sentences.
    case paragraph(String)
    /// One line each.
    case items([String])
    /// Words with what they mean.
    case terms([Term])
    /// Text that is to be read letter by letter.
    case code([String])
  }

  /// A word, or a few, with what it means.
  public struct Term: Sendable, Hashable {
    public let word: String
    public let meaning: String

    public init(_ word: String, _ meaning: String) {
      self.word = word
      self.meaning = meaning
    }
  }

  /// An empty page.
  public init(_ title: String) {
    self.title = title
  }

  /// Adds a block; lists with nothing in them are left out.
  public mutating func add(_ block: Block) {
    switch block {
    case .items(let items) where items.isEmpty: return
    case .terms(let terms) where terms.isEmpty: return
    case .code(let lines) where lines.isEmpty: return
    default: blocks.append(block)
    }
  }

  /// Adds a heading with what stands under it; nothing if that is an empty list.
  public mutating func add(_ heading: String, _ block: Block) {
    let before = blocks.count
    blocks.append(.heading(heading))
    add(block)
    if blocks.count == before + 1 { blocks.removeLast() }
  }
}

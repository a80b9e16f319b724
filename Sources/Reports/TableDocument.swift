/// Several tables that belong together, for readers.
public struct TableDocument: Sendable, Hashable {
  /// The formats that hold more than one table.
  public enum Format: Sendable, Hashable {
    /// A heading before each table.
    case markdown
    /// One page, each table with its caption.
    case html
  }

  public let title: String
  public let tables: [Table]

  public init(_ title: String, _ tables: [Table]) {
    self.title = title
    self.tables = tables
  }

  /// The document as text, ending with a newline.
  public func rendered(as format: Format) -> String {
    switch format {
    case .html: Table.htmlPage(title, of: tables)
    case .markdown:
      tables.map { "## \(Table.markdownCell($0.title))\n\n\($0.markdown)" }
        .joined(separator: "\n")
    }
  }
}

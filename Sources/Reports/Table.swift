/// Rows under named columns: what the exception table and the crosswalk are before they have a
/// format.
public struct Table: Sendable, Hashable {
  /// A column: the key that programs use, and the title that readers see.
  public struct Column: Sendable, Hashable {
    public let key: String
    public let title: String

    public init(_ key: String, _ title: String) {
      self.key = key
      self.title = title
    }
  }

  /// How a table is written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case markdown, csv, json, html
  }

  /// What the table is called.
  public let title: String
  public let columns: [Column]
  /// The rows, each with as many cells as there are columns.
  public private(set) var rows: [[String]] = []

  /// An empty table.
  public init(_ title: String, columns: [Column]) {
    self.title = title
    self.columns = columns
  }

  /// Adds a row of one cell for each column; another number is a mistake in our code.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    rows.append(cells)
  }

  /// The table for readers: columns that no row fills are left out.
  public var withoutEmptyColumns: Table {
    let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    var table = Table(title, columns: kept.map { columns[$0] })
    for row in rows { table.append(kept.map { row[$0] }) }
    return table
  }

  /// The table as text in `format`, ending with a newline.
  public func rendered(as format: Format) -> String {
    switch format {
    case .markdown: markdown
    case .csv: csv
    case .json: json.rendered
    case .html: html
    }
  }

  /// An array with an object for each row.
  public var json: JSONValue {
    .array(
      rows.map { row in
        .object(zip(columns, row).map { JSONValue.Member($0.key, .string($1)) })
      })
  }
}

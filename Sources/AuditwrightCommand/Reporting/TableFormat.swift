import ArgumentParser
import Reports

/// The formats of a table, for the command line.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case markdown, html, csv, json

  var tableFormat: Table.Format {
    switch self {
    case .markdown: .markdown
    case .html: .html
    case .csv: .csv
    case .json: .json
    }
  }
}

extension Table {
  /// The table in `format`; what programs read keeps every column, what people read only those that
  /// say something.
  func rendered(for format: TableFormat) -> String {
    switch format {
    case .csv, .json: rendered(as: format.tableFormat)
    case .markdown, .html:
      (rows.isEmpty ? self : withoutEmptyColumns).rendered(as: format.tableFormat)
    }
  }
}

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

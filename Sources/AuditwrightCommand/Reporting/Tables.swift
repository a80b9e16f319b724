import ByteText
import PolicyModel
import Reports

extension ExceptionTable {
  /// The table as it is printed: control, key and description as auditors know it, and what else
  /// the exceptions say.
  var report: Table {
    var table = Table(
      "Exceptions",
      columns: [
        Table.Column("catalogue", "Catalogue"), Table.Column("control", "Control"),
        Table.Column("title", "Title"), Table.Column("key", "Key"),
        Table.Column("reason", "Description"), Table.Column("claim", "Claim"),
        Table.Column("disputed", "Disputed"), Table.Column("owner", "Owner"),
        Table.Column("until", "Until"), Table.Column("ticket", "Ticket"),
      ])
    for row in rows {
      let id = row.control.reference
      table.append([
        id.catalogue.description,
        id.id.description + (id.part.map { " \($0)" } ?? ""),
        row.control.title.description,
        row.control.keys.map(\.description).joined(separator: ", "), row.reason.description,
        row.claim ?? "", row.disputed?.description ?? "",
        row.exception.owner?.description ?? "", row.until ?? "",
        row.exception.ticket?.description ?? "",
      ])
    }
    return table
  }
}

extension Crosswalk {
  /// The table as it is printed: for each catalogue the number and the title.
  var report: Table {
    let columns = catalogues.map { Table.Column($0.name.description, $0.title.description) }
    var table = Table("Crosswalk", columns: columns)
    for row in rows {
      table.append(
        row.controls.map { controls in
          if controls.isEmpty { return "N/A" }
          return controls.map { control in
            let part = control.reference.part.map { " \($0)" } ?? ""
            return "\(control.reference.id)\(part) \(control.title)"
          }.joined(separator: "; ")
        })
    }
    return table
  }
}

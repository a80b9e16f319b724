import AuditCatalogue
import AuditRules
import ByteText

extension WatchForm {
  /// Every rule that prints so: always or never, path or dir.
  func readings() throws(Unreadable) -> [Rule] {
    var result: [Rule] = []
    for pieces in try alternatives() {
      let hasPlace = pieces.contains { if case .place = $0 { true } else { false } }
      for action in [Action.always, .never] {
        for field in hasPlace ? [Field.path, .dir] : [.path] {
          let comparisons = pieces.map { $0.comparison(placeIn: field) }
          result.append(Rule(action, .exit, syscalls: .all, comparisons))
        }
      }
    }
    return result
  }

  /// Whether the key stands before another field, where auditctl never puts it.
  var beginsWithKey: Bool { text.has(" -k ", at: 0) }
}

extension WatchForm.Piece {
  /// The field that printed this, a place taken for `field`.
  fileprivate func comparison(placeIn field: Field) -> FieldComparison {
    switch self {
    case .place(let path): FieldComparison(field, .equal, path)
    case .permissions(let permissions): FieldComparison(.perm, .equal, permissions.rawValue)
    case .keys(let keys):
      FieldComparison(.key, .equal, ByteString(keys.joined(separator: [Rule.keySeparator])))
    }
  }
}

import AuditCatalogue

extension Rule {
  /// The rule without what `auditctl -l` prints nothing for: comparisons of two fields by a number
  /// that libaudit does not know.
  package var printable: Rule {
    var copy = self
    copy.comparisons.removeAll {
      $0.field == .fieldCompare && InterfieldComparison(number: $0.number ?? 0) == nil
    }
    return copy
  }
}

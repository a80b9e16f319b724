import AuditCatalogue
import AuditRules
import ByteText

extension Rule {
  /// The rule without what `auditctl -l` prints nothing for: comparisons of two fields by a number
  /// that libaudit does not know.
  var printable: Rule {
    var copy = self
    copy.comparisons.removeAll {
      $0.field == .fieldCompare && InterfieldComparison(number: $0.number ?? 0) == nil
    }
    return copy
  }

  /// The rule with the order of its fields as a listing prints them: arch first.
  var inListedOrder: Rule {
    var copy = self
    let architectures = comparisons.filter { $0.field == .arch }
    copy.comparisons = architectures + comparisons.filter { $0.field != .arch && $0.field != .key }
    copy.syscalls = canonical.syscalls
    return copy
  }
}

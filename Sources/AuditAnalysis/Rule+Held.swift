import AuditCatalogue
import AuditRules
import ByteText

extension Rule {
  /// The rule with the order of its fields as a listing prints them: arch first.
  var inListedOrder: Rule {
    var copy = self
    let architectures = comparisons.filter { $0.field == .arch }
    copy.comparisons = architectures + comparisons.filter { $0.field != .arch && $0.field != .key }
    copy.syscalls = canonical.syscalls
    return copy
  }
}

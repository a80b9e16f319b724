import AuditCatalogue
import ByteText

/// What the kernel says to a rule that is sent to it, as far as that depends on the rule and the
/// host alone and not on what is loaded already.
///
/// Source: kernel/auditfilter.c, audit_watch.c, audit_tree.c and audit_fsnotify.c, and every field
/// by every operator by every list as tried on Linux 5.10, 6.1 and 7.2. The range checks on perm,
/// filetype, saddr_fam and -C are absent on purpose: in the kernel they test the wrong word and
/// never refuse anything.
public struct KernelVerdict: Sendable {
  /// The kernel that is asked.
  public let target: Target
  /// What is known of the disk; what is not known is taken to be there.
  public let host: any HostView

  public init(target: Target, host: any HostView) {
    self.target = target
    self.host = host
  }

  /// The refusal of `rule` when it is added, or `nil` if the kernel takes it.
  public func refusal(of rule: Rule) -> KernelRefusal? {
    do {
      try checkStructure(of: rule)
      try checkPlaces(of: rule)
      return nil
    } catch {
      return error
    }
  }

  /// The refusal of `rule` when it is named in a deletion; whether it is loaded is not looked at.
  public func refusalOfDeletion(of rule: Rule) -> KernelRefusal? {
    do {
      try checkStructure(of: rule)
      return nil
    } catch {
      return error
    }
  }

  /// What nobody can tell from the rule alone: the name of an AppArmor profile without which the
  /// kernel refuses the rule (ENOENT); `nil` if there is none or AppArmor is known to be off.
  public func neededProfile(of rule: Rule) -> ByteString? {
    if let modules = target.securityModules, !modules.contains("apparmor") { return nil }
    let label = rule.comparison(of: .subjectRole)?.text
    return label == "unconfined" ? nil : label
  }

  /// Makes the kernel's own copy of the rule, field by field (audit_data_to_entry).
  private func checkStructure(of rule: Rule) throws(KernelRefusal) {
    if rule.list == .ioUring, target.kernel < "5.16" {
      throw KernelRefusal(.invalid, "the io_uring list came with Linux 5.16")
    }
    if rule.comparisons.count > RuleData.maximumFieldCount {
      throw KernelRefusal(.invalid, "a rule has at most 64 fields")
    }
    var seen = SeenFields()
    for comparison in rule.comparisons {
      do throws(KernelRefusal) {
        try check(comparison, on: rule.list, &seen)
      } catch {
        throw error.about(comparison.field)
      }
    }
  }

  private func check(
    _ comparison: FieldComparison, on list: FilterList, _ seen: inout SeenFields
  ) throws(KernelRefusal) {
    try checkFit(comparison, on: list)
    try checkValue(comparison)
    try seen.note(comparison)
    if comparison.field == .exe, let path = comparison.text {
      try checkParent(of: path, "exe")
    }
  }
}

/// The fields that can stand only once in a rule, or not beside each other.
private struct SeenFields {
  private var place: Field?
  private var hasExe = false
  private var hasKey = false

  mutating func note(_ comparison: FieldComparison) throws(KernelRefusal) {
    switch comparison.field {
    case .path, .dir, .inode:
      if let place {
        let names = place == comparison.field ? "two" : "path, dir and inode"
        throw KernelRefusal(
          .invalid, "\(names) places in one rule; it takes one path, dir or inode only",
          advice: "write a rule for each place")
      }
      place = comparison.field
    case .exe:
      if hasExe {
        throw KernelRefusal(
          .invalid, "a rule takes one exe only", advice: "write a rule for each program")
      }
      hasExe = true
    case .key:
      if hasKey { throw KernelRefusal(.invalid, "a rule takes one key field only") }
      hasKey = true
    default: break
    }
  }
}

extension Target {
  /// The fields of security labels that the target's modules judge; `nil` if the modules are not
  /// known.
  ///
  /// SELinux knows every field, Smack the users (security/smack/smack_lsm.c,
  /// smack_audit_rule_known), AppArmor the subject's role (security/apparmor/audit.c).
  public var labelFields: Set<Field>? {
    guard let modules = securityModules else { return nil }
    var fields: Set<Field> = []
    if modules.contains("selinux") {
      fields.formUnion((13...23).map { Field(rawValue: $0) }.filter(\.isSecurityLabel))
    }
    if modules.contains("smack") { fields.formUnion([.subjectUser, .objectUser]) }
    if modules.contains("apparmor") { fields.insert(.subjectRole) }
    return fields
  }
}

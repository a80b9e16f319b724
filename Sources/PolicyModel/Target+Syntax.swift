import AuditCatalogue
import Diagnostics
import PolicySyntax

extension Target {
  /// The target that a profile's `target` statement describes; what it leaves out is Debian 12's.
  init(_ parts: [ProfileSyntax.TargetPart], diagnostics: inout [Diagnostic]) {
    self = .debian12
    var abis: [ABI] = []
    var modules: [String] = []
    for part in parts {
      let value = part.value.description
      switch part.aspect.description {
      case "kernel": kernel = Self.version(part, diagnostics: &diagnostics) ?? kernel
      case "audit": audit = Self.version(part, diagnostics: &diagnostics) ?? audit
      case "abi":
        if let abi = ABI(rawValue: value) {
          abis.append(abi)
        } else {
          diagnostics.append(
            Diagnostic(
              .error, "unknown-abi",
              "unknown ABI '\(value)'\(didYouMean(value, among: ["b64", "b32"]))",
              at: part.value.span))
        }
      case "lsm": modules.append(value)
      case let distribution: name = "\(distribution)-\(value)"
      }
    }
    if !modules.isEmpty { securityModules = modules }
    if !abis.isEmpty { self.abis = Set(abis).sorted() }
  }

  private static func version(
    _ part: ProfileSyntax.TargetPart, diagnostics: inout [Diagnostic]
  ) -> Version? {
    if let version = Version(part.value.description) { return version }
    diagnostics.append(
      Diagnostic(
        .error, "bad-version", "'\(part.value)' is no version", at: part.value.span
      ).advising("write numbers with dots between, as in '6.1'"))
    return nil
  }
}

import Diagnostics
import LibAudit
import PolicyCompilation
import PolicyModel
import PolicyProofs

extension ProfileBuild {
  /// The same build with what its claims come to, if it is fit to be loaded at all.
  func proved(in library: PolicyLibrary, on day: String) -> ProfileBuild {
    guard !diagnostics.hasErrors else { return self }
    return with(
      ClaimProofs(self, in: library, names: LibAuditNames(), today: day).diagnostics)
  }
}

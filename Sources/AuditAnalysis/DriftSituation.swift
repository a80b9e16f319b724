/// What the three places together tell an administrator to do.
public enum DriftSituation: String, Sendable, Hashable, CaseIterable, Codable {
  /// All three say the same.
  case same
  /// rules.d has been edited since: audit.rules and the kernel agree.
  case notMerged = "not-merged"
  /// rules.d and audit.rules agree, and the kernel holds something else.
  case notLoaded = "not-loaded"
  /// rules.d and the kernel agree, and audit.rules says something else.
  case mergedFileDiffers = "merged-file-differs"
  /// No two of them agree.
  case allDiffer = "all-differ"
  /// It cannot be told.
  case unknown

  /// The situation that the verdicts on rules.d and audit.rules, rules.d and the kernel, and
  /// audit.rules and the kernel amount to.
  public init(
    folderMerged: DriftLeg.Verdict, folderKernel: DriftLeg.Verdict, mergedKernel: DriftLeg.Verdict
  ) {
    self =
      switch (folderMerged, folderKernel, mergedKernel) {
      case (.same, .same, .same): .same
      case (.same, .different, _), (.same, _, .different): .notLoaded
      // A listing line that can mean what either says makes the kernel agree with both.
      case (.different, _, .same): .notMerged
      case (.different, .same, .different): .mergedFileDiffers
      case (.different, .different, .different): .allDiffer
      default: .unknown
      }
  }

  /// The situation in a clause; `nil` if nothing can be said.
  public var clause: String? {
    switch self {
    case .same: "rules.d, audit.rules and the kernel say the same"
    case .notMerged: "not merged yet: rules.d has been edited since audit.rules was written"
    case .notLoaded: "merged and not loaded, or the kernel has dropped or been given rules since"
    case .mergedFileDiffers:
      "the kernel holds what rules.d says, but audit.rules says something else"
    case .allDiffer: "rules.d, audit.rules and the kernel all differ"
    case .unknown: nil
    }
  }

  /// What to do about it; `nil` for nothing. A locked kernel takes no rules before it is booted
  /// again; then the rules.d of that time are merged and loaded.
  public func advice(isLocked: Bool) -> String? {
    switch self {
    case .same, .unknown: nil
    case .notMerged, .notLoaded, .mergedFileDiffers, .allDiffer:
      isLocked
        ? "reboot: the rules are locked until then, and merged and loaded at boot"
        : "run: augenrules --load"
    }
  }
}

import Diagnostics
import Lints

/// The lints of rules.
public enum AuditLints {
  /// All of them, in the order of their names.
  public static let all: [any RuleLint.Type] = [
    AbsentAccount.self,
    AbsentPlace.self,
    AlwaysOnFilesystem.self,
    BusyCall.self,
    BusyPlace.self,
    CallsOutsidePerm.self,
    ContradictingFields.self,
    Crlf.self,
    DuplicateRule.self,
    FieldlessRule.self,
    FileNotRead.self,
    ForeignArch.self,
    GluedLines.self,
    HexEncodedKey.self,
    HoleInFamily.self,
    IndentedSetting.self,
    KernelRefuses.self,
    KeyOfNever.self,
    KeySeparator.self,
    LabelNobodyJudges.self,
    LateDeleteAll.self,
    LateNever.self,
    LibauditRefuses.self,
    LineTooLong.self,
    LiteralPath.self,
    LookalikeKey.self,
    MayBeDuplicate.self,
    MayDeleteNothing.self,
    MergeableRules.self,
    MisreadNumber.self,
    MissingTwin.self,
    MountsBelowTree.self,
    NeverTrue.self,
    NoBacklog.self,
    NoKey.self,
    NoReset.self,
    NotUtf8.self,
    NothingCollected.self,
    NothingToDelete.self,
    NulByte.self,
    OldStyleWatch.self,
    OverriddenSetting.self,
    PanicOnFailure.self,
    PathOfADirectory.self,
    PermWithoutPlace.self,
    PlaceWithoutNames.self,
    PositiveErrno.self,
    ProfileNeeded.self,
    ProgramElsewhere.self,
    ProgramIsASymlink.self,
    QuotedValue.self,
    RateLimit.self,
    RecordsEveryCall.self,
    RuleAfterLock.self,
    ShadowedRule.self,
    SilencedRule.self,
    SmallBacklog.self,
    SwappingWatches.self,
    SyscallWithoutArch.self,
    TreeOfAFile.self,
    UnjudgedField.self,
    UnsetAuidPasses.self,
    UnwatchablePlace.self,
    WatchOnMountPoint.self,
    WatchOnSymlink.self,
    WordTakenForZero.self,
    WordsLost.self,
  ]

  /// What the wanted ones find in `rules`, sorted by place.
  public static func diagnostics(in rules: LintedRules, _ choice: LintChoice) -> [Diagnostic] {
    all.filter(choice.wants).flatMap { lint in
      choice.diagnostics(lint.init().findings(in: rules), of: lint)
    }.sortedByPlace
  }
}

import Diagnostics
import Lints

/// The lints of rules.
public enum AuditLints {
  /// All of them, in the order of their names.
  public static let all: [any RuleLint.Type] = [
    BusyCall.self,
    BusyPlace.self,
    Crlf.self,
    DuplicateRule.self,
    FileNotRead.self,
    GluedLines.self,
    HexEncodedKey.self,
    IndentedSetting.self,
    KernelRefuses.self,
    KeyOfNever.self,
    KeySeparator.self,
    LateDeleteAll.self,
    LateNever.self,
    LibauditRefuses.self,
    LineTooLong.self,
    LiteralPath.self,
    LookalikeKey.self,
    MayBeDuplicate.self,
    MayDeleteNothing.self,
    MergeableRules.self,
    NoBacklog.self,
    NoKey.self,
    NoReset.self,
    NotUtf8.self,
    NothingToDelete.self,
    NulByte.self,
    OldStyleWatch.self,
    OverriddenSetting.self,
    PanicOnFailure.self,
    PermWithoutPlace.self,
    ProfileNeeded.self,
    QuotedValue.self,
    RateLimit.self,
    RecordsEveryCall.self,
    RuleAfterLock.self,
    ShadowedRule.self,
    SilencedRule.self,
    SmallBacklog.self,
    SyscallWithoutArch.self,
    WordsLost.self,
  ]

  /// What the wanted ones find in `rules`, sorted by place.
  public static func diagnostics(in rules: LintedRules, _ choice: LintChoice) -> [Diagnostic] {
    all.filter(choice.wants).flatMap { lint in
      choice.diagnostics(lint.init().findings(in: rules), of: lint)
    }.sortedByPlace
  }
}

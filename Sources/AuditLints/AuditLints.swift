import Diagnostics
import Lints

/// The lints of rules.
public enum AuditLints {
  /// All of them, in the order of their names.
  public static let all: [any RuleLint.Type] = [
    Crlf.self,
    DuplicateRule.self,
    FileNotRead.self,
    GluedLines.self,
    KernelRefuses.self,
    KeySeparator.self,
    LateDeleteAll.self,
    LateNever.self,
    LibauditRefuses.self,
    LineTooLong.self,
    LiteralPath.self,
    MayBeDuplicate.self,
    MayDeleteNothing.self,
    NotUtf8.self,
    NothingToDelete.self,
    NulByte.self,
    ProfileNeeded.self,
    RuleAfterLock.self,
    ShadowedRule.self,
    SilencedRule.self,
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

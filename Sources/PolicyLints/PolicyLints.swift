import Diagnostics
import Lints

/// The lints of policies.
public enum PolicyLints {
  /// All of them, in the order of their names.
  public static let all: [any PolicyLint.Type] = [
    ApplicableAfterAll.self,
    ClaimCannotFire.self,
    ClaimWithoutRules.self,
    DisputedClaimHolds.self,
    DuplicateControl.self,
    DuplicateException.self,
    DuplicateKeyStatement.self,
    DuplicateName.self,
    EmptyGroup.self,
    EndingException.self,
    EndlessException.self,
    ExpiredException.self,
    FactsOfAnotherMachine.self,
    KeyDiffersFromCatalogue.self,
    KeySharedByGroups.self,
    ManyRules.self,
    MetAnyway.self,
    NothingClaimed.self,
    NothingDemanded.self,
    NothingToDrop.self,
    NumberOnAllAbis.self,
    OtherVersion.self,
    OwnerlessException.self,
    RepeatedName.self,
    ReplacedStatement.self,
    UnadoptedException.self,
    UnanswerableClaim.self,
    UnboundParam.self,
    UnclearControl.self,
    UndecidedClaim.self,
    UndeclaredParam.self,
    UnexplainedException.self,
    UnmetControl.self,
    UnprovedClaim.self,
    UnresolvedAccount.self,
    UnstatedOrder.self,
    UnusedGroup.self,
    UnusedInventory.self,
    UnusedKey.self,
    UnusedLet.self,
    UnusedParam.self,
    UsedAndDropped.self,
    WrongOrder.self,
  ]

  /// What the wanted ones find in the files of `policies`, sorted by place.
  public static func diagnostics(in policies: LintedPolicies, _ choice: LintChoice) -> [Diagnostic]
  {
    all.filter(choice.wants).flatMap { lint in
      choice.diagnostics(
        lint.init().findings(in: policies).filter { policies.covers($0.span) }, of: lint)
    }.sortedByPlace
  }
}

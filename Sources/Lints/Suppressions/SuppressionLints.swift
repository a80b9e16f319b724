/// The lints of suppressions themselves.
public enum SuppressionLints {
  /// All of them, in the order of their names.
  public static let all: [any Lint.Type] = [
    ExpiredSuppression.self, UnexplainedSuppression.self, UnknownSuppression.self,
    UnreadableSuppression.self, UnusedSuppression.self,
  ]
}

import ArgumentParser
import AuditLints
import Diagnostics
import Lints
import PolicyLints
import Reports

/// Every lint that there is.
enum LintCatalogue {
  static let all: [any Lint.Type] =
    (AuditLints.all + PolicyLints.all + SuppressionLints.all).sorted { $0.id < $1.id }

  /// The lint that users call `id`.
  static func lint(_ id: String) -> (any Lint.Type)? { all.first { $0.id == id } }

  /// The ids of all lints and of their kinds.
  static var names: [String] { all.map { $0.id } + LintKind.allCases.map(\.rawValue) }

  /// The ids of all findings that 'auditwright explain' has a page for.
  static let explained = Set(all.map { $0.id } + Mistakes.all.map(\.id))

  /// What a SARIF log tells of each.
  static var sarifRules: [SARIFDiagnostics.Rule] {
    all.map {
      SARIFDiagnostics.Rule(
        id: $0.id, summary: $0.summary, explanation: $0.explanation, severity: $0.severity)
    }
  }
}

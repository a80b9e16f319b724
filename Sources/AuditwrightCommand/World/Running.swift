import ArgumentParser
import Diagnostics
import Reports

/// A subcommand whose failures are told in one line with the right exit status.
protocol AnsweringCommand: AsyncParsableCommand {
  /// Does the work and gives the exit status.
  func answer() async throws -> ExitCode
}

extension AnsweringCommand {
  func run() async throws {
    let status: ExitCode
    do {
      status = try await answer()
    } catch let failure as Failure {
      Terminal(color: nil).remark("error: " + failure.message)
      throw failure.exitCode
    }
    if status != .success { throw status }
  }
}

extension ExitCode {
  /// The answer is no.
  static let no = ExitCode(1)
  /// There is no answer.
  static let unknown = ExitCode(2)

  /// Yes or no.
  static func answer(_ isYes: Bool) -> ExitCode { isYes ? .success : .no }
}

extension Terminal {
  /// Writes findings in `format` as the product.
  func report(_ diagnostics: [Diagnostic], as format: FindingFormat) throws(Failure) {
    switch format {
    case .human: try show(diagnostics, asProduct: true)
    case .json: try print(JSONDiagnostics.value(diagnostics).rendered)
    }
  }
}

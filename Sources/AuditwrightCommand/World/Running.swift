import ArgumentParser
import Diagnostics
import Reports

/// A subcommand whose failures are told in one line with the right exit status.
protocol AnsweringCommand: ParsableCommand {
  /// Does the work; `true` for the answer yes.
  func answer() throws -> Bool
}

extension AnsweringCommand {
  func run() throws {
    do {
      if try !answer() { throw ExitCode.no }
    } catch let failure as Failure {
      Terminal(color: nil).remark("error: " + failure.message)
      throw failure.exitCode
    }
  }
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

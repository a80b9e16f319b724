import ArgumentParser

/// Why there is no answer; told on standard error, with the exit status that `design` promises.
enum Failure: Error {
  /// Something in the world stands in the way: exit status 2.
  case noAnswer(String)
  /// The command line names something that does not exist: exit status 64.
  case unknown(String)

  var exitCode: ExitCode {
    switch self {
    case .noAnswer: ExitCode(2)
    case .unknown: ExitCode(64)
    }
  }

  var message: String {
    switch self {
    case .noAnswer(let message), .unknown(let message): message
    }
  }
}

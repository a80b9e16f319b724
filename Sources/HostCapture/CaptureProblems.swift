import ByteText
import Diagnostics

extension Diagnostic {
  /// Something that the capture should have looked at, and could not.
  static func unreadable(_ path: ByteString, reason: String) -> Diagnostic {
    Diagnostic(.error, "unreadable-place", "cannot look into '\(path)': \(reason)")
  }

  /// A file system that nobody asked to look into.
  static func otherFileSystem(_ path: ByteString) -> Diagnostic {
    Diagnostic(
      .note, "other-file-system", "'\(path)' is another file system and was not looked into"
    ).advising("give --all-devices to look into it, or capture it by itself")
  }

  /// A root on which no program gives privileges.
  static let nosuidRoot = Diagnostic(
    .note, "nosuid-root", "the root itself is mounted nosuid, so no program on it gives privileges")

  /// A line of an account file that no account can be read from.
  static func badAccount(_ file: ByteString, line: Int) -> Diagnostic {
    Diagnostic(.warning, "bad-account", "line \(line) of '\(file)' names no account and number")
  }
}

extension [Diagnostic] {
  /// Errors first, then by id and message, so that two runs print the same text.
  var inOrder: [Diagnostic] {
    sorted {
      $0.severity == $1.severity
        ? ($0.id, $0.message) < ($1.id, $1.message) : $0.severity > $1.severity
    }
  }
}

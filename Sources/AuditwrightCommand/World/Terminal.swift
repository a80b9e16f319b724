import ByteText
import Diagnostics
import Glibc
import Reports

/// Standard output and standard error.
///
/// The product goes to standard output, everything about making it to standard error.
struct Terminal {
  /// Whether findings are coloured: `nil` asks the terminal and NO_COLOR.
  var color: Bool?

  /// Writes the product.
  func print(_ text: String) throws(Failure) {
    try write(Array(text.utf8))
  }

  /// Writes the product, as bytes.
  func write(_ bytes: [UInt8]) throws(Failure) {
    try Self.write(bytes, to: STDOUT_FILENO)
  }

  /// Writes a remark about the making of the product.
  func remark(_ text: String) {
    // A remark that nobody can read is no reason to fail.
    try? Self.write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes findings as a reader wants them, to standard error or as the product.
  ///
  /// - Parameter explained: the ids that 'auditwright explain' has a page for.
  func show(
    _ diagnostics: [Diagnostic], asProduct: Bool, explained: Set<String> = []
  ) throws(Failure) {
    guard !diagnostics.isEmpty else { return }
    let descriptor = asProduct ? STDOUT_FILENO : STDERR_FILENO
    var renderer = HumanDiagnostics(palette: palette(for: descriptor))
    renderer.explained = explained
    let text = renderer.render(diagnostics) + "\n"
    if asProduct {
      try print(text)
    } else {
      try? Self.write(Array(text.utf8), to: STDERR_FILENO)
    }
  }

  /// `text` as a title stands out among the product.
  func emphasized(_ text: String) -> String { palette(for: STDOUT_FILENO).paint(text, .emphasis) }

  private func palette(for descriptor: Int32) -> Palette {
    if let color { return color ? .colored : .plain }
    let isRefused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    return !isRefused && isatty(descriptor) == 1 ? .colored : .plain
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw .noAnswer("the output cannot be written: \(String(cString: strerror(errno)))")
      }
      rest = rest.dropFirst(count)
    }
  }
}

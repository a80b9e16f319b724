import Diagnostics

/// What a kernel said of itself, not yet read.
struct KernelText {
  let listing: SourceText
  /// The settings; `nil` if they were not captured.
  let status: SourceText?

  /// Asks the running kernel.
  static func running() async throws -> KernelText {
    KernelText(
      listing: SourceText(name: "auditctl -l", bytes: try await Auditctl.listing()),
      status: SourceText(name: "auditctl -s", bytes: try await Auditctl.status()))
  }

  /// Takes what was captured in files; `-` is standard input.
  static func captured(listing: String, status: String?) throws(Failure) -> KernelText {
    let name = listing == "-" ? "<stdin>" : listing
    let source = SourceText(name: name, bytes: try FileReading.bytes(of: listing))
    guard let status else { return KernelText(listing: source, status: nil) }
    return KernelText(
      listing: source, status: SourceText(name: status, bytes: try FileReading.bytes(of: status)))
  }
}

import AuditAnalysis
import AuditCatalogue
import Diagnostics

/// What `auditctl -s` printed beside a listing, as a command line names it.
struct StatusArgument {
  /// The settings of the kernel that was listed.
  let settings: [AuditSetting: UInt32]
  /// The text, for a digest of it.
  let source: SourceText

  /// - Throws: `Failure.noAnswer` for a file that cannot be read, or is no status.
  init(_ path: String) throws(Failure) {
    source = SourceText(name: path, bytes: try FileReading.bytes(of: path))
    do throws(NotAStatus) {
      settings = try AuditStatus(source).entries.mapValues(\.value)
    } catch {
      throw .noAnswer(
        "\(FileReading.shown(path)): this is not what 'auditctl -s' prints: \(error.reason)")
    }
  }
}

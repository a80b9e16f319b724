import AuditAnalysis
import AuditCatalogue
import AuditListings
import AuditRules
import ByteText
import Diagnostics
import LibAudit

/// What a kernel holds, as it was captured or as it is.
struct Loaded {
  /// The lines of the listing.
  let lines: [LoadedLine]
  /// The settings; `nil` if nothing is known of them.
  let status: AuditStatus?

  /// Reads a listing, looking for what `expectation` may have printed, and a status if there is one.
  ///
  /// - Throws: `Failure.noAnswer` for a text that is no listing, or no status.
  init(
    listing: SourceText, status: SourceText?, for expectation: Expectation
  ) throws(Failure) {
    let reader = ListingReader(
      target: expectation.target, names: LibAuditNames(),
      hints: ReadingHints(expecting: expectation.rules.flatMap(\.readings)))
    do throws(NotAListing) {
      lines = try reader.read(listing).lines.map { line in
        LoadedLine(
          line.readings, text: line.text, span: line.span, unreadable: line.unreadable?.reason,
          oddity: line.oddity)
      }
    } catch {
      let place = error.span?.fileAndLine ?? listing.name
      throw .noAnswer(
        "\(FileReading.shown(place)): this is no 'auditctl -l' listing: \(error.reason)")
    }
    guard let status else {
      self.status = nil
      return
    }
    do throws(NotAStatus) {
      self.status = try AuditStatus(status)
    } catch {
      throw .noAnswer(
        "\(FileReading.shown(status.name)): this is not what 'auditctl -s' prints: \(error.reason)")
    }
  }
}

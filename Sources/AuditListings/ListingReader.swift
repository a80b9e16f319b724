import AuditCatalogue
import AuditRules
import ByteText
import Diagnostics

/// Reads what `auditctl -l` of audit 2.8 to 4.x printed, with or without `-i`.
///
/// The form is told line by line (auditctl-listing.c): watch form if every field is a path, dir,
/// permission or key and there is a permission, rule form otherwise. Nothing is quoted.
public struct ListingReader: Sendable {
  /// The machine whose rules are listed: what `b64` means.
  public let target: Target
  /// The version of auditctl that printed the listing; `nil` if that is not known.
  public let lister: Version?
  /// What else to look for.
  public let hints: ReadingHints
  private let tables: ListingTables

  /// A reader that gets names from `names`.
  public init(
    target: Target, names: any AuditNames, lister: Version? = nil,
    hints: ReadingHints = ReadingHints()
  ) {
    self.target = target
    self.lister = lister
    self.hints = hints
    tables = ListingTables(names: names, target: target, hints: hints)
  }

  /// Reads a whole listing.
  ///
  /// - Throws: `NotAListing` if the text is something else, such as a rule file or nothing.
  public func read(_ source: SourceText) throws(NotAListing) -> Listing {
    let outline = try ListingOutline(source)
    var endsInReturn = !outline.lines.isEmpty
    for line in outline.lines where source.bytes(ofLine: line).last != Self.carriageReturn {
      endsInReturn = false
    }
    let known = lister.map(Self.showsOperators)
    var lines = read(outline, of: source, showsOperators: known ?? false, endsInReturn)
    if known == nil, lines.contains(where: Self.showsAnOperator) {
      // One exe!= in the listing tells that every operator in it is the true one.
      lines = read(outline, of: source, showsOperators: true, endsInReturn)
    }
    return Listing(source: source, lines: lines)
  }

  private static let carriageReturn = UInt8(ascii: "\r")

  /// Audit 3.1.5 and 4.0.2 print the operators of exe, path and dir.
  private static func showsOperators(_ version: Version) -> Bool {
    version >= "3.1.5" && (version < "4.0" || version >= "4.0.2")
  }

  private static func showsAnOperator(_ line: ListedLine) -> Bool {
    guard let rule = line.readings.first else { return false }
    return rule.comparisons.contains { $0.field == .exe && $0.op == .notEqual }
  }

  private func read(
    _ outline: ListingOutline, of source: SourceText, showsOperators: Bool, _ endsInReturn: Bool
  ) -> [ListedLine] {
    var rules = RuleFormReader(tables: tables, hints: hints, showsOperators: showsOperators)
    return outline.lines.map { read(Span(source, line: $0), &rules, endsInReturn) }
  }

  private func read(
    _ span: Span, _ rules: inout RuleFormReader, _ endsInReturn: Bool
  ) -> ListedLine {
    let text = ByteString(span.bytes)
    var readings: [Rule] = []
    var reason: Unreadable?
    var plainRules = rules
    do throws(Unreadable) { readings = try self.readings(of: text, &rules) } catch {
      reason = error
    }
    let plain = ByteString(text.dropLast())
    if endsInReturn, let more = try? self.readings(of: plain, &plainRules) {
      // The return may belong to the last key, as after loading a file with such line ends, or to
      // the way on which the listing came here.
      readings += more.filter { !readings.contains($0) }
      rules.lastArch = plainRules.lastArch
    }
    let content: ListedLine.Content =
      readings.isEmpty
      ? .unreadable(reason ?? Unreadable("it cannot be read")) : .rule(readings: readings)
    return ListedLine(
      span: span, text: text, content: content,
      oddity: readings.first.flatMap { Self.oddity(of: text, $0) })
  }

  private func readings(
    of text: ByteString, _ rules: inout RuleFormReader
  ) throws(Unreadable) -> [Rule] {
    switch ListingOutline.kind(of: text) {
    case .rule: return try rules.readings(of: text)
    case .watch: return try WatchForm(text, hints: hints).readings()
    default: throw Unreadable("it is no line that auditctl -l prints for a rule")
    }
  }

  /// Why no rule file can hold the rule that prints as `text`.
  private static func oddity(of text: ByteString, _ rule: Rule) -> String? {
    if rule.comparisons.contains(where: { $0.field == .auidIsSet }) {
      return "field 24 has no name, so another program than auditctl loaded it"
    }
    let position = rule.comparisons.firstIndex { $0.field == .key }
    if let position, position + 1 < rule.comparisons.count {
      return "its key is not the last field, so another program than auditctl loaded it"
    }
    return nil
  }
}

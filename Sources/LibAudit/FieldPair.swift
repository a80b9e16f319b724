import AuditCatalogue
import ByteText

/// The text of `-F`, taken apart where libaudit takes it apart.
///
/// libaudit looks for each kind of operator anywhere in the text, in a fixed order of kinds, so an
/// operator within a value can win over the one that was meant.
struct FieldPair {
  let name: ByteString
  let symbol: ByteString
  let value: ByteString

  /// `nil` if there is no operator.
  init?(_ text: ByteString) {
    for op in Operator.searchOrder {
      let symbol = ByteString(op.symbol)
      guard let position = text.firstPosition(of: symbol) else { continue }
      name = ByteString(text[..<position])
      self.symbol = symbol
      value = ByteString(text[(position + symbol.count)...])
      return
    }
    return nil
  }

  /// The text with another value.
  func withValue(_ value: ByteString) -> ByteString {
    name + symbol + value
  }
}

import ByteText

/// The text of `-F`, taken apart where libaudit takes it apart.
///
/// libaudit looks for each kind of operator anywhere in the text, in a fixed order of kinds, so an
/// operator within a value can win over the one that was meant.
struct FieldPair {
  let name: ByteString
  let symbol: ByteString
  let value: ByteString

  private static let symbols: [ByteString] = ["!=", ">=", "<=", "&=", "=", ">", "<", "&"]

  /// `nil` if there is no operator.
  init?(_ text: ByteString) {
    for symbol in Self.symbols {
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

extension ByteString {
  /// Where `part` first stands.
  fileprivate func firstPosition(of part: ByteString) -> Int? {
    guard let first = part.first else { return nil }
    var start = 0
    while let position = bytes[start...].firstIndex(of: first) {
      if bytes[position...].starts(with: part.bytes) { return position }
      start = position + 1
    }
    return nil
  }
}

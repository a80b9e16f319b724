import ByteText
import PolicySyntax

extension ByteString {
  /// This path as policies write it: bare where that reads back as itself, else in quotes.
  var pathText: String {
    let special = Set(",;{}()\"$#".utf8)
    let isBare = allSatisfy { (0x21...0x7e).contains($0) && !special.contains($0) }
    return isBare ? description : StringLiteral.quoted(self)
  }

  /// This name as policies write it: a word where it is one, else in quotes.
  var nameText: String { isWord ? description : StringLiteral.quoted(self) }

  /// Whether this is a word of the policy language, as names without quotes are: a letter or digit,
  /// then those or `_ . + -`.
  public var isWord: Bool {
    guard let first, first.isLetterOrDigit else { return false }
    let signs = Set("_.+-".utf8)
    return allSatisfy { $0.isLetterOrDigit || signs.contains($0) }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}

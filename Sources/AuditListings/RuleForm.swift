import AuditCatalogue
import AuditRules
import ByteText

/// Takes a line in rule form apart: `-a ACTION,LIST`, arch fields, `-S`, the other fields.
struct RuleForm {
  let text: ByteString
  let fields: [ByteString: Field]
  let hints: ReadingHints

  /// One printed option after the list.
  enum Piece: Hashable {
    /// `-S`, not yet looked up.
    case syscalls(ByteString)
    /// `-F`, or a field without a name as ` f24=1`.
    case field(Field, Operator, ByteString)
    /// `-C`.
    case comparison(Field, Operator, Field)
  }

  /// The action and the list, and where the options begin.
  func head() throws(Unreadable) -> (action: Action, list: FilterList, end: Int) {
    let end = text.position(of: " ", from: 3) ?? text.count
    let parts = text.bytes[3..<end].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 2, let action = Action(name: parts[0]) else {
      throw Unreadable("'\(text.part(3..<end))' is no action and list")
    }
    guard let list = FilterList(name: parts[1]) else {
      throw Unreadable(
        parts[1] == "(null)"
          ? "the auditctl that printed it does not know the rule's filter list, nor the names in it"
          : "'\(parts[1])' is no filter list")
    }
    return (action, list, end)
  }

  /// The ways to take apart what stands from `start` on, the most ordinary one first.
  ///
  /// A text goes on to the next thing that looks like an option. The key is the last field that
  /// auditctl stores, so what looks like an option of another kind behind it is first taken for a
  /// part of the key.
  func alternatives(from start: Int) throws(Unreadable) -> [[Piece]] {
    var finished: [[Piece]] = []
    var reason: Unreadable?
    var open: [(pieces: [Piece], position: Int)] = [([], start)]
    while let (pieces, position) = open.popLast(), finished.count < Self.alternativeLimit {
      if position == text.count {
        finished.append(pieces)
        continue
      }
      do throws(Unreadable) {
        guard pieces.count < Self.pieceLimit else { throw Unreadable("it has too many fields") }
        for (piece, end) in try piecesAt(position).reversed() {
          open.append((pieces + [piece], end))
        }
      } catch { reason = reason ?? error }
    }
    if finished.isEmpty, let reason { throw reason }
    return finished
  }

  /// More options than a rule's 64 fields and 256 bytes of keys can print.
  private static let pieceLimit = 256
  /// How many ways of reading one line are followed; further ones are absurd.
  private static let alternativeLimit = 16

  /// What can stand at `position`, the most ordinary last byte first.
  private func piecesAt(_ position: Int) throws(Unreadable) -> [(Piece, end: Int)] {
    if text.has(" -S ", at: position) {
      let end = endOfWord(from: position + 4)
      return [(.syscalls(text.part((position + 4)..<end)), end)]
    }
    if text.has(" -C ", at: position) { return [try comparison(at: position)] }
    guard let (field, op, start) = fieldHead(at: position) else {
      let shown = text.part(position..<min(text.count, position + 40))
      throw Unreadable("'\(shown)' is no option that a listing prints")
    }
    return ends(of: field, from: start).map {
      (.field(field, op, text.part(start..<$0)), $0)
    }
  }

  /// Where the value of `field` that begins at `start` can end.
  private func ends(of field: Field, from start: Int) -> [Int] {
    guard field.isText else { return [endOfWord(from: start)] }
    var result = [endOfText(from: start) { isOption(at: $0) }]
    if field == .key {
      let whole = endOfText(from: start) { text.has(" -F key=", at: $0) }
      if whole != result[0] { result.insert(whole, at: 0) }
    }
    for hint in hints.texts where text.has(hint, at: start) {
      let end = start + hint.count
      if end == text.count || isOption(at: end), !result.contains(end) { result.append(end) }
    }
    return result
  }

  private func endOfText(from start: Int, _ isEnd: (Int) -> Bool) -> Int {
    (start..<text.count).first { text[$0] == UInt8(ascii: " ") && isEnd($0) } ?? text.count
  }

  private func endOfWord(from start: Int) -> Int {
    text.bytes[start...].firstIndex(of: UInt8(ascii: " ")) ?? text.count
  }

  /// Whether a field or a comparison begins at `position`.
  private func isOption(at position: Int) -> Bool {
    if text.has(" -C ", at: position) { return (try? comparison(at: position)) != nil }
    guard let (_, _, start) = fieldHead(at: position) else { return false }
    if text.has(" -F ", at: position) { return true }
    return text.part(start..<endOfWord(from: start)).printedNumber != nil
  }

  /// A field's name and operator at `position`, and where its value begins.
  private func fieldHead(at position: Int) -> (Field, Operator, start: Int)? {
    if text.has(" -F ", at: position) {
      let (name, end) = name(at: position + 4)
      guard let field = fields[name], let (op, start) = comparisonSign(at: end) else { return nil }
      return (field, op, start)
    }
    guard text.has(" f", at: position) else { return nil }
    let (digits, end) = name(at: position + 2)
    guard digits.allSatisfy(\.isDigit), let number = digits.printedNumber,
      let (op, start) = comparisonSign(at: end)
    else { return nil }
    return (Field(rawValue: number), op, start)
  }

  private func comparison(at position: Int) throws(Unreadable) -> (Piece, end: Int) {
    let (left, end) = name(at: position + 4)
    guard let first = fields[left], let (op, start) = comparisonSign(at: end) else {
      throw Unreadable("'\(left)' after -C is no field")
    }
    let (right, last) = name(at: start)
    guard let second = fields[right], last == text.count || text[last] == UInt8(ascii: " ") else {
      throw Unreadable("'\(right)' after -C is no field")
    }
    return (.comparison(first, op, second), last)
  }

  /// Letters, digits and underscores at `position`.
  private func name(at position: Int) -> (ByteString, end: Int) {
    let start = min(position, text.count)
    let end = text.bytes[start...].firstIndex { !Self.isNameByte($0) } ?? text.count
    return (text.part(start..<end), end)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    let lowered = byte | 0x20
    return byte.isDigit || byte == UInt8(ascii: "_")
      || (lowered >= UInt8(ascii: "a") && lowered <= UInt8(ascii: "z"))
  }

  /// The longest operator at `position`.
  private func comparisonSign(at position: Int) -> (Operator, end: Int)? {
    Self.signs.first { text.has($0.sign, at: position) }.map {
      ($0.op, position + $0.sign.count)
    }
  }

  private static let signs = Operator.allCases
    .map { (op: $0, sign: ByteString($0.symbol)) }.sorted { $0.sign.count > $1.sign.count }
}

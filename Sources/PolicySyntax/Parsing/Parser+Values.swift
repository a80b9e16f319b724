import ByteText
import Diagnostics

extension Parser {
  /// Reads paths with `,` between them.
  func paths() -> [PathSyntax] {
    list { path() }
  }

  /// Reads a path: written out, quoted, or `$name` with what follows it.
  func path() -> PathSyntax? {
    guard !frame.hasFailed else { return nil }
    let place = span(token)
    switch next {
    case .variable: return variablePath()
    case .path:
      let text = ByteString(source.bytes[token.range])
      bump()
      return PathSyntax(variable: nil, text: text, span: place)
    case .string:
      let text = StringLiteral.value(of: source.bytes[token.range])
      if text.first != UInt8(ascii: "/") {
        report("expected-path", "a path begins with '/', unlike \(shown(token))", at: place)
      }
      bump()
      return PathSyntax(variable: nil, text: text, span: place)
    case .broken:
      let text = ByteString(source.bytes[token.range])
      bump()
      return PathSyntax(variable: nil, text: text, span: place)
    default:
      expected(
        "a path", "expected-path",
        help: next == .word ? "a path begins with '/', or is '$name' or quoted" : nil)
      return nil
    }
  }

  private func variablePath() -> PathSyntax {
    let start = position
    let name = variable()
    var text = ByteString()
    if token.kind == .path, token.triviaStart == token.range.lowerBound {
      text = ByteString(source.bytes[token.range])
      bump()
    }
    return PathSyntax(variable: name, text: text, span: span(from: start))
  }

  private func variable() -> Name {
    defer { bump() }
    return Name(
      text: ByteString(source.bytes[token.range].dropFirst()), span: span(token), isQuoted: false)
  }

  /// Reads the right side of a comparison.
  func value() -> ValueSyntax? {
    guard !frame.hasFailed else { return nil }
    let start = position
    let isNegative = take(.sign)
    switch next {
    case .broken:
      frame.hasFailed = true
      return nil
    case .word:
      checkLeadingZero(token.range)
      let text = ByteString(source.bytes[token.range])
      bump()
      return ValueSyntax(form: .word, text: text, isNegative: isNegative, span: span(from: start))
    case .string:
      let text = StringLiteral.value(of: source.bytes[token.range])
      bump()
      return ValueSyntax(form: .string, text: text, isNegative: false, span: span(from: start))
    case .path:
      let text = ByteString(source.bytes[token.range])
      bump()
      return ValueSyntax(form: .path, text: text, isNegative: false, span: span(from: start))
    case .variable:
      let path = variablePath()
      guard let name = path.variable else { return nil }
      return ValueSyntax(
        form: .variable(name), text: path.text, isNegative: false, span: path.span)
    default:
      expected("a value", "expected-value")
      return nil
    }
  }

  /// Reports digits behind a leading zero: people and libaudit read them differently.
  func checkLeadingZero(_ range: Range<Int>) {
    let digits = source.bytes[range]
    guard case .leadingZero(let decimal, let octal) = NumberLiteral(digits) else { return }
    let shown = ByteString.abbreviated(digits)
    let place = Span(source, range)
    if let octal, octal != decimal {
      report(
        "leading-zero", "'\(shown)' is \(decimal) in base ten and \(octal) in base eight",
        at: place, help: "write '\(decimal)' or '0o\(String(octal, radix: 8))'")
    } else {
      report("leading-zero", "'\(shown)' has a leading zero", at: place, help: "write '\(decimal)'")
    }
  }

  /// Reads a number that is not negative.
  func number(_ what: String) -> NumberSyntax? {
    guard !frame.hasFailed else { return nil }
    guard next == .word else {
      expected(what, "expected-number")
      return nil
    }
    let place = span(token)
    switch NumberLiteral(source.bytes[token.range]) {
    case .value(let value) where value <= Int.max:
      bump()
      return NumberSyntax(value: Int(value), span: place)
    case .leadingZero(let decimal, _):
      checkLeadingZero(token.range)
      bump()
      return NumberSyntax(value: Int(clamping: decimal), span: place)
    case .value, .tooLarge:
      fail("number-too-large", "\(shown(token)) is too large", at: place)
    case .notANumber:
      expected(what, "expected-number", help: "a number is decimal, or '0x…' or '0o…'")
    }
    return nil
  }

  /// Reads a day: `2027-06-30`.
  func date() -> DateSyntax? {
    guard !frame.hasFailed else { return nil }
    let help = "a day is written like 2027-06-30"
    guard next == .word else {
      expected("a day", "expected-date", help: help)
      return nil
    }
    let parts = text(token).split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
    guard parts.map(\.count) == [4, 2, 2], numbers.count == 3 else {
      expected("a day", "expected-date", help: help)
      return nil
    }
    let date = DateSyntax(year: numbers[0], month: numbers[1], day: numbers[2], span: span(token))
    if !date.isInCalendar {
      report("no-such-day", "there is no day \(shown(token))", at: span(token))
    }
    bump()
    return date.isInCalendar ? date : nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}

extension DateSyntax {
  /// Whether the Gregorian calendar has this day.
  fileprivate var isInCalendar: Bool {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year >= 1 && lengths.indices.contains(month - 1)
      && (1...lengths[month - 1]).contains(day)
  }
}

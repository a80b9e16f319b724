import PolicySyntax

/// A day as a number, so that days can be counted.
struct DayNumber {
  /// Days since 1 March of the year 0, in the Gregorian calendar.
  let value: Int

  /// The number of a day that exists.
  init(_ date: DateSyntax) {
    self.init(year: date.year, month: date.month, day: date.day)
  }

  /// Reads `YYYY-MM-DD`; `nil` for anything else.
  init?(iso: String) {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
      return nil
    }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// A year that begins in March has its leap day at the end, and its months in a pattern of 153
  /// days for five.
  private init(year: Int, month: Int, day: Int) {
    let start = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    value = 365 * start + start / 4 - start / 100 + start / 400 + (153 * months + 2) / 5 + day - 1
  }
}

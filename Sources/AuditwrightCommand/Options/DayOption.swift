import ArgumentParser
import Glibc

/// The day by which exceptions are judged.
struct DayOption: ParsableArguments {
  /// A day of the calendar.
  struct Day: ExpressibleByArgument {
    /// `YYYY-MM-DD`.
    let iso: String

    init?(argument: String) {
      let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy(\.isASCIIDigit),
        let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
        year > 0, (1...12).contains(month), (1...Self.days(of: month, year)).contains(day)
      else { return nil }
      iso = argument
    }

    private static func days(of month: Int, _ year: Int) -> Int {
      let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
      return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
  }

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day to judge by, as YYYY-MM-DD; today (UTC) if not given.", valueName: "date"))
  var today: Day?

  /// The day as `YYYY-MM-DD`.
  var iso: String { today?.iso ?? Self.current }

  private static var current: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    let numbers = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    return numbers.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: "-")
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

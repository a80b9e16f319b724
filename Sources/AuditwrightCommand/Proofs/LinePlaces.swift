import Diagnostics

/// Lines of files in few words: `stig.policy:46, 48-50; extra.policy:34`.
struct LinePlaces {
  private var lines: [(file: String, numbers: Set<Int>)] = []

  /// - Parameter names: what each file is called; its own name if it is not among them.
  init(_ spans: [Span], names: [String: String] = [:]) {
    for span in spans {
      let file = names[span.source.name] ?? span.source.name
      if let index = lines.firstIndex(where: { $0.file == file }) {
        lines[index].numbers.insert(span.line)
      } else {
        lines.append((file, [span.line]))
      }
    }
  }

  /// The files in the order in which they first came, their lines sorted, neighbours together.
  var text: String {
    lines.map { file, numbers in
      file + ":" + Self.runs(of: numbers.sorted()).map(Self.text).joined(separator: ", ")
    }.joined(separator: "; ")
  }

  private static func runs(of numbers: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs
  }

  private static func text(_ run: ClosedRange<Int>) -> String {
    run.count == 1 ? String(run.lowerBound) : "\(run.lowerBound)-\(run.upperBound)"
  }

  /// For each file its name without the folders, if no other file has the same.
  static func shortNames(of files: Set<String>) -> [String: String] {
    let short = files.map { file in
      (file, file.split(separator: "/").last.map(String.init) ?? file)
    }
    let counts = Dictionary(grouping: short, by: \.1).mapValues(\.count)
    return Dictionary(
      short.filter { counts[$0.1] == 1 }, uniquingKeysWith: { first, _ in first })
  }
}

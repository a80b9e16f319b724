/// Makes a rule on the command line of `explain` a plain argument, whatever it begins with.
///
/// A rule begins with a hyphen and may be one word in quotes or many without; the parser of command
/// lines would take either for options. The rule is moved to the end, behind `--`.
enum ExplainArguments {
  /// `arguments`, without the program's name, as the parser can read them.
  static func prepared(_ arguments: [String]) -> [String] {
    guard arguments.first == "explain", !arguments.contains("--") else { return arguments }
    guard let start = arguments.dropFirst().firstIndex(where: beginsRule) else { return arguments }
    let end = arguments[start...].dropFirst().firstIndex { ownOptions.contains(name(of: $0)) }
    let rule = arguments[start..<(end ?? arguments.endIndex)]
    return arguments[..<start] + arguments[(end ?? arguments.endIndex)...] + ["--"]
      + [rule.joined(separator: " ")]
  }

  /// Whether `word` begins a rule line: a blank and a comment count for nothing here.
  private static func beginsRule(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-", word != "-h" else { return false }
    if word.hasPrefix("--") {
      return !ownOptions.contains(name(of: word)) && settings.contains { word.hasPrefix($0) }
    }
    return true
  }

  /// The long options of auditctl that can stand in a rules file.
  private static let settings = [
    "--backlog_wait_time", "--loginuid-immutable", "--reset-lost",
    "--reset_backlog_wait_time_actual", "--signal",
  ]

  /// The options of `explain` itself.
  private static let ownOptions: Set<String> = [
    "--by", "--format", "--list", "--lints", "--listing", "--target", "--facts", "--policies",
    "--color",
    "--help", "--version",
  ]

  private static func name(of word: String) -> String {
    String(word.prefix { $0 != "=" })
  }
}

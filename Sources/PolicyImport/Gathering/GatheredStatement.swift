/// One statement of the policy with the rules that it says.
struct GatheredStatement {
  /// What it says; `nil` for a rule that is written as a `raw` line.
  var phrase: Phrase?
  /// The rules, by their place in the imported set, in the order in which they were put together.
  var rules: [Int]
  /// The comment that stood above the first of them.
  var comment: [String]
  /// The file that the rules come from, by its place among the files.
  let file: Int
}

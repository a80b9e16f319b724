import ByteText

/// Statements that become one `rules` block.
struct ImportedGroup {
  /// The name without the profile's in front; unique.
  var name: String
  /// The stage, 12 to 98.
  var stage: Int
  /// The names of the groups that have to come before it, and might not by their stages alone.
  var after: [String] = []
  /// The key of records that say none.
  var keys: [ByteString]
  /// What it says, in order.
  var statements: [GatheredStatement]
  /// The file that its rules come from, by its place among the files.
  let file: Int
}

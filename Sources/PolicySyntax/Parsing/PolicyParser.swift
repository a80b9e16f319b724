import Diagnostics

/// Reads policy files.
public enum PolicyParser {
  /// What reading a policy gives: always a tree and a file, and what is wrong with the text.
  public struct Result: Sendable {
    /// The whole text; it prints back byte for byte.
    public let tree: SyntaxTree
    /// What could be understood.
    public let file: PolicyFile
    /// What could not, sorted by place; the file is complete if there is no error.
    public let diagnostics: [Diagnostic]
  }

  /// Reads `source`. It never fails, whatever the bytes, and takes time linear in their number.
  public static func parse(_ source: SourceText) -> Result {
    let parser = Parser(source)
    let file = parser.file()
    let tree = SyntaxTree(source: source, tokens: parser.tokens, root: parser.builder.close())
    return Result(tree: tree, file: file, diagnostics: parser.diagnostics.sortedByPlace)
  }
}

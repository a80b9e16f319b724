import ByteText
import Diagnostics
import PolicySyntax

extension ProgramInventory {
  /// The inventory as policy text, one program a line. It names no host and no date, so that two
  /// captures differ only where the programs do.
  public var text: String {
    var text = """
      # Programs that give privileges to whoever runs them: regular files with a set-uid bit, a set-gid
      # bit or file capabilities; sorted by the bytes of the path.

      """
    text += problems.remarkOnGaps
    text += "\nprograms \(StringLiteral.quoted(name)) {\n"
    for program in programs { text += "  \(program.text)\n" }
    return text + "}\n"
  }
}

extension PrivilegedProgram {
  /// `PATH setuid, setgid, capabilities "…"`, as inventories write it.
  var text: String {
    var gains: [String] = []
    if isSetuid { gains.append("setuid") }
    if isSetgid { gains.append("setgid") }
    if let capabilities {
      gains.append("capabilities \(StringLiteral.quoted(ByteString(capabilities.description)))")
    }
    return "\(path.pathText) \(gains.joined(separator: ", "))"
  }
}

extension [Diagnostic] {
  /// A comment for the top of a product that says how much it lacks; empty if nothing.
  var remarkOnGaps: String {
    let count = filter { $0.severity == .error }.count
    guard count > 0 else { return "" }
    return """
      #
      # INCOMPLETE: \(count) place\(count == 1 ? "" : "s") could not be looked into.

      """
  }
}

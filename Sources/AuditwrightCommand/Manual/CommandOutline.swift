import FoundationEssentials

/// A command with its options, as the parser of command lines describes itself
/// (`--experimental-dump-help` of swift-argument-parser).
struct CommandOutline: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool?
  let arguments: [Argument]?
  let subcommands: [CommandOutline]?

  /// An argument or an option.
  struct Argument: Decodable {
    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
    let discussion: String?
  }

  /// What kind of argument it is.
  enum Kind: String, Decodable {
    case positional, option, flag
  }

  /// One spelling of an option.
  struct Name: Decodable {
    let kind: String
    let name: String

    /// With its hyphens.
    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  /// The whole of auditwright.
  static func auditwright() throws(Failure) -> CommandOutline {
    struct Description: Decodable {
      let command: CommandOutline
    }
    do {
      return try JSONDecoder().decode(Description.self, from: Data(Auditwright._dumpHelp().utf8))
        .command
    } catch {
      throw .noAnswer("the command line's own description cannot be read: \(error)")
    }
  }

  /// The commands that users are told of.
  var shownSubcommands: [CommandOutline] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// The arguments that users are told of, of one kind or another.
  func shownArguments(_ kinds: Kind...) -> [Argument] {
    (arguments ?? []).filter { $0.shouldDisplay && kinds.contains($0.kind) }
  }
}

import ArgumentParser

/// The command `auditwright`.
public struct Auditwright: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "auditwright",
    abstract: "Policy as code for Linux auditd.",
    discussion: """
      RULES is a .rules file, a rules.d folder (merged as augenrules does), a profile's name, or '-' \
      for standard input. Policies are found in every --policies folder, in ./Policies and where they \
      were installed.

      Exit status: 0 the answer is yes; 1 the answer is no (findings, drift); 2 there is no answer (a \
      file that cannot be read, a kernel that cannot be asked); 64 the command line is wrong.
      """,
    version: "0.1.0",
    subcommands: [
      CompileCommand.self, ValidateCommand.self, InspectCommand.self, DriftCommand.self,
      TestCommand.self, MinimalCommand.self, CompareCommand.self, CoverageCommand.self,
      DecideCommand.self, ExplainCommand.self, ManualCommand.self,
      ExceptionsCommand.self,
      CrosswalkCommand.self, PrivilegedCommand.self, FactsCommand.self, LintCommand.self,
      FmtCommand.self, ImportCommand.self,
    ])

  public init() {}

  /// Runs the command with the program's own arguments.
  public static func run() async {
    await main(ExplainArguments.prepared(Array(CommandLine.arguments.dropFirst())))
  }
}

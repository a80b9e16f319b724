import Foundation
import Testing

/// The files that make the grammars an extension.
@Suite struct ExtensionTests {
  private func json(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: Shipped.editors.appending(path: "vscode/\(path)"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func everyFileThatTheExtensionNamesIsThere() throws {
    let contributes = try #require(try json("package.json")["contributes"] as? [String: Any])
    let languages = try #require(contributes["languages"] as? [[String: Any]])
    for language in languages {
      let path = try #require(language["configuration"] as? String)
      #expect(try json(path)["comments"] != nil)
    }
    let grammars = try #require(contributes["grammars"] as? [[String: String]])
    #expect(Set(grammars.compactMap { $0["language"] }) == ["auditpolicy", "auditrules"])
    for entry in grammars {
      let grammar = try json(try #require(entry["path"]))
      #expect(grammar["scopeName"] as? String == entry["scopeName"])
    }
  }

  @Test func theExtensionHasTheVersionOfTheCommand() throws {
    let command = try String(
      contentsOf: Shipped.package.appending(path: "Sources/AuditwrightCommand/Auditwright.swift"),
      encoding: .utf8)
    let version = try #require(try json("package.json")["version"] as? String)
    #expect(command.contains("version: \"\(version)\""))
  }

  @Test func vimFindsBothLanguagesByTheirFiles() throws {
    let script = try String(
      contentsOf: Shipped.editors.appending(path: "vim/ftdetect/auditwright.vim"), encoding: .utf8)
    for language in ["auditpolicy", "auditrules"] {
      #expect(script.contains("setfiletype \(language)"))
      let syntax = Shipped.editors.appending(path: "vim/syntax/\(language).vim")
      #expect(try String(contentsOf: syntax, encoding: .utf8).contains("'\(language)'"))
    }
  }
}

import AuditCatalogue
import AuditRuleSyntax
import ByteText
import Foundation
import Testing

/// The grammar for rule files, held against the reading of auditctl.
@Suite struct RulesGrammarTests {
  private let grammar: TextMateGrammar

  init() throws {
    grammar = try TextMateGrammar(
      contentsOf: Shipped.editors.appending(path: "vscode/syntaxes/auditrules.tmLanguage.json"))
  }

  /// What auditctl makes of a line: comments, options, and the fields and keys among their values.
  private struct Reading {
    var comment = false
    var options: [String] = []
    var fields: [String] = []
    var keys: [String] = []

    init(_ line: String) {
      switch RuleFileLine(Array(line.utf8)) {
      case .blank: return
      case .comment: comment = true
      case .words(let words): read(words)
      }
    }

    private mutating func read(_ words: [ByteString]) {
      var scanner = OptionScanner(words)
      while true {
        let place = scanner.nextIndex
        guard let option = scanner.next() else { return }
        options.append(scanner.words[place].description)
        guard case .short(let letter, let argument) = option else { continue }
        switch letter {
        case UInt8(ascii: "F"), UInt8(ascii: "C"): fields.append(Self.field(argument))
        case UInt8(ascii: "k"): keys.append(argument.description)
        default: break
        }
      }
    }

    /// What stands before the operator that libaudit finds.
    private static func field(_ condition: ByteString) -> String {
      for op in Operator.searchOrder {
        if let place = condition.firstPosition(of: ByteString(op.symbol)) {
          return ByteString(condition.prefix(place)).description
        }
      }
      return ""
    }
  }

  private func expectAgreement(_ line: String) {
    let reading = Reading(line)
    let marks = grammar.marks(in: line)
    func texts(_ scope: String) -> [String] {
      marks.filter { $0.scope.hasPrefix(scope) }.map {
        String(decoding: Array(line.utf8)[$0.range], as: UTF8.self)
      }
    }
    #expect(texts("comment") == (reading.comment ? [line] : []), "\(line)")
    #expect(texts("keyword.control") == reading.options, "\(line)")
    // Of a comparison of two fields, both are marked.
    let fields = texts("variable.parameter")
    #expect(reading.fields.allSatisfy(fields.contains), "\(line)")
    #expect(fields.isEmpty == reading.fields.isEmpty, "\(line)")
    let keys = texts("entity.name.tag").map { $0.replacing("\\ ", with: " ") }
    #expect(keys == reading.keys, "\(line)")
  }

  @Test func theGrammarSeesWhatAuditctlReadsInEveryCompiledFile() throws {
    let files =
      try Shipped.files(in: "Generated", "rules") + Shipped.files(in: "Tests/Fixtures", "rules")
    #expect(files.count > 40)
    var count = 0
    for file in files {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      for line in text.split(separator: "\n")
      where line.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) {
        expectAgreement(String(line))
        count += 1
      }
    }
    #expect(count > 1000)
  }

  @Test(arguments: [
    "  # a comment behind blanks", "-D", "-b 8192", "-e 2", "--backlog_wait_time 60000",
    "--loginuid-immutable", "-w /etc/passwd -p wa -k identity",
    #"-w /srv/with\ blank -p wa -k key"#,
    "-a always,exit -F arch=b64 -S open,openat -F exit=-EACCES -F auid>=1000 -F auid!=unset -k a",
    "-a always,exit -F arch=b64 -S execve -C uid!=euid -F euid=0 -F key=esc",
    "-a never,exit -F a1&=0100 -F a2&3 -S open", "-q /a,/a/mnt",
    "-a always,exit -S all # no comment",
  ])
  func theGrammarSeesEveryOption(line: String) {
    expectAgreement(line)
  }
}

import Diagnostics
import Foundation
import Reports
import Testing

@Suite struct JSONDiagnosticsTests {
  @Test func theKeysAreThosePromisedAndPlacesCountFromOne() {
    let source = SourceText(name: "x.policy", "é rules\n")
    let diagnostic = Diagnostic(.error, "e", "say \"no\"", at: Span(source, 3..<8))
      .noting("here").advising("do this")
    #expect(
      JSONDiagnostics.value([diagnostic]).rendered == """
        [
          {
            "severity": "error",
            "id": "e",
            "message": "say \\"no\\"",
            "file": "x.policy",
            "line": 1,
            "column": 3,
            "endLine": 1,
            "endColumn": 8,
            "notes": [
              {
                "message": "here",
                "file": null,
                "line": null,
                "column": null,
                "endLine": null,
                "endColumn": null
              }
            ],
            "help": [
              "do this"
            ]
          }
        ]

        """)
  }

  @Test func anyTextSurvivesAReader() throws {
    let text = String(String.UnicodeScalarView((0...0x2030).compactMap(Unicode.Scalar.init)))
    let rendered = JSONValue.array([.string(text), .string("\"\\/")]).rendered
    let read = try JSONDecoder().decode([String].self, from: Data(rendered.utf8))
    #expect(read.map { Array($0.utf8) } == [Array(text.utf8), Array("\"\\/".utf8)])
    #expect(rendered.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0a })
  }

  @Test func nothingFoundIsAnEmptyList() {
    #expect(JSONDiagnostics.value([]).rendered == "[]\n")
  }
}

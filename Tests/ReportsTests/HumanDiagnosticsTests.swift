import Diagnostics
import Reports
import Testing

/// `text` rendered with carets where `‹ ›` stand, and notes at further such places.
private func rendered(
  _ text: String, _ diagnostic: (_ places: [Span]) -> Diagnostic, name: String = "x.policy",
  lineLimit: Int = 120
) -> String {
  var bytes: [UInt8] = []
  var starts: [Int] = []
  var ranges: [Range<Int>] = []
  for character in text {
    switch character {
    case "‹": starts.append(bytes.count)
    case "›": ranges.append((starts.popLast() ?? 0)..<bytes.count)
    default: bytes += Array(String(character).utf8)
    }
  }
  let source = SourceText(name: name, bytes: bytes)
  return HumanDiagnostics(lineLimit: lineLimit).render(diagnostic(ranges.map { Span(source, $0) }))
}

@Suite struct HumanDiagnosticsTests {
  @Test func theCaretIsUnderTheWordsAndANoteInTheSameFileStandsInTheSameSnippet() {
    let text = rendered(
      """
      # a
      rules g at 30 {
        ‹record write of /etc›

        # b
        ‹ignore syscalls sync›
      }
      """
    ) { places in
      Diagnostic(
        .error, "unreachable-exception", "exception '/etc' never takes effect", at: places[1]
      )
      .noting("every event is recorded here first", at: places[0])
      .noting("the kernel stops at the first match")
      .advising("move it above '/etc'")
    }
    #expect(
      text == """
        error[unreachable-exception]: exception '/etc' never takes effect
          --> x.policy:6:3
           |
         3 |   record write of /etc
           |   -------------------- every event is recorded here first
        ...
         6 |   ignore syscalls sync
           |   ^^^^^^^^^^^^^^^^^^^^
           = note: the kernel stops at the first match
           = help: move it above '/etc'

        """)
  }

  @Test func aNoteInAnotherFileHasASnippetOfItsOwn() {
    let other = SourceText(name: "other.policy", "profile p {}\n")
    let text = rendered("profile ‹p› {}\n") { places in
      Diagnostic(.warning, "duplicate-name", "'p' is defined twice", at: places[0])
        .noting("the other", at: Span(other, 8..<9))
    }
    #expect(
      text == """
        warning[duplicate-name]: 'p' is defined twice
          --> x.policy:1:9
           |
         1 | profile p {}
           |         ^
          ::: other.policy:1:9
           |
         1 | profile p {}
           |         - the other

        """)
  }

  @Test func wideLettersTabsAndMarksKeepTheCaretInPlace() {
    #expect(
      rendered("日本 ‹é›\n") { Diagnostic(.note, "n", "m", at: $0[0]) }.contains(
        " 1 | 日本 é\n   |      ^\n"))
    #expect(
      rendered("e\u{301}\t‹x›\n") { Diagnostic(.note, "n", "m", at: $0[0]) }.contains(
        " 1 | e\u{301}    x\n   |      ^\n"))
  }

  @Test func whatATerminalWouldObeyIsShownAsBytes() {
    let source = SourceText(
      name: "a\u{1b}]0;b", bytes: Array("k \u{1b}[31m\u{202e}".utf8) + [0xff, 0x00])
    let text = HumanDiagnostics().render(
      Diagnostic(.error, "e", "key '\u{1b}[2J'\nerror: fake", at: Span(source, 2..<3)))
    #expect(text.contains("--> a\\x1b]0;b:1:3"))
    #expect(text.contains(" 1 | k \\x1b[31m\\xe2\\x80\\xae\\xff\\x00\n   |   ^^^^\n"))
    #expect(text.hasPrefix("error[e]: key '\\x1b[2J'\\x0aerror: fake\n"))
    #expect(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0a })
  }

  @Test(arguments: [0, 50, 500, 5000, 9990])
  func aLongLineIsCutAroundThePlace(offset: Int) {
    let source = SourceText(
      name: "x",
      bytes: Array(repeating: UInt8(ascii: "a"), count: offset) + Array("NEEDLE".utf8)
        + Array(repeating: UInt8(ascii: "b"), count: 10_000 - offset))
    let text = HumanDiagnostics(lineLimit: 60).render(
      Diagnostic(.error, "e", "m", at: Span(source, offset..<(offset + 6))))
    let lines = text.split(separator: "\n").map { Array($0) }
    #expect(lines[3].count <= 66)
    let place = lines[4].firstIndex(of: "^") ?? 0
    #expect(String(lines[3][place..<min(place + 6, lines[3].count)]) == "NEEDLE")
    #expect(lines[4].count { $0 == "^" } == 6)
  }

  @Test func placesAtTheEdgesOfATextAreShown() {
    for text in ["", "\n", "a", "a\n"] {
      let source = SourceText(name: "x", text)
      for offset in 0...text.utf8.count {
        for end in offset...text.utf8.count {
          let shown = HumanDiagnostics().render(
            Diagnostic(.error, "e", "m", at: Span(source, offset..<end)))
          #expect(shown.contains("^"))
        }
      }
    }
  }

  @Test func aPlaceOfSeveralLinesIsUnderlinedToTheEndOfItsFirst() {
    let text = rendered("‹ab\ncd› e\n") { Diagnostic(.error, "e", "m", at: $0[0]) }
    #expect(text.contains(" 1 | ab\n   | ^^\n"))
    #expect(!text.contains("cd"))
  }

  @Test func coloursAreAddedAndNothingElseChanges() {
    let source = SourceText(name: "x", "abc\n")
    let diagnostic = Diagnostic(.error, "e", "m", at: Span(source, 0..<3)).advising("do")
    let colored = HumanDiagnostics(palette: .colored).render(diagnostic)
    #expect(colored.contains("\u{1b}[1;31merror[e]\u{1b}[0m"))
    #expect(
      colored.replacing(/\x{1b}\[[0-9;]*m/, with: "") == HumanDiagnostics().render(diagnostic))
  }

  @Test func findingsStandInTheOrderOfTheirPlaces() {
    let source = SourceText(name: "x", "abc\n")
    let findings = [2, 0, 1].map { Diagnostic(.note, "n\($0)", "m", at: Span(source, $0..<3)) }
    let text = HumanDiagnostics().render(findings)
    let ids = text.matches(of: /note\[(n\d)\]/).map { String($0.output.1) }
    #expect(ids == ["n0", "n1", "n2"])
  }
}

@Test func aFindingInAVeryLongLineCostsNoMoreThanWhatIsShown() {
  let line = String(repeating: "k", count: 3_000_000)
  let text = SourceText(name: "long.rules", "é" + line)
  let diagnostics = (0..<400).map { index in
    Diagnostic(.error, "here", "look", at: Span(text, (index * 7000 + 2)..<(index * 7000 + 12)))
  }
  let rendered = HumanDiagnostics().render(diagnostics)
  let lines = rendered.split(separator: "\n")
  #expect(lines.allSatisfy { $0.count < 200 })
  #expect(lines.count { $0.contains("^^^^^^^^^^") } == 400)
}

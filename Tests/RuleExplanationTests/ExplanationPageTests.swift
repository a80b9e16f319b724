import RuleExplanation
import Testing

@Suite struct ExplanationPageTests {
  private var page: ExplanationPage {
    var page = ExplanationPage("a title")
    page.add(.paragraph("one two three four five"))
    page.add("Words", .terms([.init("a", "first"), .init("bbb", "second")]))
    page.add("Nothing", .items([]))
    page.add("Things", .items(["six seven eight nine"]))
    page.add(.code(["x = 1"]))
    return page
  }

  @Test func aPageIsWrappedToItsWidth() {
    #expect(
      page.text(width: 16, emphasized: { "*\($0)*" }) == """
        *a title*

        one two three
        four five

        *Words*
          a    first
          bbb  second

        *Things*
          - six seven
            eight nine

          x = 1

        """)
  }

  @Test func aHeadingWithNothingBelowItIsLeftOut() {
    #expect(!page.text().contains("Nothing"))
  }
}

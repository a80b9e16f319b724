import Reports
import Testing

/// A table with everything in it that some format could trip over.
private var sample: Table {
  var table = Table(
    "A <title>", columns: [Table.Column("control", "Control"), Table.Column("reason", "Why | not")])
  table.append(["6.2.3.4", "plain"])
  table.append(["a|b", "two\nlines, \"quoted\""])
  table.append(["=1+1", "-w /etc/passwd <b>&amp;</b> 'x'"])
  table.append(["-5", "日本 time_change *bold* [link](x) \\| _em_"])
  return table
}

@Suite struct TableTests {
  @Test func markdownEscapesWhatWouldEndACellOrBeginMarkup() {
    #expect(
      sample.rendered(as: .markdown) == #"""
        | Control | Why \| not                                        |
        | ------- | ------------------------------------------------- |
        | 6.2.3.4 | plain                                             |
        | a\|b    | two<br>lines, "quoted"                            |
        | =1+1    | -w /etc/passwd &lt;b>&amp;amp;&lt;/b> 'x'         |
        | -5      | 日本 time_change \*bold\* \[link\](x) \\\| \_em\_ |

        """#)
  }

  @Test func csvQuotesAfterRFC4180AndDisarmsFormulas() {
    #expect(
      sample.rendered(as: .csv)
        == [
          "control,reason", "6.2.3.4,plain", "a|b,\"two\nlines, \"\"quoted\"\"\"",
          "'=1+1,'-w /etc/passwd <b>&amp;</b> 'x'",
          "-5,日本 time_change *bold* [link](x) \\| _em_", "",
        ].joined(separator: "\r\n"))
  }

  @Test func jsonHasAnObjectForEachRowWithTheKeysInOrder() {
    #expect(
      sample.rendered(as: .json).hasPrefix(
        """
        [
          {
            "control": "6.2.3.4",
            "reason": "plain"
          },
          {
            "control": "a|b",
            "reason": "two\\nlines, \\"quoted\\""
          },
        """))
  }

  @Test func htmlIsAPageWithNothingThatRuns() {
    let html = sample.rendered(as: .html)
    #expect(html.contains("<caption>A &lt;title&gt;</caption>"))
    #expect(
      html.contains(
        "<tr><td>=1+1</td><td>-w /etc/passwd &lt;b&gt;&amp;amp;&lt;/b&gt; &#39;x&#39;</td></tr>"))
    #expect(html.contains("<td>two<br>lines, &quot;quoted&quot;</td>"))
  }

  @Test func anEmptyTableHasItsHeaders() {
    let table = Table("t", columns: [Table.Column("a", "A")])
    #expect(table.rendered(as: .markdown) == "| A   |\n| --- |\n")
    #expect(table.rendered(as: .csv) == "a\r\n")
    #expect(table.rendered(as: .json) == "[]\n")
    #expect(table.rendered(as: .html).contains("<tbody>\n  </tbody>"))
  }

  @Test func columnsThatNoRowFillsAreLeftOutForReaders() {
    var table = Table("t", columns: [Table.Column("a", "A"), Table.Column("b", "B")])
    table.append(["1", ""])
    #expect(table.withoutEmptyColumns.columns.map(\.key) == ["a"])
  }
}

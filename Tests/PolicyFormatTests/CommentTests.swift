import Testing

@Test func commentsOnTheirOwnLinesAreIndentedLikeWhatFollows() {
  expectStatements(
    "# one\n        # two\n\n\n# three\nkey k\n# last",
    become: "  # one\n  # two\n\n  # three\n  key k\n  # last")
}

@Test func aCommentBehindAStatementStaysBehindIt() {
  expectStatements(
    "key k    # why   \nrecord syscalls sync",
    become: "  key k  # why\n  record syscalls sync")
}

@Test func commentsBehindAdjacentLinesLineUp() {
  expectStatements(
    """
    key k # one
    record syscalls sync # two
    record syscalls mount

    satisfies house 1 # three
    """,
    become: """
        key k                 # one
        record syscalls sync  # two
        record syscalls mount

        satisfies house 1  # three
      """)
}

@Test func aCommentUnderTheOneBehindALineStaysUnderIt() {
  expectStatements(
    """
      key k   # one
              # goes on
      # of the next
      record syscalls sync
    """,
    become: """
        key k  # one
               # goes on
        # of the next
        record syscalls sync
      """)
}

@Test func aCommentInsideAListStaysWithItsEntry() {
  expectStatements(
    """
      record write of /a, # first
        # before b
        /b, /c
        key k # end
    """,
    become: """
        record write of /a,  # first
                        # before b
                        /b, /c
               key k  # end
      """)
}

@Test func aCommentBehindABraceStaysThere() {
  expect(
    "rules g at 30 { # why\n\n  key k\n} # done\n",
    becomes: "rules g at 30 {  # why\n  key k\n}  # done\n")
}

@Test func aCommentBehindASemicolonStaysWithItsStatement() {
  expectStatements(
    "key a; # of a\nrecord syscalls sync", become: "  key a  # of a\n  record syscalls sync")
  expectStatements(
    "key a # of a\n; # of nothing\nrecord syscalls sync",
    become: "  key a  # of a\n  # of nothing\n  record syscalls sync")
}

@Test func commentsAtTheEndOfTheTextStay() {
  expect("# a\n\n\n# b\n\n", becomes: "# a\n\n# b\n")
}

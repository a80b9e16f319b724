extension Mistakes {
  /// Mistakes in what a policy is made of: bytes, words and brackets.
  static let text: [Mistake] = [
    Mistake(
      "byte-order-mark", "a file that begins with a byte order mark",
      """
      A policy is UTF-8 without the mark that some editors of Windows put first. Save the file \
      as UTF-8 without it.
      """),
    Mistake(
      "carriage-return", "a line that ends with a carriage return",
      """
      A policy has LF at its line ends. Save the file with Unix line ends.
      """,
      """
      rules example at 30 {‹␍›
        record syscalls mount key mounts
      }
      """),
    Mistake(
      "comment-without-blank", "a '#' that touches what stands before it",
      """
      A comment begins at a line's start or after a blank. Put a blank before it; a '#' that \
      belongs to a name is quoted.
      """,
      """
      rules example at 30 {
        record syscalls mount key mounts;‹#›all of them
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "control-character", "a control character in the text",
      """
      It is not seen in an editor and would become part of a name or a path. Remove it, or \
      write it as '\\xHH' in quotes if a path really holds it.
      """),
    Mistake(
      "final-newline-missing", "a formatted rule file whose last line does not end",
      """
      augenrules joins files as they are, so the last line goes on with the first of the next \
      file. A newline here would part the two, and the load would do something else, so none is \
      put there. If that is not meant, end the file with a newline.
      """),
    Mistake(
      "hash-in-word", "a '#' inside a word or path",
      """
      It could be part of the name or the beginning of a comment. Put the name into quotes, or \
      a blank before the comment.
      """,
      """
      rules example at 30 {
        record write of ‹/srv/a#b› key srv
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "invisible-character", "a character that hides text or turns its direction",
      """
      What is seen would not be what is read. Remove it, or write it as '\\xHH' in quotes if a \
      path really holds it.
      """),
    Mistake(
      "no-or", "an 'or'",
      """
      There is no 'or': two cases are two statements, and several values of one field stand in \
      'in (…)'.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid = 33 ‹or› uid = 34 key web
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "sign-apart", "a minus sign with a blank behind it",
      """
      A sign stands directly before its word: '-EACCES', '-1'.
      """,
      """
      rules example at 30 {
        record syscalls openat where exit = ‹-› EACCES key access
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "single-quotes", "a string in single quotes",
      """
      A string stands in double quotes.
      """,
      """
      rules example at 30 {
        record write of ‹'/srv/with space'› key srv
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unclosed-brace", "a '{' whose block does not end",
      """
      Write the '}'. Statements of another block that follow show where it was meant.
      """,
      """
      rules example at 30 ‹{›
        record syscalls mount key mounts
      """),
    Mistake(
      "unclosed-parenthesis", "a '(' that is not closed",
      """
      Write the ')' behind the last value.
      """,
      """
      rules example at 30 {
        record syscalls openat where uid in ‹(›33, 34
        record syscalls mount key mounts
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unclosed-string", "a string that does not end on its line",
      """
      Write the closing '"'. A quote inside the string is '\\"'.
      """,
      """
      rules example at 30 {
        record write of ‹"›/srv/with space key srv
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-escape", "a backslash before something that it does not go with",
      """
      In a string stand '\\"', '\\\\', '\\n', '\\t' and '\\xHH'. A backslash itself is '\\\\'.
      """,
      """
      rules example at 30 {
        record write of "/srv/‹\\q›" key srv
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-operator", "an operator of another language",
      """
      Write '=' for '==', and 'and' for '&&'.
      """,
      """
      rules example at 30 {
        record syscalls openat where a2 ‹==› 0 key open
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-text", "bytes that begin no word, path, string or sign",
      """
      Put a name that has other bytes than letters, digits and '_ . + -' into quotes.
      """,
      """
      rules example at 30 {
        record syscalls mount key ‹a@b›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unopened-brace", "a '}' that closes nothing",
      """
      Remove it, or open the block that it ends. Often a block above was closed too early.
      """,
      """
      rules example at 30 {
        record syscalls mount key mounts
      }
      ‹}›
      """),
  ]
}

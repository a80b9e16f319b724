import AuditRules
import ByteText
import Diagnostics

extension LintedLine {
  /// The letters of '-p' or 'perm='; the watched place if there are none.
  var permissionSpan: Span {
    span { word, before in
      before == "-p" || word.isOption("-p") || word.isCondition("perm=")
        || (before == "-w" && !words.contains { $0.starts(with: "-p".utf8) })
    }
  }

  /// The watched place.
  var placeSpan: Span {
    span { word, before in
      before == "-w" || word.isOption("-w") || word.isCondition("path=") || word.isCondition("dir=")
    }
  }

  /// The first list of system calls; the whole line if it names none.
  var callSpan: Span {
    span { word, before in before == "-S" || word.isOption("-S") }
  }

  /// The first key.
  var keySpan: Span {
    span { word, before in before == "-k" || word.isOption("-k") || word.isCondition("key=") }
  }

  /// The place of `key`; of the first key if it is written in another way.
  func span(ofKey key: ByteString) -> Span {
    let found = span { word, _ in word == key || (word.count > key.count && word.isEnd(key)) }
    return found == span ? keySpan : found
  }

  /// What the rule watches, as a file or as a tree, or as whichever it turns out to be.
  var watchedPlace: ByteString? { rule?.dir ?? rule?.path }
}

extension ByteString {
  /// Whether this is the end of an option or condition with the value `key`.
  fileprivate func isEnd(_ key: ByteString) -> Bool {
    for beginning in ["-k", "key=", "-Fkey="] where self == ByteString(beginning) + key {
      return true
    }
    return false
  }

  /// Whether this is `option` with its value glued to it.
  fileprivate func isOption(_ option: String) -> Bool {
    count > option.utf8.count && starts(with: option.utf8)
  }

  /// Whether this is a condition that begins with `field`, behind '-F' or glued to it.
  fileprivate func isCondition(_ field: String) -> Bool {
    starts(with: field.utf8) || starts(with: ("-F" + field).utf8)
  }
}

import ByteText

/// The text of libaudit's error codes, which the library itself can only print.
///
/// Source: audit 3.0.9, the table behind `audit_number_to_errmsg`; a test holds every line against
/// what the linked library prints.
enum LibAuditMessages {
  /// Where the user's words stand in a message.
  enum Form {
    case alone
    case wordsFirst
    case wordsLast
  }

  /// Each code with its form and text.
  static let table: [Int: (form: Form, text: String)] = [
    1: (.wordsLast, "-F missing operation for"),
    2: (.wordsLast, "-F unknown field:"),
    3: (.wordsFirst, "must be before -S"),
    4: (.wordsFirst, "machine type not found"),
    5: (.wordsFirst, "elf mapping not found"),
    6: (.wordsFirst, "requested bit level not supported by machine"),
    7: (.wordsFirst, "can only be used with exit filter list"),
    8: (.wordsLast, "-F unknown message type -"),
    9: (.alone, "msgtype field can only be used with exclude or user filter list"),
    11: (.alone, "String value too long"),
    12: (
      .alone,
      "Only msgtype, *uid, *gid, pid, and subj* fields can be used with exclude filter"
    ),
    13: (.wordsFirst, "only takes = or != operators"),
    14: (.alone, "Permission can only contain  'rwxa'"),
    15: (.wordsLast, "-F unknown errno -"),
    16: (.wordsLast, "-F unknown file type - "),
    19: (.alone, "Key field needs a watch, syscall or exe path given prior to it"),
    20: (.wordsLast, "-F missing value after operation for"),
    21: (.wordsLast, "-F value should be number for"),
    22: (.wordsLast, "-F missing field name before operator for"),
    24: (.wordsLast, "-C missing field name before operator for"),
    25: (.wordsLast, "-C missing value after operation for "),
    26: (.wordsLast, "-C unknown field:"),
    27: (.wordsLast, "-C unknown right hand value for comparison with:"),
    28: (.wordsLast, "Too many fields in rule:"),
    29: (.wordsFirst, "only takes = operator"),
    30: (.wordsLast, "Field option not supported by kernel:"),
    31: (.wordsFirst, "must be used with exclude, user, or exit filter"),
    32: (.alone, "filter is missing from rule"),
    33: (.wordsLast, "-C incompatible comparison"),
    34: (.wordsFirst, "field is not valid for the filter"),
    35: (.wordsFirst, "filter is not supported by the kernel"),
    36: (.wordsLast, "file system type is unknown for field:"),
    37: (.wordsLast, "value is too large for field:"),
  ]

  /// The message for `code` about `words`, which libaudit has cut down to the field's name.
  static func message(_ code: Int, about words: ByteString) -> String {
    guard let entry = table[code] else { return "libaudit refuses it with code \(code)" }
    switch entry.form {
    case .alone: return entry.text
    case .wordsFirst: return "\(words) \(entry.text)"
    case .wordsLast: return "\(entry.text) \(words)"
    }
  }
}

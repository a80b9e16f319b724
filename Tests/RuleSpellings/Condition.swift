import ByteText

/// One `-F` or `-C` of a rule, as text, with the other texts that mean the same.
struct Condition: Sendable, Hashable {
  var field: String
  var op: String
  var value: String
  /// Whether it compares two fields: `-C`.
  var comparesFields = false

  init(_ field: String, _ op: String, _ value: String, comparesFields: Bool = false) {
    self.field = field
    self.op = op
    self.value = value
    self.comparesFields = comparesFields
  }

  /// A condition as it is written in a rule, `-C` before one that compares two fields.
  init(text: String) {
    let comparesFields = text.hasPrefix("-C ")
    let test = comparesFields ? text.dropFirst(3) : text[...]
    let isOperator = { (character: Character) in "!=<>&".contains(character) }
    let start = test.firstIndex(where: isOperator) ?? test.endIndex
    let end = test[start...].firstIndex { !isOperator($0) } ?? test.endIndex
    self.init(
      String(test[..<start]), String(test[start..<end]), String(test[end...]),
      comparesFields: comparesFields)
  }

  /// A user who has logged in.
  static let loggedIn = [Condition("auid", ">=", "1000"), Condition("auid", "!=", "unset")]

  /// The option and its argument.
  var words: (option: String, argument: String) {
    (comparesFields ? "-C" : "-F", field + op + value)
  }

  var isPlace: Bool { field == "path" || field == "dir" }

  /// Other conditions with the same meaning, this one first.
  var alternatives: [Condition] {
    switch (field, op, value) {
    case ("auid", ">=", "1000"): [self] + parsed("auid>999 auid>=0x3e8 auid>=01750 loginuid>=1000")
    case ("auid", "!=", "unset"):
      [self] + parsed("auid!=-1 auid!=4294967295 auid!=0xffffffff loginuid!=unset auid<=4294967294")
    case ("exit", "=", "-EACCES"):
      [self] + parsed("exit=-13 exit=-eacces exit=4294967283 exit=0xfffffff3")
    case ("exit", "=", "-EPERM"):
      [self] + parsed("exit=-1 exit=-eperm exit=4294967295 exit=037777777777")
    case ("a0", "=", "0"): [self] + parsed("a0=0x0 a0<1 a0<=0 A0=00")
    case ("perm", "=", "wa"): [self] + parsed("perm=aw perm=WA perm=wAw perm=awa")
    case ("perm", "=", "x"): [self] + parsed("perm=X perm=xx perm=xX perm=xxx")
    case ("path", _, _), ("dir", _, _): places
    case ("euid", "!=", "uid"): [self, Condition("uid", "!=", "euid", comparesFields: true)]
    default: [self]
    }
  }

  private var places: [Condition] {
    Scene.spellings(of: ByteString(value)).map { Condition(field, op, $0.description) }
  }

  private func parsed(_ texts: String) -> [Condition] {
    texts.split(separator: " ").map { Condition(text: String($0)) }
  }
}

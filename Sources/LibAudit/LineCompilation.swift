import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import CAudit

/// The state of auditctl's option loop for one line; used under the library's lock.
final class LineCompilation {
  let target: Target
  let host: any HostView
  var scanner: OptionScanner
  /// How many words auditctl believes there are, the program's name included.
  var wordCount: Int
  var line = CompiledLine()
  var ruleData: UnsafeMutablePointer<audit_rule_data>?
  /// The list of `-a`, `-A` or `-w`.
  var addList: FilterList?
  var isPrepended = false
  /// The list of `-d` or `-W`.
  var deleteList: FilterList?
  var action: Action?
  var isExclude = false
  var listOptionCount = 0
  var key = ByteString()
  var isListRequested = false
  /// Names that stand for an id and that nobody could resolve, by the index of their field.
  var accounts: [Int: ByteString] = [:]
  /// What `-w` names, unless that is known.
  var watchMayBeDirectory = false

  /// What the option loop has come to; the values of auditctl's `retval`.
  enum Status {
    /// 0: only settings so far.
    case settings
    /// 1: a rule is to be sent.
    case rule
    /// -2: done, and no further option is looked at.
    case finished
    /// Done at once, leftover words and keys included.
    case finishedAtOnce
  }
  var status = Status.settings

  init(_ words: [ByteString], target: Target, host: any HostView) {
    self.target = target
    self.host = host
    scanner = OptionScanner(words)
    wordCount = words.count + 1
    caudit_reset_state()
    ruleData = audit_rule_create_data()
  }

  deinit {
    audit_rule_free_data(ruleData)
  }

  func run() -> CompiledLine {
    do {
      try readOptions()
      line.result = try result()
    } catch {
      line.result = .refused(error)
    }
    return line
  }

  private func readOptions() throws(Refusal) {
    loop: while true {
      switch status {
      case .finished, .finishedAtOnce: break loop
      case .settings, .rule: break
      }
      guard let option = scanner.next() else { break }
      try read(option)
    }
    if case .finishedAtOnce = status { return }
    if scanner.nextIndex == 1 { throw Refusal("no option on the line") }
    if scanner.nextIndex < wordCount {
      throw Refusal(
        "parameter passed without an option given", about: scanner.words[scanner.nextIndex])
    }
    if !key.isEmpty, !isListRequested { try addField("key=" + key) }
  }

  private func read(_ option: RuleOption) throws(Refusal) {
    switch option {
    case .short(let letter, let argument): try readShort(letter, argument)
    case .long(let option, let argument): try readLong(option, argument)
    case .invalid:
      let word = scanner.words[max(1, scanner.nextIndex - 1)]
      throw Refusal("option \(word) is invalid", about: word)
    }
  }

  private func readShort(_ letter: UInt8, _ argument: ByteString) throws(Refusal) {
    switch Character(UnicodeScalar(letter)) {
    case "a": try readList(argument, adds: true, prepends: false)
    case "A": try readList(argument, adds: true, prepends: true)
    case "d": try readList(argument, adds: false, prepends: false)
    case "S": try readSyscalls(argument)
    case "F": try readField(argument)
    case "C": try readComparison(argument)
    case "k": try readKey(argument)
    case "w": try readWatch(argument, adds: true)
    case "W": try readWatch(argument, adds: false)
    case "p": try readPermissions(argument)
    default: try readControl(letter, argument)
    }
  }

  /// What auditctl does after its option loop.
  private func result() throws(Refusal) -> CompiledLine.Result {
    switch status {
    case .finished, .finishedAtOnce: return .done
    case .settings:
      if caudit_syscall_added() != 0 { throw Refusal("no list specified") }
      return .done
    case .rule: break
    }
    guard let list = addList ?? deleteList, let action else { throw Refusal("no list specified") }
    if list != .task, caudit_syscall_added() != 1 {
      _ = audit_rule_syscallbyname_data(ruleData, "all")
    }
    let addition = try addition(list, action)
    return addList != nil ? .addition(addition) : .deletion(addition)
  }

  private func addition(
    _ list: FilterList, _ action: Action
  ) throws(Refusal) -> CompiledLine.Addition {
    guard let ruleData else { throw Refusal("libaudit is out of memory") }
    ruleData.pointee.flags = list.rawValue
    ruleData.pointee.action = action.rawValue
    let size = RuleData.headerSize + Int(ruleData.pointee.buflen)
    let bytes = Array(UnsafeRawBufferPointer(start: ruleData, count: size))
    var rule: Rule
    do {
      rule = try Rule(wire: bytes)
    } catch {
      throw Refusal("libaudit made a rule that cannot be read back: \(error)")
    }
    for (index, name) in accounts { rule.comparisons[index].value = .account(name) }
    var ruleIfDirectory: Rule?
    if watchMayBeDirectory {
      ruleIfDirectory = rule
      ruleIfDirectory?.comparisons[0].field = .dir
    }
    return CompiledLine.Addition(
      rule: rule, ruleIfDirectory: ruleIfDirectory, isPrepended: isPrepended && addList != nil)
  }
}

import AuditRuleSyntax
import ByteText
import CAudit
import Glibc

extension LineCompilation {
  /// The one-letter options that are no part of a rule.
  func readControl(_ letter: UInt8, _ argument: ByteString) throws(Refusal) {
    switch Character(UnicodeScalar(letter)) {
    case "e": line.controls.append(.enabled(try level(argument, "enable")))
    case "f": line.controls.append(.failure(try level(argument, "failure")))
    case "b": line.controls.append(.backlog(try number(argument, "backlog")))
    case "r": line.controls.append(.rate(try number(argument, "rate")))
    case "i": finish(.ignoreErrors)
    case "c": finish(.continueOnErrors)
    case "D": try readDeleteAll()
    case "s", "l", "v": try readShow(letter)
    case "t": finish(.trim, atOnce: true)
    case "q": try readEquivalent(argument)
    case "m": try readMessage(argument)
    case "R": throw Refusal("nested rule files not supported", about: argument)
    default: throw Refusal("-\(Character(UnicodeScalar(letter))) has no place in a rule file")
    }
  }

  /// The long options.
  func readLong(_ option: LongOption, _ argument: ByteString) throws(Refusal) {
    switch option {
    case .loginuidImmutable: finish(.loginuidImmutable, atOnce: true)
    case .backlogWaitTime:
      line.controls.append(.backlogWaitTime(try number(argument, "backlog_wait_time")))
    case .resetLost: finish(.resetLost, atOnce: true)
    case .resetBacklogWaitTimeActual: finish(.resetBacklogWaitTimeActual, atOnce: true)
    case .signal: try readSignal(argument)
    }
  }

  private func finish(_ control: ControlRule, atOnce: Bool = false) {
    line.controls.append(control)
    status = atOnce ? .finishedAtOnce : .finished
  }

  private func level(_ argument: ByteString, _ what: String) throws(Refusal) -> UInt32 {
    guard let level: UInt32 = ["0": 0, "1": 1, "2": 2][argument] else {
      throw Refusal("\(what) must be 0, 1, or 2 was \(argument)", about: argument)
    }
    return level
  }

  /// A number as strtoul(3) reads it with any base; what follows the digits is ignored.
  private func number(_ argument: ByteString, _ what: String) throws(Refusal) -> UInt32 {
    guard let first = argument.first, first.isDigit else {
      throw Refusal("\(what) must be a numeric value was \(argument)", about: argument)
    }
    errno = 0
    let value = strtoul(String(decoding: argument, as: UTF8.self), nil, 0)
    guard errno == 0 else { throw Refusal("error converting \(what)", about: argument) }
    return UInt32(truncatingIfNeeded: value)
  }

  private func readDeleteAll() throws(Refusal) {
    guard wordCount <= 4, wordCount != 3 else {
      throw Refusal("wrong number of options for delete all request")
    }
    var key: ByteString?
    if wordCount == 4 {
      guard try nextWord() == "-k" else {
        throw Refusal("only the -k option is allowed")
      }
      key = scanner.words[3]
      wordCount -= 2
    }
    isListRequested = true
    finish(.deleteAll(key: key))
  }

  private func readShow(_ letter: UInt8) throws(Refusal) {
    let isList = letter == UInt8(ascii: "l")
    if letter != UInt8(ascii: "v") {
      guard wordCount <= (isList ? 4 : 3) else { throw Refusal("too many options") }
      if wordCount >= 3 {
        try readShowOption(isList: isList)
      }
    }
    isListRequested = isListRequested || isList
    finish(.show(letter))
  }

  private func readShowOption(isList: Bool) throws(Refusal) {
    let wrong = Refusal(isList ? "only -k or -i options are allowed" : "only -i option is allowed")
    let isLast = scanner.nextIndex >= scanner.words.count
    if isList, wordCount == 4 {
      guard !isLast, try nextWord() == "-k" else { throw wrong }
      wordCount -= 2
      return
    }
    // `-s` asks for the place of the word, `-l` does not look whether there is one.
    if !isList, scanner.nextIndex != 2 { return }
    guard try nextWord() == "-i" else { throw wrong }
    wordCount -= 1
  }

  /// The word that auditctl compares without looking whether there is one.
  private func nextWord() throws(Refusal) -> ByteString {
    guard scanner.nextIndex < scanner.words.count else {
      throw Refusal("auditctl reads past the last word and crashes", crashesAuditctl: true)
    }
    return scanner.words[scanner.nextIndex]
  }

  private func readEquivalent(_ argument: ByteString) throws(Refusal) {
    guard caudit_syscall_added() == 0 else {
      throw Refusal("syscall auditing requested for make equivalent", about: argument)
    }
    let parts = argument.split(
      separator: UInt8(ascii: ","), maxSplits: .max, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw Refusal("error parsing equivalent parts", about: argument)
    }
    finish(
      .makeEquivalent(mount: ByteString(parts[0]), subtree: ByteString(parts[1])), atOnce: true)
  }

  private func readMessage(_ argument: ByteString) throws(Refusal) {
    guard wordCount <= 3 else {
      throw Refusal("the -m option must be the only option and takes 1 parameter")
    }
    // auditctl compares signed characters, so bytes above 127 count as control characters.
    guard argument.allSatisfy({ (32..<128).contains($0) }) else {
      throw Refusal("illegal character in audit event", about: argument)
    }
    finish(.message(argument), atOnce: true)
  }

  private func readSignal(_ argument: ByteString) throws(Refusal) {
    let name = String(decoding: argument, as: UTF8.self).uppercased()
    guard ["TERM", "HUP", "USR1", "USR2", "CONT"].contains(name) else {
      throw Refusal("\(argument) is an unsupported signal", about: argument)
    }
    finish(.signal(argument))
  }
}

import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText
import Diagnostics
import PolicySyntax

/// One event text being read.
struct EventReading {
  let scene: EventScene
  let target: Target
  let facts: HostFacts?
  /// Reads values, paths and conditions as statements have them.
  var compiler: StatementCompiler
  var draft = EventDraft(.call)
  /// What fields and paths alone say, before clauses choose values.
  private(set) var said = EventDraft(.call)
  /// What is said of the next path, and before the first path of all.
  var common = NameDraft("")
  /// Where each field was given, for those that can be given once.
  var given: [String: Span] = [:]

  var diagnostics: [Diagnostic] { compiler.diagnostics }
  var names: any AuditNames { scene.names }

  init(_ completion: EventCompletion, _ rules: [Rule]) {
    scene = completion.scene(of: rules)
    target = completion.target
    facts = completion.facts
    compiler = StatementCompiler(
      names: completion.names, target: completion.target, facts: completion.facts,
      bindings: completion.bindings, programs: [], programParams: [],
      userIdMinimum: scene.userIdMinimum)
  }

  /// What `syntax` says; `nil` if not even its kind is known.
  ///
  /// - Parameter abi: the interface if it is settled; otherwise the text says it, or the target.
  mutating func read(_ syntax: EventSyntax, on abi: ABI? = nil) -> EventDraft? {
    if let abi {
      draft.architecture = target.machine.architecture(abi)
    } else {
      readABI(syntax)
    }
    guard readHead(syntax) else { return nil }
    readParts(syntax)
    said = draft
    if !diagnostics.hasErrors {
      addWho(syntax)
      addDenial(syntax)
      meetConditions(syntax)
    }
    return draft
  }

  mutating func report(_ id: String, _ message: String, _ span: Span, help: String? = nil) {
    compiler.report(id, message, span, help: help)
  }

  // MARK: The kind

  /// Which interface the call comes through: `on`, `arch=`, or the target's widest.
  private mutating func readABI(_ syntax: EventSyntax) {
    draft.architecture = target.architectures.first
    for name in syntax.clauses.abis.dropFirst() {
      report("one-abi", "an event comes through one ABI", name.span, help: "decide each by itself")
    }
    guard let name = syntax.clauses.abis.first else { return }
    let text = name.description
    guard let abi = ABI(rawValue: text), target.abis.contains(abi) else {
      let known = target.abis.map(\.rawValue)
      let what = ABI(rawValue: text) == nil ? "unknown ABI" : "the target has no ABI"
      report("unknown-abi", "\(what) '\(text)'\(didYouMean(text, among: known))", name.span)
      draft.architecture = nil
      return
    }
    draft.architecture = target.machine.architecture(abi)
  }

  private mutating func readHead(_ syntax: EventSyntax) -> Bool {
    let head = syntax.call.description
    if let kind = EventDraft.Kind(rawValue: head), kind != .call {
      draft.kind = kind
      return true
    }
    if let field = syntax.fields.first(where: { $0.field.description == "arch" }) {
      readArchitecture(field)
    }
    guard let architecture = draft.architecture else { return false }
    if case .value(let number) = NumberLiteral(syntax.call.text), let word = UInt32(exactly: number)
    {
      draft.number = word
      return true
    }
    if let number = names.number(ofSyscall: head, on: architecture) {
      draft.number = number
      return true
    }
    reportUnknownCall(syntax.call, architecture)
    return false
  }

  private mutating func reportUnknownCall(_ call: Name, _ architecture: Architecture) {
    let name = call.description
    let other = target.abis.first { abi in
      names.number(ofSyscall: name, on: target.machine.architecture(abi)) != nil
    }
    let abi = target.machine.abi(of: architecture)?.rawValue ?? "that architecture"
    if let other {
      return report(
        "unknown-syscall", "there is no syscall '\(name)' on \(abi)", call.span,
        help: "write 'on \(other.rawValue)'")
    }
    let known = names.syscallNames(on: architecture) + EventDraft.Kind.allCases.map(\.rawValue)
    report(
      "unknown-syscall", "unknown syscall '\(name)'\(didYouMean(name, among: known))", call.span)
  }

  private mutating func readArchitecture(_ field: ConditionSyntax) {
    guard let value = value(of: field) else { return }
    let text = value.text.description
    if case .value(let number) = NumberLiteral(value.text), let word = UInt32(exactly: number) {
      draft.architecture = Architecture(rawValue: word)
    } else if let architecture = names.architecture(named: text) {
      draft.architecture = architecture
    } else if let abi = ABI(rawValue: text) {
      draft.architecture = target.machine.architecture(abi)
    } else {
      report("unknown-architecture", "unknown architecture '\(text)'", value.span)
    }
  }

  // MARK: Fields and paths

  /// Reads fields and paths in the order written: a field of a name belongs to the path before it,
  /// one before the first path to all.
  private mutating func readParts(_ syntax: EventSyntax) {
    var fields = syntax.fields[...]
    for path in syntax.paths {
      while let field = fields.first, field.span.range.lowerBound < path.span.range.lowerBound {
        read(field)
        fields.removeFirst()
      }
      // Of several values of a variable an event touches the first.
      guard let text = compiler.paths(path)?.first else { continue }
      var name = common
      name.path = text
      draft.names.append(name)
    }
    for field in fields { read(field) }
    let needsType = draft.kind == .message || draft.kind == .record
    if needsType, given["msgtype"] == nil {
      report(
        "expected-type", "a \(draft.kind.rawValue) needs its type", syntax.call.span,
        help: "write 'msgtype=USER_LOGIN'")
    }
    if draft.kind == .ioUring, given["op"] == nil {
      report(
        "expected-operation", "an io_uring event needs its operation", syntax.call.span,
        help: "write 'op=18' for openat")
    }
  }

  /// The one value of `field=value`.
  mutating func value(of field: ConditionSyntax) -> ValueSyntax? {
    guard case .compare(.equal, let value) = field.test else {
      report(
        "field-needs-value", "an event has one value for '\(field.field)'", field.span,
        help: "write '\(field.field)=VALUE', or 'where' before a condition that narrows")
      return nil
    }
    guard case .variable(let name) = value.form else { return value }
    return compiler.boundValues(name)?.first
  }
}

extension Bindings {
  /// Nothing is bound.
  public static let none = Bindings([])
}

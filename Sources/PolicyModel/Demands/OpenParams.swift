import ByteText
import Diagnostics
import PolicySyntax

/// The params of a catalogue to which nothing gives a value.
struct OpenParams {
  private let meanings: [ByteString: ByteString]

  /// Those of `params` that `compiler` can put no value for. One of kind `programs` has a value
  /// where there is an inventory.
  init(of params: [ParamSyntax], _ compiler: StatementCompiler, hasInventory: Bool) {
    var meanings: [ByteString: ByteString] = [:]
    for param in params where compiler.bindings[param.name.text] == nil {
      if param.kind == .programs, hasInventory { continue }
      meanings[param.name.text] = param.meaning.text
    }
    self.meanings = meanings
  }

  /// The part that says that `variable` is open; `nil` if it is not, or no param at all.
  func part(for variable: Name?) -> CompiledDemand.Part? {
    guard let variable, let meaning = meanings[variable.text] else { return nil }
    return .unbound(variable.text, meaning: meaning)
  }
}

extension ClausesSyntax {
  /// The values that the conditions and the excepted programs name.
  var variables: [Name] {
    let values = conditions.flatMap { condition in
      switch condition.test {
      case .compare(_, let value): [value]
      case .among(let values, negated: _): values
      case .range(let low, let high, negated: _): [low, high]
      }
    }
    return values.compactMap(\.variable) + exceptPrograms.compactMap(\.variable)
  }
}

extension ValueSyntax {
  /// The value's name, if it is written as one.
  var variable: Name? { if case .variable(let name) = form { name } else { nil } }
}

import ByteText
import Diagnostics

/// What a typed statement says, without where it says it: the values in it in their order, each
/// with the names of the properties and cases that lead to it.
///
/// It goes through all properties by reflection, so that none that the syntax gets later is
/// forgotten.
struct SpokenSyntax: Equatable {
  private enum Part: Equatable {
    /// A property, a case or the number of an element, and what follows belongs to it.
    case open(String)
    case close
    case value(AnyHashable)
  }

  private var parts: [Part] = []

  init(_ syntax: Any) { add(syntax) }

  private mutating func add(_ value: Any) {
    if value is Span { return }
    if let text = value as? ByteString { return parts.append(.value(text)) }
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty || mirror.displayStyle == .set {
      // Collections without elements have no value of their own beside their type.
      if let value = value as? AnyHashable { parts.append(.value(value)) }
      return
    }
    for child in mirror.children {
      parts.append(.open(child.label ?? ""))
      add(child.value)
      parts.append(.close)
    }
  }
}

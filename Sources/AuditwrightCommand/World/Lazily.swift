/// A value that is worked out when it is first asked for, and only once.
final class Lazily<Value> {
  private var result: Result<Value, any Error>?
  private let make: () throws -> Value

  init(_ make: @escaping () throws -> Value) {
    self.make = make
  }

  /// The value, or the error that making it threw.
  func value() throws -> Value {
    let known = result ?? Result(catching: make)
    result = known
    return try known.get()
  }
}

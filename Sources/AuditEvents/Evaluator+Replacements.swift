import AuditRules
import ByteText

extension Evaluator {
  /// What may become of the event after every watched file was replaced `times` times: 0 is the
  /// order of the load, as is any odd number; from 2 on any even number is the other order.
  public func judgement(on event: Event, afterReplacements times: Int) -> Judgement {
    guard case .call(var call) = event else { return judgement(on: event) }
    let paths = Set(rules.filter(\.isKeptByInode).compactMap(\.path)).sorted()
    let changes = paths.flatMap { Array(repeating: $0, count: times) }
    call.world.changes += changes
    call.removal?.world.changes += changes
    return judgement(on: .call(call))
  }
}

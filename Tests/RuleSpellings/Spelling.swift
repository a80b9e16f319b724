import TestDice

/// A rule file that says what a control's own rules say, in other words.
public struct Spelling: Sendable, Hashable, CustomStringConvertible {
  /// How it stands to the control's own rules.
  public enum Relation: String, Sendable, Hashable {
    /// It records the same events, under the same or another key.
    case equal
    /// It records them and more.
    case stronger
  }

  /// Unique, such as `access/halves-uid`.
  public let name: String
  public let control: SampleControl
  /// The rule file.
  public let text: String
  /// What is different about it, in a clause.
  public let note: String
  public let relation: Relation

  public var description: String { name }

  init(
    _ name: String, _ control: SampleControl, _ text: String, _ note: String,
    _ relation: Relation = .equal
  ) {
    self.name = "\(control.name)/\(name)"
    self.control = control
    self.text = text
    self.note = note
    self.relation = relation
  }

  /// Rule files that mean exactly what the control's own rules mean.
  public static let equal: [Spelling] = SampleControl.all.flatMap { control in
    var seen: Set<String> = [control.text]
    let cases = styled(control) + rewritten(control) + surrounded(control) + drawn(control)
    return cases.filter { seen.insert($0.text).inserted }
  }

  private static func styled(_ control: SampleControl) -> [Spelling] {
    Style.single.map { name, note, style in
      Spelling(name, control, style.text(control.drafts), note)
    }
  }

  private static func rewritten(_ control: SampleControl) -> [Spelling] {
    Rewriting.all.map { rewriting in
      Spelling(
        rewriting.name, control, Style().text(rewriting.apply(control.drafts)), rewriting.note)
    }
  }

  private static func surrounded(_ control: SampleControl) -> [Spelling] {
    Surroundings.harmless.map { surroundings in
      Spelling(
        surroundings.name, control, surroundings.text(around: control.text), surroundings.note)
    }
  }

  /// Several things at once: one style, up to two rewritings, some surroundings.
  private static func drawn(_ control: SampleControl) -> [Spelling] {
    var dice = Dice(seed: UInt64(control.name.utf8.reduce(7) { $0 &* 31 &+ Int($1) } & 0xffff))
    return (1...24).compactMap { number in
      let style = Style.drawn(with: &dice)
      let rewritings = (0..<dice.below(3)).map { _ in dice.pick(Rewriting.all) }
      let surroundings = dice.pick(Surroundings.harmless)
      let lines = style.lines(rewritings.reduce(control.drafts) { $1.apply($0) })
      // Two equal lines would end the load.
      guard Set(lines).count == lines.count else { return nil }
      let text = surroundings.text(around: lines.map { $0 + "\n" }.joined())
      let names = rewritings.map(\.name) + [surroundings.name]
      return Spelling("mixed-\(number)", control, text, names.joined(separator: ", "))
    }
  }
}

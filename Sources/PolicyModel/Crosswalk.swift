import ByteText

/// Which controls of several catalogues are about the same topic.
///
/// Only controls that rules or drift can answer take part. Rows stand in the order of the first
/// catalogue; a topic that only a later one has stands behind the one before it there.
public struct Crosswalk: Sendable {
  /// The catalogues, in the order asked for.
  public let catalogues: [Catalogue]
  /// One row a topic.
  public let rows: [Row]

  /// The controls of one topic.
  public struct Row: Sendable {
    /// The topic; `nil` for a control that names none.
    public let topic: ByteString?
    /// For each catalogue its controls, none to many.
    public let controls: [[Control]]
  }

  /// Sets the catalogues side by side.
  public init(_ catalogues: [Catalogue]) {
    self.catalogues = catalogues
    let sides = catalogues.map { $0.controls.filter(\.isAboutRules) }
    var order: [RowKey] = []
    for side in sides { Self.merge(side.map(RowKey.init), into: &order) }
    let columns = sides.map { Dictionary(grouping: $0, by: RowKey.init) }
    rows = order.map { key in
      Row(topic: key.topic, controls: columns.map { $0[key] ?? [] })
    }
  }

  /// What makes controls share a row: the topic, or nothing but themselves.
  private struct RowKey: Hashable {
    let topic: ByteString?
    let alone: ControlReference?

    init(_ control: Control) {
      topic = control.topic
      alone = control.topic == nil ? control.reference : nil
    }
  }

  /// Puts what `order` lacks behind what comes before it in `keys`.
  private static func merge(_ keys: [RowKey], into order: inout [RowKey]) {
    var place = 0
    for key in keys {
      if let known = order.firstIndex(of: key) {
        place = known + 1
      } else {
        order.insert(key, at: place)
        place += 1
      }
    }
  }
}

extension Control {
  /// Whether rules, settings or drift can answer it.
  public var isAboutRules: Bool {
    if case .notARule = answer { false } else { true }
  }
}

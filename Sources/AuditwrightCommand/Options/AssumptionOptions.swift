import ArgumentParser

/// What a judgement may take for granted.
struct AssumptionOptions: ParsableArguments {
  /// The things that can be assumed.
  enum Assumed: String, ExpressibleByArgument, CaseIterable {
    case watchesAlways = "watches-always"
  }

  @Option(
    name: .long,
    help: "What to take for granted of a listing: that its watch lines record; can be repeated.")
  var assume: [Assumed] = []

  /// Whether the watch lines of a listing are taken to record.
  var watchesAlways: Bool { assume.contains(.watchesAlways) }
}

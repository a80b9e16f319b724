import ByteText

/// The awk that augenrules runs with: what its patterns mean depends on it.
///
/// augenrules writes `\s` for a blank. gawk takes it so. mawk 1.3.4, Debian's default, takes it for
/// the letter `s`, so that indented settings stay where they are (and a line that begins with `s-e`
/// is taken for one).
public enum Awk: String, Sendable, Hashable, CaseIterable {
  case mawk
  case gawk

  /// The awk of this name; any other is taken for mawk.
  public init(name: String?) {
    self = name == "gawk" ? .gawk : .mawk
  }

  /// What augenrules does with a line.
  package enum Fate: Equatable {
    case dropped
    case moved(MovedSetting)
    case kept
  }

  /// The settings that augenrules moves to the ends of the file; the last of each counts.
  package enum MovedSetting: CaseIterable {
    case deleteAll
    case backlog
    case failure
    case enabled
  }

  /// What augenrules does with `line`, which is without its newline.
  package func fate(of line: ArraySlice<UInt8>) -> Fate {
    guard !line.isEmpty else { return .dropped }
    let rest = line.drop(while: isBlank)
    guard let first = rest.first else { return .kept }
    if first == UInt8(ascii: "#") { return .dropped }
    guard first == UInt8(ascii: "-"), let letter = rest.dropFirst().first else { return .kept }
    switch letter {
    case UInt8(ascii: "e"): return .moved(.enabled)
    case UInt8(ascii: "f"): return .moved(.failure)
    case UInt8(ascii: "b"): return .moved(.backlog)
    case UInt8(ascii: "D") where rest.dropFirst(2).allSatisfy(isBlank): return .moved(.deleteAll)
    default: return .kept
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    switch self {
    case .mawk: byte == UInt8(ascii: "s")
    case .gawk: byte == UInt8(ascii: " ") || (9...13).contains(byte)
    }
  }
}

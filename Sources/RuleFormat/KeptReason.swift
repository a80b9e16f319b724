import ByteText

/// Why a line stays as it is although it is not in order.
enum KeptReason: Sendable, Hashable {
  /// A watch of which it is not known whether it names a file or a folder.
  case unknownPlace(ByteString)
  /// A clause that says it all.
  case clause(String)

  var text: String {
    switch self {
    case .unknownPlace(let path): "whether '\(path)' is a file or a folder is not known"
    case .clause(let text): text
    }
  }

  var isUnknownPlace: Bool {
    if case .unknownPlace = self { true } else { false }
  }

  /// What to do about it, if anything can be done.
  var advice: String? {
    switch self {
    case .unknownPlace: "name the facts of the host that loads the rules: '--facts NAME'"
    case .clause: nil
    }
  }
}

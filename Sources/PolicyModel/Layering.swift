import ByteText
import Diagnostics
import PolicySyntax

/// A profile with everything it inherits: its own statements last.
struct Layering {
  /// The profiles from the bottom-most to the one asked for.
  let layers: [ProfileSyntax]

  /// Follows `extends` from `profile`; what is missing or goes in a circle is reported.
  init(_ profile: ProfileSyntax, in library: PolicyLibrary, diagnostics: inout [Diagnostic]) {
    var layers = [profile]
    var seen: Set<ByteString> = [profile.name.text]
    while let base = layers[0].base {
      guard let next = library.profiles[base.text] else {
        let hint = didYouMean(base.description, among: library.profiles.keys.forSuggestion)
        diagnostics.append(
          Diagnostic(
            .error, "unknown-profile", "unknown profile '\(base)'\(hint)", at: base.span
          ).advising(.definition))
        break
      }
      guard seen.insert(base.text).inserted else {
        diagnostics.append(
          Diagnostic(
            .error, "circular-extends", "profile '\(base)' extends itself", at: base.span
          ).advising("remove one 'extends' of the circle"))
        break
      }
      layers.insert(next, at: 0)
    }
    self.layers = layers
  }

  /// Every statement, those of the bottom-most profile first.
  var statements: [ProfileSyntax.Statement] { layers.flatMap(\.statements) }

  /// The last of the values that `pick` finds: an upper layer replaces a lower one.
  func last<Value>(_ pick: (ProfileSyntax.Statement) -> Value?) -> Value? {
    statements.reversed().lazy.compactMap(pick).first
  }
}

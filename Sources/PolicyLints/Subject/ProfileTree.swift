import ByteText
import PolicyModel
import PolicySyntax

/// Which profiles lie over which, by `extends`.
struct ProfileTree {
  private let profiles: [ByteString: ProfileSyntax]
  private let above: [ByteString: [ProfileSyntax]]

  init(_ library: PolicyLibrary) {
    profiles = library.profiles
    above = Dictionary(
      grouping: library.profiles.values.filter { $0.base != nil }, by: { $0.base!.text })
  }

  /// The profile `name` and all that it is laid over, itself first.
  func layers(of name: ByteString) -> [ProfileSyntax] {
    var layers: [ProfileSyntax] = []
    var seen: Set<ByteString> = []
    var next: ByteString? = name
    while let name = next, seen.insert(name).inserted, let profile = profiles[name] {
      layers.append(profile)
      next = profile.base?.text
    }
    return layers
  }

  /// The profile `name` and all that are laid over it, in whatever distance.
  func profiles(from name: ByteString) -> [ProfileSyntax] {
    var found: [ProfileSyntax] = []
    var seen: Set<ByteString> = []
    var pending = [name]
    while let name = pending.popLast() {
      guard seen.insert(name).inserted, let profile = profiles[name] else { continue }
      found.append(profile)
      pending += (above[name] ?? []).map(\.name.text)
    }
    return found
  }

  /// The profile `name` with all above and below it: whatever has a part in a machine that has it.
  func family(of name: ByteString) -> [ProfileSyntax] {
    profiles(from: name) + layers(of: name).dropFirst()
  }
}

import ByteText
import Diagnostics
import PolicySyntax

extension Bindings {
  /// Puts what names are bound to in the place of these names, as in `let homes = /root, $data/home`.
  ///
  /// A name that is bound to nothing, or through others to itself, is reported and stands for
  /// nothing, so is a list that grows beyond all use.
  mutating func resolve(diagnostics: inout [Diagnostic]) {
    var resolved: Set<ByteString> = []
    for name in names {
      var path: [ByteString] = []
      resolve(name, on: &path, &resolved, &diagnostics)
    }
  }

  /// As many names as can lie between a name and its values, and as many values as one can have.
  private static let limits = (depth: 64, values: 4096)

  private mutating func resolve(
    _ name: ByteString, on path: inout [ByteString], _ resolved: inout Set<ByteString>,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let binding = values[name], !resolved.contains(name) else { return }
    path.append(name)
    defer { path.removeLast() }
    var result: [ValueSyntax] = []
    for value in binding.values where result.count <= Self.limits.values {
      guard case .variable(let other) = value.form else {
        result.append(value)
        continue
      }
      if let complaint = complaint(about: other, on: path) {
        diagnostics.append(complaint)
        continue
      }
      resolve(other.text, on: &path, &resolved, &diagnostics)
      result += (values[other.text]?.values ?? []).map(value.standing(for:))
    }
    if result.count > Self.limits.values {
      diagnostics.append(
        Diagnostic(
          .error, "bad-binding", "'\(name)' is bound to more than \(Self.limits.values) values",
          at: binding.span
        ).advising("bind fewer; each is a rule"))
      result = []
    }
    values[name] = binding.with(result)
    resolved.insert(name)
  }

  /// Why `name` cannot stand in a binding that is reached on `path`.
  private func complaint(about name: Name, on path: [ByteString]) -> Diagnostic? {
    guard values[name.text] != nil else {
      let hint = didYouMean(name.description, among: names.map(\.description))
      return Diagnostic(
        .error, "unbound-value", "no value is bound to '$\(name)'\(hint)", at: name.span
      ).advising("bind it in the profile: let \(name) = …")
    }
    guard path.contains(name.text) || path.count >= Self.limits.depth else { return nil }
    return Diagnostic(
      .error, "circular-value",
      path.contains(name.text)
        ? "the value of '\(name)' leads back to itself"
        : "more than \(Self.limits.depth) names lead from one to the next", at: name.span
    ).advising("write the value itself")
  }
}

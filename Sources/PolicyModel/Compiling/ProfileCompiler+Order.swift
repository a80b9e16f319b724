import ByteText
import Diagnostics
import PolicySyntax

extension CompiledGroup {
  /// Whether this group's file loads before `other`'s: by stage, then name in natural order.
  func loadsBefore(_ other: CompiledGroup) -> Bool {
    stage == other.stage ? name.precedesNaturally(other.name) : stage < other.stage
  }
}

extension ProfileCompiler {
  /// Holds `after` against the order, and sees that no two groups share a file.
  mutating func checkOrder(of groups: [CompiledGroup], _ layering: Layering) {
    for (group, next) in zip(groups, groups.dropFirst()) where group.fileName == next.fileName {
      diagnostics.append(
        Diagnostic(
          .error, "same-file", "two groups go to '\(next.fileName)'", at: next.span
        ).noting("the other group", at: group.span).advising("rename one of them"))
    }
    let places = Dictionary(
      groups.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, group) in groups.enumerated() {
      for earlier in library.groups[group.name]?.after ?? [] {
        check(group, at: index, comesAfter: earlier, places)
      }
    }
  }

  private mutating func check(
    _ group: CompiledGroup, at index: Int, comesAfter earlier: Name, _ places: [ByteString: Int]
  ) {
    guard library.groups[earlier.text] != nil else {
      let hint = didYouMean(earlier.description, among: library.groups.keys.forSuggestion)
      report(
        "unknown-group", "unknown rules '\(earlier)'\(hint)", earlier.span, help: .definition)
      return
    }
    guard let place = places[earlier.text], place > index else { return }
    report(
      "wrong-order", "'\(group.name)' loads before '\(earlier)', although it is to come after it",
      earlier.span,
      help: "give it a later stage; within a stage groups load in the natural order of their names")
  }

  /// Tells of statements that became so many rules that every system call pays for them.
  mutating func remarkOnLargeStatements(_ groups: [CompiledGroup]) {
    let limit = 64
    for group in groups where group.name != "privileged" {
      for (span, rules) in Dictionary(grouping: group.rules, by: \.span) where rules.count > limit {
        diagnostics.append(
          Diagnostic(
            .note, "many-rules", "this statement becomes \(rules.count) rules", at: span
          ).advising("each rule costs time at every system call; a tree may say the same in one"))
      }
    }
  }

  /// The catalogues that the profile adopts, each once, with the version that is at hand.
  mutating func adoptions(of layering: Layering) -> [AdoptSyntax] {
    var result: [AdoptSyntax] = []
    for adoption in layering.statements.compactMap(\.adoption) {
      guard let catalogue = catalogue(adoption.catalogue) else { continue }
      if let version = adoption.version, version.text != catalogue.version {
        diagnostics.append(
          Diagnostic(
            .error, "other-version",
            "'\(catalogue.name)' is at hand in version '\(catalogue.version)', not '\(version)'",
            at: version.span
          ).advising("adopt the version at hand after reading what changed"))
      }
      result.removeAll { $0.catalogue.text == adoption.catalogue.text }
      result.append(adoption)
    }
    return result
  }

  /// The exceptions, one for each control; an upper layer's takes the place of a lower one's.
  mutating func exceptions(of layering: Layering) -> [ExceptionSyntax] {
    var result: [ControlReference: ExceptionSyntax] = [:]
    for layer in layering.layers {
      var own: [ControlReference: Span] = [:]
      for exception in layer.statements.compactMap(\.exception) {
        guard let catalogue = catalogue(exception.catalogue),
          let control = control(exception.id, part: exception.part, in: catalogue)
        else { continue }
        if let other = own.updateValue(exception.span, forKey: control.reference) {
          diagnostics.append(
            Diagnostic(
              .error, "duplicate-exception",
              "there are two exceptions for '\(control.reference)'", at: exception.id.span
            ).noting("the other exception", at: other).advising("keep one of them"))
        }
        result[control.reference] = exception
      }
    }
    return result.sorted { $0.key < $1.key }.map(\.value)
  }
}

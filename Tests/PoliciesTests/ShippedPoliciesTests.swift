import PolicySyntax
import Testing

@Test func everyShippedPolicyIsReadWithoutADiagnosticAndPrintsBack() {
  #expect(Shipped.results.count >= 20)
  for (path, result) in Shipped.results {
    #expect(
      result.diagnostics.map { "\($0.span?.place ?? path) \($0.id): \($0.message)" } == [])
    #expect(result.tree.printed() == result.file.source.bytes, "\(path)")
    #expect(!result.file.items.isEmpty, "\(path)")
  }
}

@Test func noNameIsDefinedTwice() {
  let names = Shipped.items.map { "\($0.word) \($0.name)" }
  #expect(names.count == Set(names).count)
}

@Test func noShippedGroupHasARawLine() {
  for group in Shipped.groups {
    for case .raw(let raw) in group.statements {
      Issue.record("'\(group.name)' has the raw line '\(raw.text)'")
    }
  }
}

@Test func everyClaimNamesAControlWithDemands() {
  for group in Shipped.groups {
    for case .satisfies(let claim) in group.statements {
      let controls = Shipped.controls(of: claim.catalogue.description)
      for named in claim.controls {
        let isThere = controls.contains {
          $0.id.text == named.id.text && $0.part?.text == named.part?.text && $0.hasDemands
        }
        #expect(
          isThere, "\(group.name): \(claim.catalogue) \(named.id) \(named.part?.description ?? "")")
      }
    }
  }
}

@Test func everyGroupThatAProfileUsesIsThereAndItsOrderAgrees() {
  let byName = Dictionary(uniqueKeysWithValues: Shipped.groups.map { ($0.name.description, $0) })
  for group in Shipped.groups {
    for earlier in group.after.map(\.description) {
      let other = byName[earlier]
      #expect(other?.stage?.value == group.stage?.value, "\(group.name) after \(earlier)")
      #expect(earlier < group.name.description, "\(group.name) after \(earlier)")
    }
  }
  for profile in Shipped.profiles {
    for case .use(let names, _) in profile.statements {
      for name in names { #expect(byName[name.description] != nil, "\(profile.name): \(name)") }
    }
  }
}

@Test func theGroupsOfEveryStageAreWhereTheStageSays() {
  let stages = Set(Shipped.groups.compactMap(\.stage?.value))
  #expect(stages == [20, 27, 28, 29, 30, 32, 33, 35, 43, 45, 54, 55, 60, 90])
}

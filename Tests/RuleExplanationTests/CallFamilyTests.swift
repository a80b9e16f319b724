import AuditCatalogue
import LibAudit
import Testing

@testable import RuleExplanation

@Suite struct CallFamilyTests {
  @Test func noCallStandsInTwoFamilies() {
    let names = CallFamily.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }

  @Test func everyNameIsACallSomewhere() {
    let names = LibAuditNames()
    let architectures: [Architecture] = [.x8664, .i386, .aarch64, .arm]
    for name in CallFamily.all.flatMap(\.names) {
      let isKnown = architectures.contains {
        names.number(ofSyscall: name, on: $0) != nil
          || NewerSyscalls.number(of: name, on: $0) != nil
      }
      #expect(isKnown, "\(name)")
    }
  }

  @Test func everyCallThatPermissionsStandForHasAFamily() {
    let names = LibAuditNames()
    for architecture in [Architecture.x8664, .i386] {
      for number in PermissionClasses.calls(.all, on: architecture, kernel: "6.1") {
        let name = names.name(ofSyscall: number, on: architecture) ?? ""
        #expect(CallFamily.family(of: name) != nil, "\(name)")
      }
    }
  }
}

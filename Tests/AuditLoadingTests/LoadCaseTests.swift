import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import Foundation
import Testing

/// What a real `auditctl -R` of audit 3.0.9 did with one odd input, on Linux 6.1.
struct LoadCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let input: String
  let exit: Int32
  let list: [String]

  var testDescription: String { name }

  static let all: [LoadCase] = {
    struct File: Decodable { let cases: [LoadCase] }
    let url = Repository.root.appending(path: "Tests/Fixtures/load-cases.json")
    guard let data = try? Data(contentsOf: url),
      let file = try? JSONDecoder().decode(File.self, from: data)
    else { return [] }
    return file.cases
  }()
}

@Test func thereAreSeventySevenLoadCases() {
  #expect(LoadCase.all.count == 77)
}

@Test(arguments: LoadCase.all)
func aLoadLeavesWhatARealOneLeft(_ sample: LoadCase) {
  let result = load(sample.input, on: loadCaseHost())
  #expect(result.exitStatus == sample.exit)
  let expected = sample.list == ["No rules"] ? [] : sample.list
  #expect(result.rules.count == expected.count)
  for (loaded, line) in zip(result.rules, expected) {
    #expect(loaded.rule.isListed(as: ByteString(line)), "\(line)")
  }
}

extension Rule {
  /// Whether `auditctl -l` prints the rule as `line`.
  fileprivate func isListed(as line: ByteString) -> Bool {
    watchForm.map { $0 == line } ?? (AuditLoadingTests.rule(line) == self)
  }

  /// The line of a rule that only has places, permissions and keys; `nil` for any other.
  private var watchForm: ByteString? {
    guard syscalls.isAll, comparison(of: .perm) != nil else { return nil }
    var line = ByteString()
    for comparison in comparisons {
      switch (comparison.field, comparison.value) {
      case (.path, .text(let path)), (.dir, .text(let path)): line += ByteString("-w ") + path
      case (.perm, .number(let bits)):
        line += ByteString(" -p " + PermissionSet(rawValue: bits).text)
      case (.key, _): for key in keys { line += ByteString(" -k ") + key }
      default: return nil
      }
    }
    return line
  }
}

import AuditCatalogue
import AuditRules
import ByteText
import KernelGuest
import TestDice
import Testing

/// The fields that the kernel has, and some that it has not.
private let fields: [Field] =
  (Array(0...28) + Array(99...115) + [199] + Array(200...204) + [209, 210, 211, 255, 4096])
  .map { Field(rawValue: $0) }

/// A value that by itself is good for the field.
private func plainValue(_ field: Field) -> FieldComparison.Value {
  guard field.isText else { return .number(field == .fieldCompare ? 3 : 77) }
  return .text([.path, .exe].contains(field) ? "/t/f" : field == .dir ? "/t/d" : "label")
}

private func place(_ field: Field, _ path: ByteString) -> Rule {
  .idle(.exit, [FieldComparison(field, .equal, path)])
}

@Suite struct KernelRefusalTests {
  @Test func everyFieldByEveryOperatorByEveryListIsRefusedAsForetold() async throws {
    var rules: [Rule] = []
    for list in FilterList.allCases {
      for field in fields {
        for op in Operator.allCases {
          rules.append(.idle(list, [FieldComparison(field, op, plainValue(field))]))
        }
      }
    }
    let refused = try await Refusals.compare(rules, "fields, operators, lists")
    #expect(refused > 1000 && refused < rules.count)
  }

  @Test func unsetIsRefusedWhereForetold() async throws {
    let rules = fields.filter { !$0.isText && $0 != .fieldCompare }.flatMap { field in
      [Operator.equal, .notEqual, .less, .greaterOrEqual].map { op in
        Rule.idle(.exit, [FieldComparison(field, op, UInt32.max)])
      }
    }
    #expect(try await Refusals.compare(rules, "unset") > 0)
  }

  @Test func placesAreRefusedAsForetold() async throws {
    let paths: [ByteString] = [
      "/t/f", "/t/new", "/t/d/new", "/no/x", "/t/f/x", "/t/f/x/y", "/t/no/x", "t/f", "/t/d/", "/",
      "/t/d/.", "/t/d/..", "/no/.", "/t/d/./x", "/t/d/../x", "//t//d", "//t//d//", "/t/to-d",
      "/t/to-d/", "/t/to-d/x", "/t/to-d/.", "/t/to-f", "/t/to-f/", "/t/to-f/x", "/t/to-nothing",
      "/t/to-nothing/", "/t/to-nothing/x", "/t/no", "/t/f/", "/t/f/.", ".", "x", "/t/no/",
      "/t/f/..", "/t/no/..", "/t/no/../f", "/t/f/../f", "/t/f/../d/", "/t/to-d/../f",
      "/t/no/./x", "/t/d/..x", "/..", "/.", "/../t/f",
    ]
    let long: [ByteString] = [255, 256, 4090, 4091, 4092, 4093, 4094].map {
      ByteString("/t/") + ByteString(repeatElement(UInt8(ascii: "p"), count: $0))
    }
    let deep: [ByteString] = [2040, 2045, 2046, 2047].map { count in
      ByteString("/t" + String(repeating: "/.", count: count) + "/x")
    }
    let rules = [Field.path, .dir, .exe].flatMap { field in
      (paths + long + deep).map { place(field, $0) }
    }
    #expect(try await Refusals.compare(rules, "places") > 40)
  }

  @Test func fieldsThatDoNotGoTogetherAreRefusedAsForetold() async throws {
    let parts: [FieldComparison] = [
      FieldComparison(.path, .equal, "/t/f"), FieldComparison(.dir, .equal, "/t/d"),
      FieldComparison(.inode, .equal, 5), FieldComparison(.inode, .notEqual, 5),
      FieldComparison(.exe, .equal, "/t/f"), FieldComparison(.exe, .notEqual, "/t/g"),
      FieldComparison(.key, .equal, "k"), FieldComparison(.key, .notEqual, "l"),
      FieldComparison(.perm, .equal, 2), FieldComparison(.arch, .equal, 0xc000_003e),
      FieldComparison(.arch, .equal, 7), FieldComparison(.perm, .notEqual, 77),
      FieldComparison(.key, .equal, ""), FieldComparison(.dir, .equal, ""),
      FieldComparison(.path, .equal, "/no/x"), FieldComparison(.exe, .equal, "/no/x"),
      FieldComparison(.uid, .equal, .max), FieldComparison(.subjectRole, .equal, "unconfined"),
      FieldComparison(.fieldCompare, .equal, 25), FieldComparison(.filetype, .equal, 5),
    ]
    let pairs = parts.flatMap { first in parts.map { Rule.idle(.exit, [first, $0]) } }
    #expect(try await Refusals.compare(pairs, "pairs") > 100)
  }

  @Test func limitsAreTheKernels() async throws {
    let counts = [0, 1, 63, 64].map { count in
      Rule.idle(.exit, (0..<count).map { FieldComparison(.uid, .equal, UInt32($0)) })
    }
    let keys = [1, 255, 256, 257, 300].map { count in
      Rule.idle(
        .exit,
        [FieldComparison(.key, .equal, ByteString(repeatElement(UInt8(ascii: "k"), count: count)))])
    }
    let labels = [1, 4096, 4097].map { count in
      Rule.idle(
        .exit,
        [
          FieldComparison(
            .subjectType, .equal, ByteString(repeatElement(UInt8(ascii: "l"), count: count)))
        ])
    }
    _ = try await Refusals.compare(counts + keys + labels, "limits")
  }

  @Test func randomRulesAreRefusedAsForetold() async throws {
    var dice = Dice(seed: 1)
    let places: [ByteString] = ["/t/f", "/t/d", "/no/x", "/t/f/x", "/t/to-d/", "x", "/t/", ""]
    // A profile that is not there is found missing in the order of the fields, which is no matter.
    let known = fields.filter { ![.fieldCompare, .subjectRole].contains($0) }
    let rules = (0..<2000).map { _ in
      let comparisons = (0..<Int.random(in: 1...3, using: &dice)).map { _ -> FieldComparison in
        let field = known.randomElement(using: &dice) ?? .uid
        let op =
          Bool.random(using: &dice)
          ? .equal : Operator.allCases.randomElement(using: &dice) ?? .less
        let odd = Int.random(in: 0..<4, using: &dice) == 0
        guard field.isText else { return FieldComparison(field, op, odd ? .max : 77) }
        let text = places.randomElement(using: &dice) ?? ""
        return FieldComparison(field, op, odd ? .text(text) : plainValue(field))
      }
      let list = FilterList.allCases.randomElement(using: &dice) ?? .exit
      return Rule.idle(list, comparisons)
    }
    let refused = try await Refusals.compare(rules, "random")
    #expect(refused > 500 && refused < 1950)
  }
}

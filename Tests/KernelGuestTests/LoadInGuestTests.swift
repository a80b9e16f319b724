import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import Diagnostics
import Foundation
import KernelGuest
import Testing

/// Random rule files from a pool of lines that get in each other's way.
private struct RandomFile {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func below(_ limit: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % limit)
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(UInt64(choices.count))]
  }

  private static let rules = [
    "never,exit -F uid=4001", "never,exit -F arch=b64 -S getpid -F uid=4001 -k a",
    "never,exit -F arch=x86_64 -S 39 -F uid=4001 -F key=a", "never,exit -F auid!=unset -F uid=4002",
    "never,exit -F auid!=-1 -F uid=4002", "never,user -F uid=4003", "never,task -F uid=4003",
    "never,exclude -F msgtype=1199", "exclude,always -F msgtype=1199",
    "always,exit -F path=/t/f -F perm=wa -F key=k1", "always,exit -F dir=/t/d -F perm=wa",
    "never,exit -F path=/no/x -F perm=r", "never,exit -F dir=/t/no", "never,exit -F exe=/no/x",
    "never,exit -F uid=-1", "never,exit -F path=/t/d/", "never,exit -F exe=/t/f",
    "never,exit -F path=/t/f -F dir=/t/d", "never,filesystem -F fstype=tracefs",
    "never,filesystem -F uid=1", "always,exit -S nosuch", "possible,exit",
    "never,exit -F arch=b64 -S 2039 -F uid=4001", "never,exit -F arch=b64 -S 2047,0 -F uid=4001",
    "exit,possible",
  ]
  private static let watches = [
    "/t/f -p wa -k k1", "/t/f -p aw -k k1", "/t/d -p wa", "/t/d/ -p wa", "/t/to-d -p r", "/t/f",
    "/t/no/x -p r", "/t/to-f -p x -k k2", "/t/f/x -p r",
  ]
  private static let controls = [
    "-D", "-D -k k", "-D -k 1", "-D -k zz", "-i", "-c", "-b 640", "-f 0", "-f 1", "-f 3", "-r 700",
    "--backlog_wait_time 150000", "--backlog_wait_time 150001", "-l", "-s", "-m hello", "-t",
    "-q /t/d,/t", "-q /t/no,/t", "-q /t,/t/no", "-q ,/t", "-e 1", "--reset-lost", "-v", "# comment",
    "", "  ", "x", "-", "-k", "-h", "-vD",
  ]

  mutating func next() -> String {
    var lines: [String] = []
    if below(3) == 0 { lines.append(pick(["-i", "-c"])) }
    for _ in 0..<(2 + below(12)) {
      switch below(8) {
      case 0...2: lines.append(pick(["-a ", "-a ", "-A ", "-d "]) + pick(Self.rules))
      case 3, 4: lines.append(pick(["-w ", "-w ", "-W "]) + pick(Self.watches))
      case 5: lines.append(lines.last ?? "")
      default: lines.append(pick(Self.controls))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

private let tree: [TreeEntry] = [
  .directory("/t/d"), .file("/t/f"), .symlink("/t/to-d", to: "/t/d"),
  .symlink("/t/to-f", to: "/t/f"),
]

private func facts() -> HostFacts {
  var facts = HostFacts(name: "guest")
  facts.directories = ["/", "/t", "/t/d"]
  facts.files = ["/t/f"]
  facts.symlinks = ["/t/to-d": "/t/d", "/t/to-f": "/t/f"]
  return facts
}

/// The rules as the kernel lists them: list by list, in order, a full mask as such.
private func listed(_ rules: [Rule]) -> [Rule] {
  FilterList.allCases.sorted { $0.rawValue < $1.rawValue }.flatMap { list in
    rules.filter { $0.list == list }.map { rule in
      var rule = rule
      if rule.syscalls.isAll || !list.looksAtSyscalls { rule.syscalls = .all }
      return rule
    }
  }
}

/// Loads each file in the guest and by `Load`; everything that is left behind must be the same.
private func compare(_ files: [String]) async throws {
  let results = try await Guest.run(
    files.map { file in
      GuestCase(
        "load", actions: tree.map(GuestAction.make) + [.load(ByteString(file)), .listRules],
        allowsLoss: true)
    })
  let load = Load(target: .debian12, host: facts())
  for (file, result) in zip(files, results) {
    let expected = load.run(RuleLines(file: SourceText(name: "audit.rules", file)))
    #expect(result.loads.first?.status == expected.exitStatus, "\(file)")
    let held = try (result.rawRules ?? []).map { try Rule(wire: $0) }
    #expect(listed(held) == listed(expected.rules.map(\.rule)), "\(file)")
    let status = result.finalStatus
    #expect(status.failure == expected.settings.failure ?? 1, "\(file)")
    #expect(status.backlogLimit == expected.settings.backlog ?? 64, "\(file)")
    #expect(status.backlogWaitTime == expected.settings.backlogWaitTime ?? 15000, "\(file)")
    #expect(status.rateLimit == expected.settings.rate ?? 0, "\(file)")
  }
}

@Suite struct LoadInGuestTests {
  /// AUDITWRIGHT_GUEST_LOADS makes it more files, AUDITWRIGHT_SEED others.
  @Test func randomFilesLeaveWhatIsForetold() async throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["AUDITWRIGHT_GUEST_LOADS"].flatMap(Int.init) ?? 100
    var source = RandomFile(seed: environment["AUDITWRIGHT_SEED"].flatMap(UInt64.init) ?? 1)
    try await compare((0..<count).map { _ in source.next() })
  }

  @Test func nothingIsTakenBehindALock() async throws {
    let file = "-c\n-w /t/f -p r\n-e 2\n-w /t/d -p r\n-W /t/f -p r\n-b 9\n-t\n-D\n-D -k no\n-e 2\n"
    let result = try await Guest.run(
      GuestCase(
        "behind a lock",
        actions: tree.map(GuestAction.make) + [.load(ByteString(file)), .listRules], freshBoot: true
      ))
    let expected = Load(target: .debian12, host: facts())
      .run(RuleLines(file: SourceText(name: "audit.rules", file)))
    let load = try #require(result.loads.first)
    #expect(load.status == expected.exitStatus)
    let failed = load.errors.description.matches(of: /error in line (\d+) of/).map { $0.output.1 }
    #expect(failed.map(String.init) == expected.diagnostics.compactMap { "\($0.span?.line ?? 0)" })
    #expect(result.rawRules?.count == expected.rules.count)
    #expect(result.finalStatus.backlogLimit == 64)
  }
}

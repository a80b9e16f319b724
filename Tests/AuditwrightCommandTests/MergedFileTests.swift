import Testing

@Suite struct MergedFileTests {
  @Test(arguments: [
    ("shadow -p wa", "shadow -p aw"), ("-b 8192\n", "-b 8192\n# by hand\n"),
    ("/etc/audit/rules.d", "/srv/rules.d"), ("## This", "# This"),
    (DriftPlaces.watch + "\n" + DriftPlaces.call, DriftPlaces.call + "\n" + DriftPlaces.watch),
  ])
  func otherWordsOfTheSameMeaningAreARemark(old: String, new: String) throws {
    let places = try DriftPlaces()
    try places.merged(DriftPlaces.merged.replacing(old, with: new))
    let run = try places.drift()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("note[merge-reworded]"))
    #expect(run.errors.contains("'augenrules --check' says that the rules have changed"))
    #expect(run.output.hasSuffix("': yes\n"))
  }

  @Test func theFolderThatTheFirstLineNamesMayBeTheOneThatIsLookedAt() throws {
    let places = try DriftPlaces()
    try places.merged(DriftPlaces.merged.replacing("/etc/audit/rules.d", with: "audit/rules.d"))
    #expect(try !places.drift().errors.contains("merge-reworded"))
  }

  @Test(
    arguments: [
      ("-D\n", "", "missing", "-D"), ("-b 8192\n", "-b 64\n", "setting", "-b 8192"),
      ("-f 1\n", "", "setting", "-f 1"), ("-e 1\n", "-e 1\n-r 100\n", "setting", nil),
      (DriftPlaces.watch + "\n", "", "missing", DriftPlaces.watch),
      (DriftPlaces.call, DriftPlaces.call + "\n-w /x -k x", "unexpected", nil),
      // What comes behind a line that is refused is not loaded.
      (DriftPlaces.call, "-w bad\n" + DriftPlaces.call, "missing", DriftPlaces.call),
    ] as [(String, String, String, String?)])
  func whatALoadOfItWouldLeaveOtherwiseIsNamed(
    old: String, new: String, kind: String, rule: String?
  ) throws {
    let places = try DriftPlaces()
    try places.merged(DriftPlaces.merged.replacing(old, with: new))
    let run = try places.drift("--format", "json")
    #expect(run.status == 1)
    let leg = try DriftLegsReport(run).legs[0]
    #expect(leg.verdict == "different")
    #expect(leg.findings.contains { $0.kind == kind && $0.rule == rule }, "\(leg.findings)")
  }

  @Test func anOrderThatDecidesIsADifference() throws {
    let places = try DriftPlaces()
    let never = "-a never,exit -F arch=b64 -S mount -F auid=1001\n"
    try places.rules("-D\n\(never)", "\(DriftPlaces.call)\n")
    try places.kernel(never + DriftPlaces.call + "\n")
    try places.merged("-D\n\(DriftPlaces.call)\n\(never)")
    let report = try DriftLegsReport(places.drift("--format", "json"))
    #expect(report.legs[0].findings.map(\.kind) == ["order"])
    #expect(report.verdicts == ["different", "same", "different"])
    try places.merged("-D\n\(never)\(DriftPlaces.call)\n")
    #expect(try places.drift().status == 0)
  }

  @Test func whatAWatchNamesIsNotKnownWithoutTheMachine() throws {
    let places = try DriftPlaces()
    try places.rules("-w /srv/x -p wa -k x\n", "")
    try places.merged("-a always,exit -S all -F path=/srv/x -F perm=wa -F key=x\n")
    try places.kernel("-w /srv/x -p wa -k x\n")
    #expect(try DriftLegsReport(places.drift("--format", "json")).verdicts[0] == "same")
    let strict = try places.drift("--format", "json", "--strict")
    #expect(try DriftLegsReport(strict).verdicts[0] == "unknown")
    #expect(strict.status == 2)
    try places.merged("-a always,exit -S all -F path=/srv/x -F perm=r -F key=x\n")
    #expect(try places.drift().status == 1)
  }

  @Test func aLineThatALoadRefusesIsANoWhereverItStands() throws {
    let places = try DriftPlaces()
    try places.merged(DriftPlaces.merged + "-w bad\n")
    let run = try places.drift()
    #expect(run.status == 1)
    #expect(run.errors.contains("libaudit-refuses") && run.errors.contains("audit/audit.rules:9"))
    #expect(run.output.hasSuffix("': no\n"))
  }

  @Test func aFileMergedWithGawkIsRecognized() throws {
    let places = try DriftPlaces()
    try places.add("  # indented\n -e 1\n")
    try places.merged(DriftPlaces.merged.replacing("-e 1", with: " -e 1"))
    let run = try places.drift()
    #expect(run.status == 0, "\(run.errors)\(run.output)")
    #expect(run.errors.contains("note[merged-by-gawk]"))
    #expect(!run.errors.contains("merge-reworded"))
    // Facts that say otherwise are believed: mawk leaves the comment where it is.
    let facts = try places.drift("--facts", "debian-12-stock")
    #expect(facts.status == 0, "\(facts.errors)")
    #expect(facts.errors.contains("note[merge-reworded]"))
  }

  @Test func aFileThatCannotBeReadLeavesItUnknown() throws {
    let places = try DriftPlaces()
    for (file, reason) in [("gone", "No such file or directory"), ("audit", "is a directory")] {
      let run = try places.drift(merged: file)
      #expect(run.status == 2)
      #expect(run.errors.contains("error: '\(file)'") && run.errors.contains(reason))
      #expect(run.output.contains("rules.d and audit.rules: not compared\n"))
      #expect(run.output.contains("rules.d and the kernel: the same\n"))
      let report = try DriftLegsReport(places.drift(merged: file, ["--format", "json"]))
      #expect(report.verdicts == ["unknown", "same", "unknown"])
      #expect(report.legs[0].reason?.contains(reason) == true)
      #expect(report.answer == "unknown")
    }
  }

  @Test func aCertainNoElsewhereOutweighsWhatCannotBeRead() throws {
    let places = try DriftPlaces()
    try places.kernel(DriftPlaces.watch + "\n")
    #expect(try places.drift(merged: "gone").status == 1)
    try places.merged(DriftPlaces.merged.replacing(DriftPlaces.watch, with: ""))
    let stale = try places.run([
      "--rules", "audit/rules.d", "--merged", "audit/audit.rules", "--loaded", "gone",
    ])
    #expect(stale.status == 1)
    #expect(stale.output.contains("rules.d and the kernel: not compared\n"))
    #expect(stale.errors.contains("error: 'gone' cannot be read"))
    try places.merged(DriftPlaces.merged)
    let unknown = try places.run([
      "--rules", "audit/rules.d", "--merged", "audit/audit.rules", "--loaded", "gone",
    ])
    #expect(unknown.status == 2)
  }

  @Test func capturedRulesAreComparedWithoutAMergedFileUnlessItIsNamed() throws {
    let places = try DriftPlaces()
    for name in [nil, "none"] as [String?] {
      let run = try places.drift(merged: name)
      #expect(run.status == 0)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("not answered: audit.rules was not compared"))
      let report = try DriftLegsReport(places.drift(merged: name, ["--format", "json"]))
      #expect(report.legs.map(\.right) == ["kernel"])
      #expect(report.situation == nil && report.answer == "unknown")
    }
    try places.kernel(DriftPlaces.watch + "\n")
    #expect(try DriftLegsReport(places.drift(merged: nil, ["--format", "json"])).answer == "no")
  }

  @Test(arguments: [
    ("rules.d", "audit"), ("rules.d/", "audit"), ("./rules.d/.", "audit"), (".", "audit/rules.d"),
    ("audit/rules.d", ""), ("../rules.d", "audit/rules.d"),
  ])
  func theRunningKernelBringsTheFileBesideTheFolder(rules: String, place: String) throws {
    let places = try DriftPlaces()
    try places.merged(DriftPlaces.merged.replacing("-b 8192", with: "-b 64"))
    // Whatever the kernel here holds, the file is stale.
    let run = try places.run(["--rules", rules], in: place)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("rules.d and audit.rules: 1 difference\n"), "\(run.errors)")
    let without = try places.run(["--rules", rules, "--merged", "none"], in: place)
    #expect(!without.output.contains("audit.rules"))
  }

  @Test func onlyAFolderHasAMergedFile() throws {
    let places = try DriftPlaces()
    let file = try places.run([
      "--rules", "audit/audit.rules", "--merged", "audit/audit.rules", "--loaded", "list",
    ])
    #expect(file.status == 64)
    #expect(file.errors.contains("--merged goes with a rules.d folder"))
    #expect(
      try places.run(["--profile", "wiki", "--merged", "x", "--loaded", "list"]).status == 64)
    #expect(
      try places.run(["--rules", "audit/rules.d", "--merged", "-", "--loaded", "-"]).status == 64)
  }

  @Test func aFileOrAProfileLeavesTheBenchmarkUnanswered() throws {
    let places = try DriftPlaces()
    let arguments = ["--loaded", "list", "--status", "status", "--format", "json"]
    let file = try DriftLegsReport(places.run(["--rules", "audit/audit.rules"] + arguments))
    #expect(file.legs.map(\.left) == ["file"] && file.answer == "unknown")
    let profile = try DriftLegsReport(places.run(["--profile", "debian-12-server"] + arguments))
    #expect(profile.legs.map(\.left) == ["profile"] && profile.answer == "unknown")
    #expect(profile.drift)
    // It adopts nothing that asks for it.
    #expect(try DriftLegsReport(places.run(["--profile", "ospp"] + arguments)).answers.isEmpty)
  }
}

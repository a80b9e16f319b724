import Testing

@Suite struct DriftOfThreePlacesTests {
  @Test func threePlacesThatSayTheSameAnswerTheBenchmarkWithYes() throws {
    let places = try DriftPlaces()
    let run = try places.drift()
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.hasPrefix(
        """
        rules.d and audit.rules: the same
        rules.d and the kernel: the same
        audit.rules and the kernel: the same
        cis-

        """.dropLast()))
    #expect(
      run.output.contains(
        "cis-debian-12 6.2.3.21 'Ensure the running and on disk configuration is the same': yes\n"))
    let report = try DriftLegsReport(places.drift("--format", "json"))
    #expect(report.verdicts == ["same", "same", "same"])
    #expect(report.legs.map(\.left) == ["rules.d", "rules.d", "audit.rules"])
    #expect(report.legs.map(\.right) == ["audit.rules", "kernel", "kernel"])
    #expect(!report.drift && report.findings.isEmpty && report.answer == "yes")
    #expect(report.situation == "same" && report.advice == nil)
  }

  @Test func rulesThatAreEditedAndNotMergedAreToldAsSuch() throws {
    let places = try DriftPlaces()
    try places.add("-a always,exit -F arch=b64 -S umount2 -F key=mounts\n")
    let run = try places.drift()
    #expect(run.status == 1)
    #expect(run.output.contains("rules.d and audit.rules: 1 difference\n"))
    #expect(run.output.contains("error[stale-merge]: 'audit/audit.rules' is not what augenrules"))
    #expect(run.output.contains("is not loaded from audit.rules"))
    #expect(run.output.contains("rules.d and the kernel: 1 difference, told above\n"))
    #expect(run.output.contains("audit.rules and the kernel: the same\n"))
    #expect(run.output.contains("\nnot merged yet: "))
    #expect(run.output.contains("; run: augenrules --load\n"))
    #expect(run.output.contains("is the same': no\n"))
    let report = try DriftLegsReport(places.drift("--format", "json"))
    #expect(report.situation == "not-merged" && report.advice == "run: augenrules --load")
    #expect(report.legs.map(\.drift) == [true, true, false])
    #expect(report.legs[0].findings.map(\.kind) == ["missing"])
    // What stands beside the legs is what it was before there were any.
    #expect(report.drift && report.findings == report.legs[1].findings)
    #expect(report.answer == "no")
  }

  @Test func rulesThatAreMergedAndNotLoadedAreToldAsSuch() throws {
    let places = try DriftPlaces()
    try places.kernel(DriftPlaces.listing.replacing(DriftPlaces.watch + "\n", with: ""))
    let run = try places.drift()
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("rules.d and audit.rules: the same\n"))
    #expect(run.output.contains("audit.rules and the kernel: 1 difference, told above\n"))
    #expect(run.output.contains("\nmerged and not loaded, or the kernel has dropped"))
    #expect(!run.output.contains("stale-merge"))
    let report = try DriftLegsReport(places.drift("--format", "json"))
    #expect(report.situation == "not-loaded" && report.advice == "run: augenrules --load")
    #expect(report.legs[2].findings.map(\.rule) == [DriftPlaces.watch])
    #expect(report.answer == "no")
  }

  @Test func aMergedFileThatAloneDiffersIsToldAsSuch() throws {
    let places = try DriftPlaces()
    try places.merged(DriftPlaces.merged.replacing("shadow -p wa", with: "shadow -p w"))
    let report = try DriftLegsReport(places.drift("--format", "json"))
    #expect(report.verdicts == ["different", "same", "different"])
    #expect(report.situation == "merged-file-differs" && report.answer == "no")
    #expect(report.drift && report.findings.isEmpty)
    #expect(
      try places.drift().output.contains("loaded otherwise from audit.rules: it has 'perm=w'"))
  }

  @Test func threePlacesThatAllDifferAreToldAsSuch() throws {
    let places = try DriftPlaces()
    try places.add("-a always,exit -F arch=b64 -S umount2 -F key=mounts\n")
    try places.kernel(DriftPlaces.listing.replacing(DriftPlaces.watch + "\n", with: ""))
    let run = try places.drift("--format", "json")
    #expect(run.status == 1)
    #expect(try DriftLegsReport(run).situation == "all-differ")
    let output = try places.drift().output
    #expect(!output.contains("told above"))
    #expect(output.contains("rules.d and the kernel: 2 differences\n"))
  }

  @Test(arguments: [
    ("not-merged", "-w /etc/gshadow -p wa -k identity\n", DriftPlaces.listing),
    ("not-loaded", "", DriftPlaces.watch + "\n"),
  ])
  func aLockedKernelNeedsAReboot(situation: String, more: String, listing: String) throws {
    let places = try DriftPlaces()
    try places.rules(
      "-D\n-b 8192\n-w /etc/passwd -p wa -k identity\n\(DriftPlaces.watch)\n",
      "-e 2\n\(DriftPlaces.call)\n-f 1\n")
    try places.merged(DriftPlaces.merged.replacing("-e 1", with: "-e 2"))
    try places.status(DriftPlaces.status.replacing("enabled 1", with: "enabled 2"))
    try places.add(more)
    try places.kernel(listing)
    let run = try places.drift()
    #expect(run.status == 1)
    #expect(run.output.contains("; reboot: the rules are locked until then"))
    let report = try DriftLegsReport(places.drift("--format", "json"))
    #expect(report.situation == situation && report.advice?.hasPrefix("reboot") == true)
  }

  @Test func aSettingOfTheKernelThatDiffersIsADifferenceOfBothFiles() throws {
    let places = try DriftPlaces()
    try places.status(DriftPlaces.status.replacing("8192", with: "64"))
    let report = try DriftLegsReport(places.drift("--format", "json"))
    #expect(report.verdicts == ["same", "different", "different"])
    #expect(report.legs[2].findings.map(\.rule) == ["-b 8192"])
  }

  @Test func withoutTheSettingsTheBenchmarkIsNotAnswered() throws {
    let places = try DriftPlaces()
    let arguments = [
      "--rules", "audit/rules.d", "--merged", "audit/audit.rules", "--loaded", "list",
    ]
    let run = try places.run(arguments)
    #expect(run.status == 0)
    #expect(run.output.contains("not answered: the settings were not compared"))
    #expect(try DriftLegsReport(places.run(arguments + ["--format", "json"])).answer == "unknown")
  }
}

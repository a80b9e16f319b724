/// What the manual shows each command at.
enum ManualExamples {
  /// A command line and what it is for.
  struct Example {
    let purpose: String
    let line: String

    init(_ purpose: String, _ line: String) {
      self.purpose = purpose
      self.line = line
    }
  }

  /// The examples of a subcommand; of auditwright itself for `nil`.
  static func examples(for subcommand: String?) -> [Example] {
    examples[subcommand ?? ""] ?? []
  }

  private static let examples: [String: [Example]] = [
    "": [
      Example(
        "The rules of a new machine",
        "auditwright compile --profile debian-12-server --into /etc/audit/rules.d"),
      Example(
        "Whether the running kernel still holds them",
        "auditwright drift --profile debian-12-server"),
    ],
    "compile": [
      Example(
        "Whether a checked-in folder is what the policy says",
        "auditwright compile --profile debian-12-server --into rules.d --check")
    ],
    "validate": [
      Example("Every line of a machine's rules", "auditwright validate /etc/audit/rules.d")
    ],
    "inspect": [
      Example("What a watch means to the kernel", "auditwright inspect watches.rules --wire")
    ],
    "drift": [
      Example(
        "A listing of another machine",
        "auditwright drift --profile debian-12-server --loaded web1.list")
    ],
    "test": [Example("The expectations of your own policies", "auditwright test Policies")],
    "minimal": [Example("Rules that could go", "auditwright minimal /etc/audit/rules.d")],
    "compare": [
      Example("What a change of rules loses", "auditwright compare old.rules new.rules")
    ],
    "coverage": [
      Example(
        "Which controls the rules of a machine meet",
        "auditwright coverage cis-debian-12 --by /etc/audit/rules.d")
    ],
    "decide": [
      Example(
        "Which rule records a refused open",
        "auditwright decide 'openat by users exit=-EACCES /etc/shadow' --by debian-12-server")
    ],
    "explain": [
      Example(
        "A rule", "auditwright explain '-a always,exit -F arch=b64 -S adjtimex -k time-change'"),
      Example("A key and the searches for its events", "auditwright explain time-change"),
      Example("A finding", "auditwright explain shadowed-rule"),
      Example("A control", "auditwright explain cis-debian-12 6.2.3.4"),
    ],
    "exceptions": [
      Example(
        "The table for an auditor",
        "auditwright exceptions --profile debian-12-server --format html")
    ],
    "crosswalk": [
      Example("One benchmark beside another", "auditwright crosswalk cis-debian-12 pci-dss-4.0.1")
    ],
    "privileged": [
      Example("The privileged programs of an image", "auditwright privileged --root /mnt/image")
    ],
    "facts": [
      Example("What policies need to know of an image", "auditwright facts --root /mnt/image")
    ],
  ]
}

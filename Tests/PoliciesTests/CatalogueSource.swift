import AuditCatalogue
import ByteText
import Diagnostics
import Foundation
import PolicyModel
import PolicySyntax

/// The rules that the source of a catalogue has for each control, as it prints them.
///
/// They are kept in `Tests/Fixtures/catalogues`, one file a catalogue. A line without an interface
/// stands for one on each, as a watch does: what the kernel makes of either is the same.
struct CatalogueSource {
  /// Lines that name their interface, by the control's id with its part behind it.
  private(set) var lines: [String: [String]] = [:]

  /// What the catalogues leave open, in the sources' braces, and what stands for it here.
  private static let standIns = [
    "{SUDO_LOG}": "/var/log/some-sudo.log", "{PROGRAM}": "/usr/bin/some-program",
    "{PATH_TO_DB}": "/srv/some-database", "{DAEMON_UID}": "999",
  ]

  /// The same values as a profile binds them.
  static let bindings = Bindings(
    PolicyParser.parse(
      SourceText(
        name: "values.policy",
        """
        profile values {
          let sudo-log = /var/log/some-sudo.log
          let cardholder-data = /srv/some-database
          let database-user = 999
        }
        """)
    ).file.items.flatMap { item in
      guard case .profile(let profile) = item else { return [LetSyntax]() }
      return profile.statements.compactMap { statement in
        if case .letBinding(let binding) = statement { binding } else { nil }
      }
    })

  /// The programs that `{PROGRAM}` stands for.
  static let programs: [ByteString] = ["/usr/bin/some-program"]

  /// A machine on which nothing that is asked for is out of a rule's sight.
  static let target = Target(
    name: "any", audit: "3.0.9", kernel: "6.1", securityModules: ["selinux", "apparmor"])

  init(of catalogue: String) throws {
    let file = Shipped.package.appending(path: "Tests/Fixtures/catalogues/\(catalogue).rules")
    var control = ""
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("## ") {
        control = String(line.dropFirst(3))
        lines[control] = []
      } else if !line.hasPrefix("#") {
        lines[control, default: []] += Self.forEachInterface(Self.filled(String(line)))
      }
    }
  }

  private static func filled(_ line: String) -> String {
    standIns.reduce(line) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
  }

  private static func forEachInterface(_ line: String) -> [String] {
    let isRule = line.hasPrefix("-a ") || line.hasPrefix("-w ")
    guard isRule, !line.contains(" -F arch=") else { return [line] }
    var words = line.split(separator: " ").map(String.init)
    if words[0] == "-w" {
      // libaudit drops the slash by which a watch on a tree is told here from one on a file.
      let isTree = words[1].hasSuffix("/")
      let place = isTree ? "dir=\(words[1].dropLast())" : "path=\(words[1])"
      words[0...3] = ["-a", "always,exit", "-F", place, "-F", "perm=\(words[3])"]
    }
    return ["b64", "b32"].map { abi in
      (words[0...1] + ["-F", "arch=\(abi)"] + words[2...]).joined(separator: " ")
    }
  }

  /// Facts by which every place that a line names is there.
  var facts: HostFacts {
    var facts = HostFacts(name: "everything")
    for word in lines.values.joined().flatMap({ $0.split(separator: " ") }) {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[1].hasPrefix("/") else { continue }
      if parts[0] == "dir" { facts.directories.insert(ByteString(parts[1])) }
      if parts[0] == "path" || parts[0] == "exe" { facts.files.insert(ByteString(parts[1])) }
      var folder = URL(filePath: parts[1]).deletingLastPathComponent()
      while folder.path != "/" {
        facts.directories.insert(ByteString(folder.path))
        folder.deleteLastPathComponent()
      }
    }
    return facts
  }
}

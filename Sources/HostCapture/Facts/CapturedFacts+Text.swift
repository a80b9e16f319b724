import AuditCatalogue
import ByteText
import PolicySyntax

extension CapturedFacts {
  /// The facts as policy text. It names no host and no date, so that two captures differ only
  /// where the hosts do.
  public var text: String {
    var text = Self.header + problems.remarkOnGaps + "\nfacts \(facts.name) {\n"
    text += versions + securityModules + mounts + "\n"
    if let awk = facts.awk { text += "  awk \(ByteString(awk).nameText)\n" }
    text += Self.list("directories", facts.directories.sorted().map(\.pathText))
    text += Self.list("files", facts.files.sorted().map(\.pathText))
    text += Self.list("symlinks", links)
    text += Self.list("users", Self.accounts(facts.users))
    text += Self.list("groups", Self.accounts(facts.groups))
    for inventory in facts.inventories {
      text += "  programs \(StringLiteral.quoted(ByteString(inventory)))\n"
    }
    return text + "}\n"
  }

  private static let header = """
    # What a host has, for the policies that compile for it.
    #
    # What is listed, so that "not listed" means "not there" wherever this list looks:
    # - Directories to the third level (`/usr/lib/systemd`); below /usr/lib, /var/log and /var/spool to
    #   the fourth; below /etc all; below /run to the second. Of /boot, /dev, /lost+found, /proc, /sys,
    #   /tmp, /usr/lib/modules and /var/tmp only themselves.
    # - Files below /etc; directly in /run, /usr/bin, /usr/games, /usr/lib/systemd, /usr/libexec,
    #   /usr/local/bin, /usr/local/games, /usr/local/sbin, /usr/sbin and /var/log; and every program of
    #   the inventory.
    # - Symlinks that lead to a directory where a directory is listed, other ones where a file is.
    # - Users and groups of /etc/passwd and /etc/group, by number.
    # Paths are sorted by their bytes.

    """

  private var versions: String {
    let known = [facts.kernel.map { "kernel \($0)" }, facts.audit.map { "audit \($0)" }]
      .compactMap { $0 }
    let statement = known.isEmpty ? "" : "  versions \(known.joined(separator: ", "))\n"
    let unknown = [(facts.kernel, "kernel"), (facts.audit, "audit")].filter { $0.0 == nil }
    return statement
      + unknown.map { "  # unknown: the version of \($0.1), as in: versions \($0.1) NUMBER\n" }
      .joined()
  }

  private var securityModules: String {
    guard let modules = facts.securityModules else {
      return "  # unknown: the security modules in force, as in: lsm apparmor\n"
    }
    guard !modules.isEmpty else {
      return "  # no security module that audit has fields for\n"
    }
    return "  lsm \(modules.map { ByteString($0).nameText }.joined(separator: ", "))\n"
  }

  private var mounts: String {
    guard knowsMounts else {
      return "  # unknown: what is mounted where, as in: mounts /tmp type tmpfs nosuid nodev\n"
    }
    return Self.list(
      "mounts",
      facts.mounts.map { mount in
        let options = ["nosuid", "noexec", "nodev"].filter(mount.options.contains)
        let type = "type \(ByteString(mount.type).nameText)"
        return ([mount.path.pathText, type] + options).joined(separator: " ")
      })
  }

  private var links: [String] {
    facts.symlinks.sorted { $0.key < $1.key }.map { path, target in
      "\(path.pathText) -> \(StringLiteral.quoted(target))"
    }
  }

  private static func accounts(_ table: [ByteString: UInt32]) -> [String] {
    table.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.enumerated().map { index, account in
      // At the start of a line, a first name that is a statement's word would begin a statement.
      let isMisread = index == 0 && statementWords.contains(account.key)
      let name = isMisread ? StringLiteral.quoted(account.key) : account.key.nameText
      return "\(name) = \(account.value)"
    }
  }

  private static let statementWords: Set<ByteString> = [
    "versions", "partial", "lsm", "awk", "directories", "files", "absent", "symlinks", "mounts",
    "users", "groups", "programs",
  ]

  /// A keyword and its entries, one a line; nothing if there are none.
  private static func list(_ keyword: String, _ entries: [String]) -> String {
    guard !entries.isEmpty else { return "" }
    return "  \(keyword)\n" + entries.map { "    " + $0 }.joined(separator: ",\n") + "\n"
  }
}

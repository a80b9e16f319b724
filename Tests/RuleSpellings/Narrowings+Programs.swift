import AuditEvents

private let emulation = SampleControl.emulation
private let deletion = SampleControl.deletion
private let relabelling = SampleControl.relabelling

/// A program run set-uid.
private func running(by subject: Subject = .annInSetUid) -> Call {
  Deed.call("execve", by: subject, touching: ["/usr/bin/true"])
}

extension Narrowing {
  /// Programs run as another, and one program run by users.
  static let ofPrograms: [Narrowing] = [
    Narrowing(
      "as-oneself", emulation, emulation.replacing("euid!=uid", "euid=uid"),
      "the comparison the wrong way round", running()
    ).recording(running(by: .ann)),
    Narrowing(
      "another-id", emulation, emulation.replacing("euid!=uid", "uid!=suid"),
      "the saved id in place of the effective one",
      running(by: .ann.with { $0.euid = 0 })
    ).recording(running(by: .ann.with { $0.suid = 0 })),
    Narrowing(
      "one-more-comparison", emulation, emulation.adding("-C auid!=euid"),
      "two comparisons in place of one",
      running(by: .annAsRoot.with { $0.euid = 1000 })),
    Narrowing(
      "as-root", emulation, emulation.replacing("-C euid!=uid", "-F euid=0"),
      "only as root", running(by: .ann.with { $0.euid = 33 })
    ).recording(running(by: .admin)),
    Narrowing(
      "not-from-root", emulation, emulation.adding("-F uid>=1000"), "not from root",
      running(by: .admin.with { $0.euid = 33 })),
    Narrowing(
      "users", emulation, emulation.adding("-F auid>=1000"), "not who logged in as root",
      running(by: .admin.with { $0.euid = 33 })),
    Narrowing(
      "without-login", emulation, emulation.replacing("auid!=unset", "auid=unset"),
      "only without a login", running()
    ).recording(running(by: .web.with { $0.euid = 0 })),
    Narrowing(
      "other-call", emulation, emulation.replacing("execve", "execveat"),
      "a call in place of another",
      running()
    ).recording(Deed.call("execveat", by: .annInSetUid)),
    Narrowing(
      "saved-id", emulation, emulation.adding("-F suid!=0"), "not where the saved id is root's",
      running()),
    Narrowing(
      "personality", emulation, emulation.adding("-F pers&8"),
      "only with one personality bit", running()),
    Narrowing(
      "file-system-id", relabelling, relabelling.adding("-F fsuid>=1000"),
      "not by sudo",
      Deed.call("execve", by: .annAsRoot, touching: ["/usr/bin/chcon"])),
    Narrowing(
      "letter", relabelling, relabelling.replacing("perm=x", "perm=w"), "the wrong letter",
      Deed.call("execve", touching: ["/usr/bin/chcon"])
    ).recording(Deed.opening("/usr/bin/chcon")),
    Narrowing(
      "program-and-path", relabelling, relabelling.adding("-F exe!=/usr/bin/chcon"),
      "the program that is run is the new one",
      Deed.call(
        "execve", by: .ann.with { $0.exe = Scene.program("/usr/bin/chcon") },
        touching: ["/usr/bin/chcon"])),
    Narrowing(
      "link-in-the-way", relabelling,
      "-a always,exit -F dir=/bin -F perm=x -F auid>=1000 -F auid!=unset -k perm_chng\n",
      "a tree on a link holds nothing but the link",
      Deed.call("execve", touching: ["/usr/bin/chcon"])
    ).recording(Deed.call("execveat", touching: ["/bin"], exit: -40)),
  ]

  /// Deletions by users.
  static let ofDeletion: [Narrowing] = [
    Narrowing(
      "folders-spared", deletion, deletion.adding("-F filetype=dir"),
      "a name taken away relative to a folder that is not recorded",
      Deed.call("unlinkat", touching: ["/home/ann/notes"])),
    Narrowing(
      "first-word", deletion, deletion.adding("-F a0&=0x80000000"),
      "a word that is the folder's number in some calls and a pointer in others",
      Deed.call("unlink", [0x1000], touching: ["/home", "/home/ann/notes"])),
    Narrowing(
      "own-group", deletion, deletion.adding("-C gid=obj_gid"), "only names of one's group",
      Deed.call("rename", touching: ["/etc/passwd", "/etc/passwd-"], exit: -13)),
    Narrowing(
      "one-call", deletion, deletion.replacing("rename,unlink,unlinkat,renameat", "unlink"),
      "three calls are missing", Deed.call("renameat", touching: ["/home/ann/notes"])),
    Narrowing(
      "one-rule-of-two", deletion, deletion.replacing("arch=b32", "arch!=b32"),
      "the wide interface twice, once with the numbers of the narrow one",
      Deed.call("unlink", on: .b32, touching: ["/home/ann/notes"])
    ).recording(Deed.call("mprotect")),
  ]
}

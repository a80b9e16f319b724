import AuditEvents
import ByteText

private let access = SampleControl.access

/// A file that the subject was not let open.
private func denied(
  _ place: ByteString = "/etc/shadow", by subject: Subject = .ann, exit: Int64 = -13
) -> Call {
  Deed.opening(place, mode: 0, by: subject, exit: exit)
}

extension Narrowing {
  /// Ranges of users and results.
  static let ofAccess: [Narrowing] = [
    Narrowing(
      "succeeded", access, access.adding("-F success=1"), "what was denied did not succeed",
      denied()),
    Narrowing(
      "users-above", access, access.replacing("auid>=1000", "auid>1000"), "not the first user",
      denied()),
    Narrowing(
      "users-from-1001", access, access.replacing("auid>=1000", "auid>=1001"),
      "not the first user", denied()),
    Narrowing(
      "users-in-hexadecimal", access, access.replacing("auid>=1000", "auid>=0x1000"),
      "0x1000 is 4096", denied()),
    Narrowing(
      "hole", access,
      access.replacing("auid!=unset", "auid!=unset -F auid<5000")
        + access.replacing("auid>=1000", "auid>5000"), "one user between two ranges",
      denied(by: .user(5000))),
    Narrowing(
      "one-user-out", access, access.adding("-F auid!=60001"), "all users but one",
      denied(by: .user(60001))),
    Narrowing(
      "up-to", access, access.adding("-F auid<=60000"), "users up to a number",
      denied(by: .user(60001))),
    Narrowing(
      "unset-misread", access, access.replacing("auid!=unset", "auid!=-2"),
      "another number than the one that stands for no login", denied(by: .user(.max - 1))
    ).recording(denied(by: .service)),
    Narrowing(
      "real-user", access, access.replacing("auid>=1000", "uid>=1000"),
      "who the task is now, not who logged in", denied(by: .annAsRoot)
    ).recording(denied(by: .ann.with { $0.auid = 0 })),
    Narrowing(
      "positive-errno", access, access.replacing("exit=-E", "exit=E"),
      "a failed call returns the errno with a sign", denied()
    ).recording(denied(exit: 13)),
    Narrowing(
      "below-zero", access, access.replacing("exit=-EACCES", "exit<0"),
      "results are compared unsigned: none is below 0", denied()),
    Narrowing(
      "one-errno", access, access.without("EPERM"), "one errno of two", denied(exit: -1)),
    Narrowing(
      "errnos-of-one-rule", access, access.replacing("exit=-EACCES", "exit=-EACCES -F exit=-EPERM"),
      "no call returns two errnos", denied()),
    Narrowing(
      "call-missing", access, access.replacing("open,openat,", "open,"), "a call is missing",
      denied()),
    Narrowing(
      "no-arch", access,
      "-a always,exit -S 85,2,257,76,77 -F exit=-EACCES -F auid>=1000 -F auid!=unset -k access\n"
        + "-a always,exit -S 85,2,257,76,77 -F exit=-EPERM -F auid>=1000 -F auid!=unset -k access\n",
      "without arch the numbers are those of the wide interface",
      Deed.call("openat", on: .b32, by: .ann, touching: ["/etc/shadow"], exit: -13)
    ).recording(Deed.call("readlink", on: .b32, touching: ["/etc/shadow"], exit: -13)),
    Narrowing(
      "no-calls", access, access.replacing("creat,open,openat,truncate,ftruncate", "2032"),
      "a mask of a class bit without members holds no call", denied()),
  ]

  /// Tests on names: some name must pass.
  static let ofAccessByNames: [Narrowing] = [
    Narrowing("tree", access, access.adding("-F dir=/home"), "only one tree", denied()),
    Narrowing(
      "file", access, access.adding("-F path=/etc/shadow"), "only one file", denied("/etc/gshadow")),
    Narrowing(
      "regular-files", access, access.adding("-F filetype=file"), "only regular files",
      denied("/dev/sda")),
    Narrowing(
      "no-folders", access, access.adding("-F filetype!=dir"), "no folder may be touched",
      Deed.call("creat", touching: ["/etc", "/etc/new"], exit: -13)),
    Narrowing(
      "files-of-root", access, access.adding("-F obj_uid=0"), "only files of root",
      denied("/home/ann/notes", by: .user(1001))),
    Narrowing(
      "files-of-others", access, access.adding("-F obj_uid!=0"), "only files of others than root",
      denied()),
    Narrowing(
      "group-of-files", access, access.adding("-F obj_gid=42"), "only files of one group",
      denied("/etc/security/opasswd")),
    Narrowing(
      "device", access, access.adding("-F devmajor=259"), "only files on one kind of disk",
      denied()),
    Narrowing(
      "device-bit", access, access.adding("-F devminor&2"), "only devices of which a bit is set",
      denied()),
    Narrowing(
      "inode", access, access.adding("-F inode=131"), "only one inode number", denied()),
    Narrowing(
      "mode", access, access.adding("-F perm=w"), "only what was to be written", denied()),
    Narrowing(
      "mode-word", access, access.adding("-F a2&3"), "only what was to be written, for openat",
      denied()),
    Narrowing(
      "own-files", access, access.adding("-C auid=obj_uid"), "only one's own files", denied()),
    Narrowing(
      "not-own-files", access, access.adding("-C uid!=obj_uid"),
      "not one's own files, such as one without read permission",
      denied("/home/ann/notes")),
  ]
}

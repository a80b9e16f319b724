import Glibc

/// What matters of the file system that a folder is on, as it is mounted there.
struct MountedKind {
  /// Whether set-uid bits and capabilities have no effect (`MS_NOSUID`).
  let isNosuid: Bool

  init?(_ folder: Descriptor) {
    var status = statvfs()
    guard fstatvfs(folder.number, &status) == 0 else { return nil }
    isNosuid = status.f_flag & 0x2 != 0  // ST_NOSUID, statvfs(3)
  }
}

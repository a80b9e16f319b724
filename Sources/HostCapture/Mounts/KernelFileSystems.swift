import Glibc

/// The file systems that the running kernel makes up, so that no program can be on them: proc and
/// sysfs, and automount points, with nothing mounted yet.
struct KernelFileSystems {
  private let devices: Set<dev_t>

  /// Asks the running kernel; without an answer there are none.
  init() {
    let types: Set<String> = ["autofs", "proc", "sysfs"]
    devices = Set(MountInfo.running.filter { types.contains($0.mount.type) }.map(\.device))
  }

  /// Whether a file is on one of them.
  func contain(_ status: FileStatus) -> Bool { devices.contains(status.device) }
}

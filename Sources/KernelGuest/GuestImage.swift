import Foundation

/// The kernel and the first file system of the guest.
///
/// Below `/.guest` lie the agent, auditctl and the libraries it needs; beside it only the users and
/// groups and what a case makes. The agent is compiled when its source has changed and kept in
/// `.cache/guest`, or in the folder that `AUDITWRIGHT_CACHE` names; the rest is put together anew
/// for every boot, which takes no time that matters.
struct GuestImage {
  /// Debian's cloud kernel, the newest installed.
  let kernel: URL
  /// The archive for the kernel's `-initrd`.
  let archive: [UInt8]

  /// Throws `GuestError.missing` naming the command that installs what is not there.
  static func prepared() throws -> GuestImage {
    var archive = Archive()
    for folder in [".guest", ".guest/lib", "dev", "etc", "proc", "sys", "t"] {
      archive.add(folder: folder)
    }
    archive.addConsole()
    archive.add(file: "etc/passwd", mode: 0o644, content: Array(GuestUsers.passwd.utf8))
    archive.add(file: "etc/group", mode: 0o644, content: Array(GuestUsers.group.utf8))
    archive.add(file: ".guest/agent", mode: 0o755, content: try agent())
    let auditctl = URL(filePath: "/usr/sbin/auditctl")
    archive.add(file: ".guest/auditctl", mode: 0o755, content: try content(of: auditctl))
    for library in try libraries(of: auditctl) {
      let name =
        library.lastPathComponent.hasPrefix("ld-linux")
        ? ".guest/ld.so" : ".guest/lib/\(library.lastPathComponent)"
      archive.add(file: name, mode: 0o755, content: try content(of: library))
    }
    return GuestImage(kernel: try newestKernel(), archive: archive.finished())
  }

  /// Where compiled agents and the files of running guests are kept.
  static var cache: URL {
    if let folder = ProcessInfo.processInfo.environment["AUDITWRIGHT_CACHE"] {
      return URL(filePath: folder, directoryHint: .isDirectory)
    }
    return package.appending(path: ".cache/guest")
  }

  private static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func content(of file: URL) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw GuestError.missing(file.path)
    }
    return Array(data)
  }

  private static func newestKernel() throws -> URL {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/boot")) ?? []
    let kernels = names.filter { $0.hasPrefix("vmlinuz-") && $0.hasSuffix("-cloud-amd64") }
    let newest = kernels.max { $0.compare($1, options: .numeric) == .orderedAscending }
    guard let newest else { throw GuestError.missing("a kernel /boot/vmlinuz-*-cloud-amd64") }
    return URL(filePath: "/boot/\(newest)")
  }

  /// The absolute paths that ldd prints, the loader among them.
  private static func libraries(of program: URL) throws -> [URL] {
    let run = try Tool.run("/usr/bin/ldd", [program.path])
    return run.output.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("/") }
      .map { URL(filePath: String($0)) }
  }

  private static func agent() throws -> [UInt8] {
    let folder = package.appending(path: "Tests/Guest")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let sources = names.filter { $0.hasSuffix(".c") || $0.hasSuffix(".h") }
    var digest = Digest()
    for name in sources {
      digest.add(Array(name.utf8))
      digest.add(try content(of: folder.appending(path: name)))
    }
    let agent = cache.appending(path: "agent-\(digest.text)")
    if let kept = FileManager.default.contents(atPath: agent.path) { return Array(kept) }
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    try compile(
      sources.filter { $0.hasSuffix(".c") }.map { folder.appending(path: $0).path }, agent)
    return try content(of: agent)
  }

  /// Compiles under another name and renames, so that two runs at once do not meet half a program.
  private static func compile(_ sources: [String], _ agent: URL) throws {
    let draft = agent.path + "." + UUID().uuidString
    let options = ["-std=gnu11", "-static", "-O2", "-Wall", "-Wextra", "-Werror", "-o", draft]
    let run = try Tool.run("/usr/bin/gcc", options + sources)
    guard run.status == 0 else { throw GuestError.compilation(run.errors) }
    guard rename(draft, agent.path) == 0 else { throw GuestError.missing(agent.path) }
  }
}

import Foundation

/// One boot of the guest under qemu, in emulation: it needs no rights and no hardware support.
struct Machine {
  private static let qemu = "/usr/bin/qemu-system-x86_64"

  let image: GuestImage
  /// Holds the files of this boot.
  let folder: URL

  /// Boots, lets the guest work through `channel`, and returns qemu's exit status; `nil` if the
  /// time was over and qemu was killed.
  func run(_ channel: Channel, timeout: Duration) async throws -> Int32? {
    guard FileManager.default.isExecutableFile(atPath: Self.qemu) else {
      throw GuestError.missing(Self.qemu)
    }
    let archive = folder.appending(path: "archive.cpio")
    try Data(image.archive).write(to: archive)
    let process = Process()
    process.executableURL = URL(filePath: Self.qemu)
    process.arguments = arguments(archive: archive, channel: channel)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try Data().write(to: complaints)
    process.standardError = try FileHandle(forWritingTo: complaints)
    return try await finish(process, timeout: timeout)
  }

  /// The last lines of the guest's console and of qemu's own complaints.
  var consoleTail: String {
    let texts = [complaints, console].map {
      String(decoding: FileManager.default.contents(atPath: $0.path) ?? Data(), as: UTF8.self)
    }
    return texts.joined().split(whereSeparator: \.isNewline).suffix(30).joined(separator: "\n")
  }

  private var console: URL { folder.appending(path: "console.txt") }
  private var complaints: URL { folder.appending(path: "qemu.txt") }

  /// Two are for speed. Removing a rule waits for the readers of other processors; there are none,
  /// so it need not be patient. And qemu keeps what it has translated by address, so programs that
  /// always lie at the same one start three times as fast. On a busy host the kernel's test of the
  /// timer can fail, which would end the boot; it is left out.
  private static let kernelOptions = [
    "console=ttyS0", "panic=-1", "audit=1", "quiet", "rdinit=/.guest/agent",
    "rcupdate.rcu_expedited=1", "norandmaps", "no_timer_check",
  ].joined(separator: " ")

  private func arguments(archive: URL, channel: Channel) -> [String] {
    [
      "-accel", "tcg,thread=multi", "-cpu", "max", "-m", "512", "-display", "none", "-nodefaults",
      "-no-user-config", "-no-reboot", "-kernel", image.kernel.path, "-initrd", archive.path,
      "-append", Self.kernelOptions,
      "-serial", "file:\(console.path)",
      "-object",
      "memory-backend-file,id=channel,share=on,mem-path=\(channel.file.path),size=\(channel.size)",
      "-device", "ivshmem-plain,memdev=channel",
    ]
  }

  private func finish(_ process: Process, timeout: Duration) async throws -> Int32? {
    let (ends, end) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
      end.yield($0.terminationStatus)
      end.finish()
    }
    try process.run()
    let pid = process.processIdentifier
    return await withTaskGroup(of: Int32?.self) { group in
      group.addTask {
        for await status in ends { return status }
        return nil
      }
      group.addTask {
        try? await Task.sleep(for: timeout)
        return nil
      }
      let first = await group.next() ?? nil
      if first == nil { kill(pid, SIGKILL) }
      group.cancelAll()
      return first
    }
  }
}

import ByteText

/// The numbers of the calls that tests make, in both ABIs.
///
/// Source: the kernel's `syscall_64.tbl` and `syscall_32.tbl`. Any other call can be made by number.
public enum CallName: String, Sendable, CaseIterable {
  case access, bind, chdir, chmod, chown, clone, connect, creat, execve, execveat, exit
  case exitGroup = "exit_group"
  case fchmod, fchmodat, fork, ftruncate, getpid, getxattr, ioctl, kill, link, linkat
  case mkdir, mkdirat, mknod, mmap, mount, open, openat, openat2, personality, read, readlink
  case rename, renameat2, rmdir, sendto, setuid, setxattr, stat, symlink, truncate, umount2
  case unlink, unlinkat, utimensat, vfork, write

  /// The call's number; `nil` where the ABI has no such call.
  public func number(_ abi: GuestABI) -> UInt32? {
    switch abi {
    case .b64: Self.numbers64[self]
    case .b32: Self.numbers32[self]
    }
  }

  private static let numbers64: [CallName: UInt32] = [
    .access: 21, .bind: 49, .chdir: 80, .chmod: 90, .chown: 92, .clone: 56, .connect: 42,
    .creat: 85, .execve: 59, .execveat: 322, .exit: 60, .exitGroup: 231, .fchmod: 91,
    .fchmodat: 268, .fork: 57, .ftruncate: 77, .getpid: 39, .getxattr: 191, .ioctl: 16,
    .kill: 62, .link: 86, .linkat: 265, .mkdir: 83, .mkdirat: 258, .mknod: 133, .mmap: 9,
    .mount: 165, .open: 2, .openat: 257, .openat2: 437, .personality: 135, .read: 0,
    .readlink: 89, .rename: 82, .renameat2: 316, .rmdir: 84, .sendto: 44, .setuid: 105,
    .setxattr: 188, .stat: 4, .symlink: 88, .truncate: 76, .umount2: 166, .unlink: 87,
    .unlinkat: 263, .utimensat: 280, .vfork: 58, .write: 1,
  ]

  private static let numbers32: [CallName: UInt32] = [
    .access: 33, .bind: 361, .chdir: 12, .chmod: 15, .chown: 212, .clone: 120, .connect: 362,
    .creat: 8, .execve: 11, .execveat: 358, .exit: 1, .exitGroup: 252, .fchmod: 94,
    .fchmodat: 306, .fork: 2, .ftruncate: 93, .getpid: 20, .getxattr: 229, .ioctl: 54,
    .kill: 37, .link: 9, .linkat: 303, .mkdir: 39, .mkdirat: 296, .mknod: 14, .mount: 21,
    .open: 5, .openat: 295, .openat2: 437, .personality: 136, .read: 3, .readlink: 85,
    .rename: 38, .renameat2: 353, .rmdir: 40, .sendto: 369, .setuid: 213, .setxattr: 226,
    .stat: 195, .symlink: 83, .truncate: 92, .umount2: 52, .unlink: 10, .unlinkat: 301,
    .utimensat: 320, .vfork: 190, .write: 4,
  ]
}

extension GuestCall {
  /// A call by name. The name must exist in the ABI; see `CallName.number`.
  public init(_ name: CallName, _ arguments: Argument..., abi: GuestABI = .b64) {
    guard let number = name.number(abi) else {
      preconditionFailure("\(abi) has no call \(name.rawValue)")
    }
    self.init(abi, number, arguments)
  }

  /// execve of `path` with itself as the only argument and an empty environment.
  public static func execute(_ path: ByteString, abi: GuestABI = .b64) -> GuestCall {
    GuestCall(.execve, .string(path), .array([.string(path), 0]), .array([0]), abi: abi)
  }

  /// openat2 with this `struct open_how`.
  public static func openat2(
    _ path: ByteString, flags: UInt64, mode: UInt64 = 0, resolve: UInt64 = 0, abi: GuestABI = .b64
  ) -> GuestCall {
    var how = WireWriter()
    for value in [flags, mode, resolve] { how.put(value) }
    return GuestCall(.openat2, -100, .string(path), .bytes(how.bytes), 24, abi: abi)
  }

  /// `name`, which is bind or connect, with an address of only this family and zeros, 28 bytes.
  public static func address(
    _ name: CallName, family: UInt16, socketFamily: UInt32? = nil, abi: GuestABI = .b64
  ) -> GuestCall {
    var address = WireWriter()
    address.put(family)
    let room = [UInt8](repeating: 0, count: 26)
    let socket = Argument.socket(family: socketFamily ?? UInt32(family), type: 2, protocol: 0)
    return GuestCall(name, socket, .bytes(address.bytes + room), 28, abi: abi)
  }

  /// A user message of `type` (1100 to 1199, 2100 to 2999) with `text`, as auditctl -m sends it.
  public static func message(type: UInt16, _ text: ByteString) -> GuestCall {
    var packet = WireWriter()
    packet.put(UInt32(16 + text.count))
    packet.put(type)
    packet.put(UInt16(1))  // NLM_F_REQUEST
    packet.put(UInt32(1))
    packet.put(UInt32(0))
    let length = UInt64(16 + text.count)
    let kernel: [UInt8] = [16, 0] + [UInt8](repeating: 0, count: 10)
    return GuestCall(
      .sendto, .socket(family: 16, type: 3, protocol: 9), .bytes(packet.bytes + text.bytes),
      .number(length), 0, .bytes(kernel), 12)
  }
}

/// The names of the io_uring operations that a listing prints in the place of system calls.
///
/// Source: linux/io_uring.h, `enum io_uring_op`. libaudit 3.0.9 knows neither the filter list nor
/// these names; 3.1 and later do if built so.
public enum IoUringOperations {
  /// The number of the operation of this name.
  public static func number(of name: String) -> UInt32? { numbers[name] }

  private static let numbers: [String: UInt32] = [
    "sendmsg": 9, "recvmsg": 10, "accept": 13, "connect": 16, "fallocate": 17, "openat": 18,
    "close": 19, "openat2": 28, "shutdown": 34, "renameat": 35, "unlinkat": 36, "mkdirat": 37,
    "symlinkat": 38, "linkat": 39, "msg_ring": 40, "fsetxattr": 41, "setxattr": 42,
    "fgetxattr": 43, "getxattr": 44, "uring_cmd": 46, "sendmsg_zc": 48,
  ]
}

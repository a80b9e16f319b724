/// A cpio archive in the `newc` format, which the kernel unpacks as its first file system.
struct Archive {
  private(set) var bytes: [UInt8] = []
  private var inode: UInt32 = 0

  /// Adds a folder, mode 0755.
  mutating func add(folder path: String) {
    add(path, mode: 0o040755, content: [])
  }

  /// Adds a file.
  mutating func add(file path: String, mode: UInt32, content: [UInt8]) {
    add(path, mode: 0o100000 | mode, content: content)
  }

  /// Adds the console device, without which the first process has no standard output.
  mutating func addConsole() {
    add("dev/console", mode: 0o020600, content: [], device: (5, 1))
  }

  /// The archive, closed.
  func finished() -> [UInt8] {
    var copy = self
    copy.add("TRAILER!!!", mode: 0, content: [])
    return copy.bytes
  }

  private mutating func add(
    _ path: String, mode: UInt32, content: [UInt8], device: (UInt32, UInt32) = (0, 0)
  ) {
    inode += 1
    let name = Array(path.utf8) + [0]
    let numbers: [UInt32] = [
      inode, mode, 0, 0, 1, 0, UInt32(content.count), 0, 0, device.0, device.1,
      UInt32(name.count), 0,
    ]
    bytes += Array("070701".utf8)
    for number in numbers {
      let digits = String(number, radix: 16)
      bytes += Array((String(repeating: "0", count: 8 - digits.count) + digits).utf8)
    }
    bytes += name
    pad()
    bytes += content
    pad()
  }

  private mutating func pad() {
    while !bytes.count.isMultiple(of: 4) { bytes.append(0) }
  }
}

import ByteText
import Glibc

/// The files below a folder.
enum FolderFiles {
  /// The paths below `folder`, in byte order, of what is no folder and has a name that ends in one of
  /// `endings`; hidden ones and folders behind links are left out.
  ///
  /// - Parameter isWanted: asked with the kind of each such path, one of the `S_IF` numbers.
  /// - Throws: `Failure.noAnswer` if a folder cannot be read.
  static func paths(
    below folder: String, endings: [String], where isWanted: (mode_t) -> Bool = { _ in true }
  ) throws(Failure) -> [String] {
    var result: [String] = []
    var pending = [folder]
    while let next = pending.popLast() {
      for name in try FileReading.names(in: next) where name.first != UInt8(ascii: ".") {
        guard let text = name.utf8 else { continue }
        let path = (next.hasSuffix("/") ? next : next + "/") + text
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        let kind = status.st_mode & S_IFMT
        if kind == S_IFDIR {
          pending.append(path)
        } else if isWanted(kind), endings.contains(where: text.hasSuffix) {
          result.append(path)
        }
      }
    }
    return result.sorted()
  }
}

import ByteText
import Glibc

/// Finds the files that are to be formatted.
enum FormatSearch {
  /// The files that `paths` name: a file is taken whatever its name, of a folder all below it whose
  /// names end in one of `endings`, in byte order. `-` stays.
  ///
  /// Hidden ones and symbolic links inside folders are passed over: what a link leads to is
  /// formatted where it stands, or lies outside of what was named.
  ///
  /// - Throws: `Failure.noAnswer` if a path leads to nothing or a folder cannot be read.
  static func files(at paths: [String], endings: [String]) throws(Failure) -> [String] {
    var result: [String] = []
    var seen: Set<String> = []
    for path in paths {
      let found = isFolder(path) ? try files(in: path, endings: endings) : [path]
      for file in found where seen.insert(file).inserted { result.append(file) }
    }
    return result
  }

  private static func isFolder(_ path: String) -> Bool {
    path != "-" && FileReading.kind(of: path) == S_IFDIR
  }

  private static func files(in folder: String, endings: [String]) throws(Failure) -> [String] {
    var result: [String] = []
    var pending = [folder]
    while let next = pending.popLast() {
      for name in try FileReading.names(in: next) where name.first != UInt8(ascii: ".") {
        guard let text = name.utf8 else { continue }
        let path = (next.hasSuffix("/") ? next : next + "/") + text
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: pending.append(path)
        case S_IFREG: if endings.contains(where: text.hasSuffix) { result.append(path) }
        default: continue
        }
      }
    }
    return result.sorted()
  }
}

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
      let found =
        isFolder(path)
        ? try FolderFiles.paths(below: path, endings: endings) { $0 == S_IFREG } : [path]
      for file in found where seen.insert(file).inserted { result.append(file) }
    }
    return result
  }

  private static func isFolder(_ path: String) -> Bool {
    path != "-" && FileReading.kind(of: path) == S_IFDIR
  }
}

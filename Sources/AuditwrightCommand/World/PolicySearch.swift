import ByteText
import Diagnostics
import Glibc
import PolicyModel
import PolicySyntax

/// Finds and reads the policies: every given folder, `./Policies`, and the installed ones.
struct PolicySearch {
  /// What was read: the definitions, and what is wrong with the files.
  struct Found {
    let library: PolicyLibrary
    let diagnostics: [Diagnostic]
    /// The files that were read, with their trees.
    let results: [PolicyParser.Result]

    var fileCount: Int { results.count }
  }

  /// Folders given on the command line, in order.
  let folders: [String]

  /// Reads every policy and inventory in the search path.
  ///
  /// - Throws: `Failure.noAnswer` if a given folder is none or a file cannot be read.
  func find() throws(Failure) -> Found {
    var files: [String] = []
    for folder in folders {
      if FileReading.kind(of: folder) == S_IFREG {
        files.append(folder)
      } else {
        files += try Self.policies(in: folder)
      }
    }
    for folder in Self.standardFolders where FileReading.kind(of: folder) == S_IFDIR {
      files += try Self.policies(in: folder)
    }
    var results: [PolicyParser.Result] = []
    var texts: Set<[UInt8]> = []
    for file in try distinct(files) {
      let source = SourceText(name: file, bytes: try FileReading.bytes(of: file))
      // A checkout beside an installed copy holds the same files twice.
      guard texts.insert(source.bytes).inserted else { continue }
      results.append(PolicyParser.parse(source))
    }
    return Found(
      library: PolicyLibrary(results.map(\.file)), diagnostics: results.flatMap(\.diagnostics),
      results: results)
  }

  /// `./Policies`, and the folder beside the program that `make install` fills.
  private static var standardFolders: [String] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return ["Policies"] }
    let program = String(decoding: buffer[..<count], as: UTF8.self)
    // `bin/auditwright` below the prefix; the kernel gives the path without links and dots.
    let prefix = program.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
      .joined(separator: "/")
    return ["Policies", prefix + "/share/auditwright/policies"]
  }

  /// The policy files below `folder` in byte order; hidden ones and links to folders are left out.
  static func policies(in folder: String) throws(Failure) -> [String] {
    try FolderFiles.paths(below: folder, endings: [".policy", ".programs"])
  }

  /// Each file once, whatever the ways that led to it: a folder may be given and be a standard one.
  private func distinct(_ files: [String]) throws(Failure) -> [String] {
    struct Identity: Hashable {
      let device: dev_t
      let inode: ino_t
    }
    var seen: Set<Identity> = []
    var result: [String] = []
    for file in files {
      var status = stat()
      guard stat(file, &status) == 0 else {
        throw .noAnswer(
          "'\(FileReading.shown(file))' cannot be read: \(String(cString: strerror(errno)))")
      }
      if seen.insert(Identity(device: status.st_dev, inode: status.st_ino)).inserted {
        result.append(file)
      }
    }
    return result
  }
}

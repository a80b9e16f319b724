import ByteText
import CFileAttributes
import Glibc

/// What the attribute `security.capability` of a file says.
enum CapabilityAttribute {
  /// No such attribute, or the file system has none.
  case none
  case capabilities(FileCapabilities)
  /// There is one, but not one to be read.
  case unreadable(String)

  /// Asks for the attribute of `name` in `folder`; a symlink put in its place is not followed.
  init(_ name: ByteString, in folder: Descriptor) {
    // No call before Linux 6.13 takes a folder's descriptor and a name; this path is bound to it.
    var path = folder.path
    path.append(UInt8(ascii: "/"))
    path.append(contentsOf: name)
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = path.withTerminator { path in
      buffer.withUnsafeMutableBytes {
        lgetxattr(path, "security.capability", $0.baseAddress!, $0.count)
      }
    }
    guard count >= 0 else {
      let isAbsence = [ENODATA, ENOTSUP, ENOENT].contains(errno)
      self = isAbsence ? .none : .unreadable(ByteString.reason(errno))
      return
    }
    let capabilities = FileCapabilities(attribute: Array(buffer[..<count]))
    self = capabilities.map { .capabilities($0) } ?? .unreadable("an unknown revision")
  }
}

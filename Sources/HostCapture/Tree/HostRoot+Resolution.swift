import ByteText
import Glibc

extension HostRoot {
  /// Where a path leads to when every symlink in it is followed.
  struct Place {
    /// The parts of the path without links, `.` and `..`; none for the root.
    var parts: [ByteString]
    /// Open for its status only.
    var descriptor: Descriptor
    var status: FileStatus
  }

  /// How many links the kernel follows before it gives up (`MAXSYMLINKS`, path_resolution(7)).
  private static let mostLinks = 40

  /// Where `path` leads to inside this tree; `nil` if it leads nowhere.
  func place(at path: ByteString) -> Place? {
    var place = Place(parts: [], descriptor: folder, status: status)
    var rest = Array(path.parts.reversed())
    var links = 0
    while let part = rest.popLast() {
      guard place.status.kind == .folder else { return nil }
      if part == ".." {
        guard let parent = reopened(place.parts.dropLast()) else { return nil }
        place = parent
        continue
      }
      guard let file = place.descriptor.open(part, statusOnly), let status = FileStatus(file) else {
        return nil
      }
      guard status.kind == .link else {
        place = Place(parts: place.parts + [part], descriptor: file, status: status)
        continue
      }
      links += 1
      guard links <= Self.mostLinks, let target = file.target(ofLink: "") else { return nil }
      if target.first == UInt8(ascii: "/") {
        place = Place(parts: [], descriptor: folder, status: self.status)
      }
      rest += target.parts.reversed()
    }
    return place
  }

  /// The place of `parts`, none of which is a link. Walking down again, instead of up by `..`,
  /// keeps a folder that is moved meanwhile from leading out of the tree.
  private func reopened(_ parts: ArraySlice<ByteString>) -> Place? {
    var descriptor = folder
    for part in parts {
      guard let next = descriptor.open(part, statusOnly | O_DIRECTORY) else { return nil }
      descriptor = next
    }
    return FileStatus(descriptor).map {
      Place(parts: Array(parts), descriptor: descriptor, status: $0)
    }
  }
}

extension ByteString {
  /// The names between the slashes, without empty ones and `.`.
  var parts: [ByteString] {
    split(separator: UInt8(ascii: "/")).map { ByteString($0) }.filter { $0 != "." }
  }
}

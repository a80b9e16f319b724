import ByteText

/// The options of a mount that matter to audit rules.
struct MountOptions {
  private var isSet: Set<String> = []

  /// Reads a list with commas, the last word on each counting. `user` and the like bring others
  /// along, as mount(8) describes.
  init(_ list: ByteString) {
    let brought: [String: [String]] = [
      "user": ["nosuid", "nodev", "noexec"], "users": ["nosuid", "nodev", "noexec"],
      "owner": ["nosuid", "nodev"], "group": ["nosuid", "nodev"],
    ]
    for option in list.split(separator: UInt8(ascii: ",")).map({ ByteString($0).description }) {
      switch option {
      case "nosuid", "nodev", "noexec": isSet.insert(option)
      case "suid", "dev", "exec": isSet.remove("no" + option)
      default: isSet.formUnion(brought[option] ?? [])
      }
    }
  }

  /// The words, sorted.
  var names: [String] { isSet.sorted() }
}

import ByteText

extension HostFacts: HostView {
  /// How many links a path may lead through before it counts as absent (Linux's own limit, ELOOP).
  private static let linkLimit = 40

  public func userId(of name: ByteString) -> Lookup<UInt32> {
    users[name].map(Lookup.found) ?? (users.isEmpty || isPartial ? .unknown : .absent)
  }

  public func groupId(of name: ByteString) -> Lookup<UInt32> {
    groups[name].map(Lookup.found) ?? (groups.isEmpty || isPartial ? .unknown : .absent)
  }

  public func kind(of path: ByteString, followingLast: Bool) -> Lookup<FileKind> {
    guard path.first == UInt8(ascii: "/") else { return .absent }
    let place = resolved(path, followingLast: followingLast)
    guard let place else { return .absent }
    if let kind = listedKind(of: place) { return .found(kind) }
    return isPartial && !isKnownToBeAbsent(place) ? .unknown : .absent
  }

  /// `path` without links: those in the middle always followed, one at the end only if asked.
  /// `nil` for a loop of links. Parts that the facts do not list are kept as they are.
  public func resolved(_ path: ByteString, followingLast: Bool) -> ByteString? {
    var pending = Array(components(of: path).reversed())
    var place: [ByteString] = []
    var links = 0
    while let component = pending.popLast() {
      if component == ".." {
        _ = place.popLast()
        continue
      }
      place.append(component)
      let isLast = pending.isEmpty
      guard !symlinks.isEmpty, !isLast || followingLast, let target = symlinks[joined(place)]
      else { continue }
      links += 1
      guard links <= Self.linkLimit else { return nil }
      if target.first == UInt8(ascii: "/") { place = [] } else { place.removeLast() }
      pending += components(of: target).reversed()
    }
    return joined(place)
  }

  /// What the facts list at exactly this place.
  private func listedKind(of place: ByteString) -> FileKind? {
    if directories.contains(place) { return .directory }
    if symlinks[place] != nil { return .symlink }
    if files.contains(place) { return .file }
    // What is mounted somewhere needs a folder there; files are hardly ever mounted on.
    if mounts.contains(where: { $0.path == place }) { return .directory }
    return nil
  }

  /// Whether this place, or a folder that it would be in, is said not to be there.
  private func isKnownToBeAbsent(_ place: ByteString) -> Bool {
    let components = components(of: place)
    return components.indices.contains { absent.contains(joined(Array(components[...$0]))) }
  }

  private func components(of path: ByteString) -> [ByteString] {
    path.split(separator: UInt8(ascii: "/")).map { ByteString($0) }.filter { $0 != "." }
  }

  private func joined(_ components: [ByteString]) -> ByteString {
    if components.isEmpty { return "/" }
    var result = ByteString()
    result.reserveCapacity(components.reduce(0) { $0 + $1.count + 1 })
    for component in components {
      result.append(UInt8(ascii: "/"))
      result.append(contentsOf: component)
    }
    return result
  }
}

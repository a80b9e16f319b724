import ByteText

/// What is recorded of a host in a policy's `facts`: values, taken at one moment.
///
/// What they do not list is absent, for facts are captured for the places that policies name; or not
/// known, if the facts are partial.
public struct HostFacts: Sendable, Hashable {
  /// A mounted file system.
  public struct Mount: Sendable, Hashable {
    /// Where it is mounted.
    public var path: ByteString
    /// Its type, such as `ext4`.
    public var type: String
    /// Its options that matter to rules, such as `nosuid`.
    public var options: [String]

    public init(path: ByteString, type: String, options: [String]) {
      self.path = path
      self.type = type
      self.options = options
    }
  }

  /// The name that policies use.
  public var name: String
  /// Whether what is not listed is not known, rather than absent.
  public var isPartial = false
  public var directories: Set<ByteString> = ["/"]
  public var files: Set<ByteString> = []
  /// What is known not to be there, with all below it; partial facts need to say so.
  public var absent: Set<ByteString> = []
  /// Links and their targets as written.
  public var symlinks: [ByteString: ByteString] = [:]
  public var mounts: [Mount] = []
  public var users: [ByteString: UInt32] = [:]
  public var groups: [ByteString: UInt32] = [:]
  /// The security modules in force; unknown if `nil`.
  public var securityModules: [String]?
  /// The awk that augenrules runs with; mawk, Debian's default, if `nil`.
  public var awk: String?
  public var kernel: Version?
  public var audit: Version?
  /// The names of the program inventories that belong to the host.
  public var inventories: [String] = []

  public init(name: String) {
    self.name = name
  }
}

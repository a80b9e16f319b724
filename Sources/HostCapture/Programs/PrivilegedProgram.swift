import ByteText

/// A program that gives privileges to whoever runs it.
public struct PrivilegedProgram: Sendable, Hashable {
  /// Inside the host's tree, absolute.
  public var path: ByteString
  public var isSetuid: Bool
  public var isSetgid: Bool
  public var capabilities: FileCapabilities?

  public init(
    path: ByteString, isSetuid: Bool = false, isSetgid: Bool = false,
    capabilities: FileCapabilities? = nil
  ) {
    self.path = path
    self.isSetuid = isSetuid
    self.isSetgid = isSetgid
    self.capabilities = capabilities
  }
}

/// Text as the kernel and libaudit see it: a sequence of bytes in no particular encoding.
///
/// Rules, paths and keys are compared byte by byte. Swift's `String` would take a composed and a
/// decomposed `é` for equal and CR LF for one character, so it is used only for display.
public struct ByteString: Hashable, Sendable {
  /// The bytes, in order.
  public var bytes: [UInt8]

  /// A text of these bytes.
  public init<Bytes: Sequence>(_ bytes: Bytes) where Bytes.Element == UInt8 {
    self.bytes = Array(bytes)
  }

  /// The UTF-8 form of a Swift string.
  public init(_ string: String) {
    bytes = Array(string.utf8)
  }

  /// An empty text.
  public init() {
    bytes = []
  }
}

extension ByteString {
  /// Hashes the bytes at one go: rules are looked up by the hundred thousand.
  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(bytes.count)
  }
}

extension ByteString: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { bytes.count }

  public subscript(position: Int) -> UInt8 {
    get { bytes[position] }
    set { bytes[position] = newValue }
  }

  public mutating func replaceSubrange<C: Collection>(_ range: Range<Int>, with new: C)
  where C.Element == UInt8 {
    bytes.replaceSubrange(range, with: new)
  }

  public func withContiguousStorageIfAvailable<R>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R? {
    try bytes.withContiguousStorageIfAvailable(body)
  }
}

extension ByteString: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension ByteString: Comparable {
  /// Orders by unsigned byte, as `memcmp` does; independent of any locale.
  public static func < (left: ByteString, right: ByteString) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

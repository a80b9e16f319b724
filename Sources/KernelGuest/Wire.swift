/// Writes numbers in little-endian order and texts with their length, as `Tests/Guest/wire.h` says.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(text: [UInt8]) {
    put(UInt32(text.count))
    bytes.append(contentsOf: text)
  }
}

/// Reads what `WireWriter` or the guest wrote; throws `GuestError.malformedResults` when
/// the bytes end too early.
struct WireReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number<Number: FixedWidthInteger>(
    _: Number.Type = Number.self
  ) throws(GuestError) -> Number {
    let size = MemoryLayout<Number>.size
    let slice = try take(size)
    return slice.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(as: Number.self)) }
  }

  mutating func text() throws(GuestError) -> [UInt8] {
    let length: UInt32 = try number()
    return Array(try take(Int(length)))
  }

  mutating func list<Element>(
    _ read: (inout WireReader) throws(GuestError) -> Element
  ) throws(GuestError) -> [Element] {
    let count: UInt32 = try number()
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  private mutating func take(_ count: Int) throws(GuestError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw GuestError.malformedResults }
    defer { position += count }
    return bytes[position..<position + count]
  }
}

/// FNV-1a over several pieces: a name for a set of inputs, not a safeguard.
struct Digest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes + [0] { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  }

  var text: String { String(state, radix: 16) }
}

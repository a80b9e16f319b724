extension ByteString {
  /// Where `part` first stands in this text; `nil` if nowhere.
  public func firstPosition(of part: ByteString) -> Int? {
    guard count >= part.count else { return nil }
    return bytes.withUnsafeBufferPointer { text in
      part.bytes.withUnsafeBufferPointer { wanted in
        (0...(text.count - wanted.count)).first { start in
          wanted.indices.allSatisfy { text[start + $0] == wanted[$0] }
        }
      }
    }
  }
}

import HostCapture
import Testing

private let named: UInt64 = 1 << 41 - 1

/// What getcap of libcap 2.66 printed on Linux 6.18 for the same sets.
@Test(
  arguments: [
    (1 << 13, 0, true, "cap_net_raw=ep"),
    (1 << 13, 0, false, "cap_net_raw=p"),
    (0x3000, 0, true, "cap_net_admin,cap_net_raw=ep"),
    (1 << 13, 1 << 12, true, "cap_net_admin=ei cap_net_raw+ep"),
    (0x2001, 0x1001, false, "cap_chown=ip cap_net_admin+i cap_net_raw+p"),
    (0x2001, 0x1001, true, "cap_chown=eip cap_net_admin+ei cap_net_raw+ep"),
    (named, 0, true, "=ep"),
    (named, named, true, "=eip"),
    (named - 1, 0, true, "=ep cap_chown-ep"),
    (named, 1, true, "=ep cap_chown+i"),
    (named ^ 1 << 5, 1 << 5, false, "=p cap_kill+i-p"),
    (0, 0, true, "="),
    (1 << 45, 0, true, "= 45+ep"),
    (1 << 45 | 1, 0, true, "cap_chown=ep 45+ep"),
    (1 << 43 - 1, 0, false, "=p 41,42+p"),
    (1 << 40, 0, true, "cap_checkpoint_restore=ep"),
  ] as [(UInt64, UInt64, Bool, String)])
func capabilitiesAreWrittenAsGetcapWritesThem(
  permitted: UInt64, inheritable: UInt64, isEffective: Bool, text: String
) {
  let capabilities = FileCapabilities(
    permitted: permitted, inheritable: inheritable, isEffective: isEffective)
  #expect(capabilities.description == text)
}

/// The attribute's bytes, little-endian.
private func attribute(_ words: [UInt32]) -> [UInt8] {
  words.flatMap { word in (0..<4).map { UInt8(word >> ($0 * 8) & 0xff) } }
}

@Test func allThreeRevisionsOfTheAttributeAreRead() throws {
  let first = try #require(FileCapabilities(attribute: attribute([0x0100_0001, 1 << 13, 2])))
  #expect(first == FileCapabilities(permitted: 1 << 13, inheritable: 2, isEffective: true))
  let second = try #require(
    FileCapabilities(attribute: attribute([0x0200_0000, 1 << 13, 2, 1 << 8, 1 << 7])))
  #expect(second == FileCapabilities(permitted: 1 << 40 | 1 << 13, inheritable: 1 << 39 | 2))
  let third = try #require(
    FileCapabilities(attribute: attribute([0x0300_0001, 1 << 13, 0, 0, 0, 100_000])))
  #expect(
    third == FileCapabilities(permitted: 1 << 13, isEffective: true, rootUser: 100_000))
}

@Test(arguments: [[], [0x0200_0001], [0x0200_0001, 1, 0], [0x0400_0001, 1, 0, 0, 0]])
func anAttributeThatIsNoneIsNotGuessedAt(words: [UInt32]) {
  #expect(FileCapabilities(attribute: attribute(words)) == nil)
  #expect(FileCapabilities(attribute: attribute(words) + [1, 2]) == nil)
}

import ByteText
import Foundation
import Testing

@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
])
func digestsAreThoseOfTheStandard(text: String, digest: String) {
  #expect(SHA256(Array(text.utf8)).text == digest)
}

@Test(arguments: [55, 56, 63, 64, 65, 119, 120, 1000])
func digestsOfAnyLengthAreThoseOfSha256sum(count: Int) throws {
  let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
  let file = FileManager.default.temporaryDirectory.appending(path: "digest-\(UUID().uuidString)")
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/sha256sum")
  process.arguments = [file.path]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  #expect(String(decoding: output.prefix(64), as: UTF8.self) == SHA256(bytes).text)
}

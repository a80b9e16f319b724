import ByteText
import Foundation
import Testing

/// The checked-in rules of a profile.
private func folder(of profile: ByteString) -> URL {
  Shipped.package.appending(path: "Generated/\(profile)")
}

/// Writes the files of `profile` again, and takes away those that it no longer has.
private func renew(_ profile: ByteString) throws {
  let folder = folder(of: profile)
  try? FileManager.default.removeItem(at: folder)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  for file in try emitted(profile) {
    try Data(file.bytes).write(to: folder.appending(path: file.name.description))
  }
}

@Test(arguments: Shipped.profiles.map(\.name.text))
func goldenGeneratedFolderIsWhatTheProfileCompilesTo(profile: ByteString) throws {
  if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil { try renew(profile) }
  let folder = folder(of: profile)
  let present = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  let files = try emitted(profile)
  let hint: Comment = "Generated/\(profile) is stale; renew it with: make renew"
  #expect(present == files.map(\.name.description).sorted(), hint)
  for file in files {
    let bytes = FileManager.default.contents(
      atPath: folder.appending(path: file.name.description).path)
    let isFresh = bytes.map(Array.init) == file.bytes
    #expect(isFresh, "Generated/\(profile)/\(file.name) is stale; renew it with: make renew")
  }
}

@Test func everyGeneratedFolderBelongsToAProfile() throws {
  let folders = try FileManager.default.contentsOfDirectory(
    atPath: Shipped.package.appending(path: "Generated").path)
  #expect(Set(folders) == Set(Shipped.profiles.map(\.name.description)))
}

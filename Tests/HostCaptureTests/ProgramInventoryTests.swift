import ByteText
import Diagnostics
import Glibc
import HostCapture
import Testing

@Test func everyKindOfPrivilegeIsFoundInTheOrderOfTheBytes() throws {
  let tree = try TemporaryTree()
  try tree.folder("/usr")
  try tree.folder("/usr-local")
  for (name, mode) in [("su", 0o4755), ("wall", 0o2755), ("at", 0o6755), ("ls", 0o755)] {
    try tree.file("/usr/" + ByteString(name), mode: mode_t(mode))
  }
  try tree.file("/usr-local/old", mode: 0o4711)
  try tree.file("/usr/ping", mode: 0o755)
  try tree.capabilities("/usr/ping", [0x0200_0001, 1 << 13, 0, 0, 0])
  try tree.file("/usr/mapped", mode: 0o4755)
  try tree.capabilities("/usr/mapped", [0x0300_0001, 1 << 10, 0, 0, 0, 100_000])
  let inventory = try tree.inventory()
  #expect(inventory.problems == [])
  #expect(
    inventory.text.hasSuffix(
      """

      programs "host.programs" {
        /usr-local/old setuid
        /usr/at setuid, setgid
        /usr/mapped setuid, capabilities "cap_net_bind_service=ep"
        /usr/ping capabilities "cap_net_raw=ep"
        /usr/su setuid
        /usr/wall setgid
      }

      """))
  #expect(try readBack(inventory).programs.map(\.path.text) == inventory.programs.map(\.path))
}

@Test func onlyRegularFilesGivePrivileges() throws {
  let tree = try TemporaryTree()
  try tree.file("/su", mode: 0o4755)
  try tree.link("/link", to: "su")
  try tree.link("/up", to: "..")
  try tree.folder("/shared", mode: 0o2775)
  try tree.pipe("/pipe", mode: 0o4755)
  let inventory = try tree.inventory()
  #expect(inventory.programs.map(\.path) == ["/su"])
}

@Test func aTreeWithoutProgramsGivesAnEmptyInventory() throws {
  let inventory = try TemporaryTree().inventory()
  #expect(inventory.programs == [])
  #expect(try readBack(inventory).programs == [])
}

@Test func aNosuidMountIsLeftOutButNotWhatIsMountedInIt() throws {
  let tree = try TemporaryTree()
  for folder in ["/home", "/home/tools", "/home/tools/bin", "/srv"] as [ByteString] {
    try tree.folder(folder)
    try tree.file(folder + "/su", mode: 0o4755)
  }
  var options = ProgramInventory.Options()
  options.mounts = MountTable(
    reading: Array(
      """
      # <file system> <mount point> <type> <options>
      UUID=1 / ext4 errors=remount-ro 0 1
      UUID=2 /home ext4 defaults,nosuid 0 2
      UUID=3 /home/tools ext4 defaults 0 2
      UUID=4 /srv ext4 user,suid 0 2
      UUID=5 none swap sw 0 0
      """.utf8))
  let inventory = try tree.inventory(options)
  #expect(
    inventory.programs.map(\.path) == ["/home/tools/bin/su", "/home/tools/su", "/srv/su"])
}

@Test func anotherFileSystemIsLeftOutAndNamedUnlessAllAreAskedFor() throws {
  // Wherever tests run, /dev/shm or /dev/pts is a file system of its own.
  let left = { (problems: [Diagnostic]) in problems.filter { $0.id == "other-file-system" } }
  let dev = try HostRoot("/dev")
  let notes = left(ProgramInventory.capture(dev).problems)
  #expect(!notes.isEmpty)
  #expect(notes.allSatisfy { $0.severity == .note })
  var options = ProgramInventory.Options()
  options.looksIntoAllDevices = true
  #expect(left(ProgramInventory.capture(dev, options: options).problems) == [])
}

@Test(
  arguments: [
    "two words", "new\nline", "tab\tback\\slash", "quo\"te", "semi;colon,{}()$x", "hash#", "é",
    "right\u{202e}left", "-dash", "\u{1b}[31m",
  ] as [ByteString])
func hostileNamesReadBackAsTheyAre(name: ByteString) throws {
  let tree = try TemporaryTree()
  try tree.file("/" + name, mode: 0o4755)
  let inventory = try tree.inventory()
  #expect(inventory.text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0a })
  #expect(try readBack(inventory).programs.map(\.path.text) == ["/" + name])
}

@Test func namesThatAreNoUnicodeReadBackAsTheyAre() throws {
  let tree = try TemporaryTree()
  let folder = ByteString([0x2f, 0xff, 0xfe])
  try tree.folder(folder)
  try tree.file(folder + ByteString([0x2f, 0xc3]), mode: 0o2755)
  let inventory = try tree.inventory()
  #expect(inventory.text.contains(#"  "/\xff\xfe/\xc3" setgid"#))
  #expect(try readBack(inventory).programs.map(\.path.text) == inventory.programs.map(\.path))
}

@Test func theNameIsTheSystemsUnlessGiven() throws {
  let tree = try TemporaryTree()
  try tree.folder("/etc")
  try tree.folder("/usr")
  try tree.folder("/usr/lib")
  try tree.link("/etc/os-release", to: "/usr/lib/os-release")
  try tree.file("/usr/lib/os-release", "NAME=\"Some Linux\"\nID='some'\nVERSION_ID=\"4.2\"\n")
  #expect(try tree.inventory().name == "some-4.2.programs")
  var options = ProgramInventory.Options()
  options.name = "web \"1\""
  #expect(try readBack(try tree.inventory(options)).name.text == "web \"1\"")
}

@Test func aRootThatIsNoFolderIsRefused() throws {
  let tree = try TemporaryTree()
  try tree.file("/file")
  #expect(throws: HostRoot.Unreadable.self) { try HostRoot(tree.path + "/file") }
  #expect(throws: HostRoot.Unreadable.self) { try HostRoot(tree.path + "/missing") }
}

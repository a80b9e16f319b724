import AuditCatalogue
import ByteText
import HostCapture
import Testing

private func paths(_ text: String) throws -> [ByteString] {
  try #require(MountTable(reading: Array(text.utf8))).mounts.map(\.path)
}

@Test func mountinfoIsReadWithItsEscapesAndOptions() throws {
  let table = try #require(
    MountTable(
      reading: Array(
        """
        27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw,errors=remount-ro
        24 27 0:5 / /dev rw,nosuid shared:2 - devtmpfs udev rw,mode=755
        31 27 0:31 /a\\040b /with\\040blank rw,nosuid,nodev,noexec master:3 shared:4 - fuse.sshfs x rw

        """.utf8)))
  #expect(
    table.mounts == [
      HostFacts.Mount(path: "/", type: "ext4", options: []),
      HostFacts.Mount(path: "/dev", type: "devtmpfs", options: ["nosuid"]),
      HostFacts.Mount(
        path: "/with blank", type: "fuse.sshfs", options: ["nodev", "noexec", "nosuid"]),
    ])
}

@Test func aMountThatAnotherLiesOverIsNotReached() throws {
  let hidden = """
    27 1 254:0 / / rw - ext4 a rw
    30 27 0:30 / /mnt rw - tmpfs hidden rw
    31 30 0:31 / /mnt/below rw - tmpfs below-hidden rw
    32 30 0:32 / /mnt rw,nosuid - tmpfs over rw
    33 27 0:33 / /srv/deep/er rw - tmpfs under-srv rw
    34 27 0:34 / /srv rw - tmpfs srv rw
    """
  #expect(try paths(hidden) == ["/", "/mnt", "/srv"])
  let table = try #require(MountTable(reading: Array(hidden.utf8)))
  #expect(table.mounts[1].options == ["nosuid"])
}

@Test func fstabIsReadWithWhatItsWordsBringAlong() throws {
  let table = try #require(
    MountTable(
      reading: Array(
        """
        # a comment
        /dev/sda1\t/\text4\tdefaults\t0\t1
        tmpfs /tmp tmpfs nosuid,defaults 0 0
        /dev/sr0 /media/cd udf,iso9660 user,exec,noauto 0 0
        /dev/sda2 none swap sw 0 0
        """.utf8)))
  #expect(table.mounts.map(\.path) == ["/", "/media/cd", "/tmp"])
  #expect(table.mounts[1].options == ["nodev", "nosuid"])
  #expect(table.mounts[2].options == ["nosuid"])
}

@Test(arguments: ["one", "27 1 254:0 / / rw", "a b c"])
func whatIsNoMountTableIsRefused(text: String) {
  #expect(MountTable(reading: Array(text.utf8)) == nil)
}

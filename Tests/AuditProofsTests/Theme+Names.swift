import AuditCatalogue
import AuditEvents
import ByteText

extension Theme {
  private typealias Events = SmallEvents

  /// Calls without a name, with one, and with two in both orders.
  private static func calls(
    _ names: [RecordedName], _ call: String = "open", pairs: Bool = true
  ) -> [Call] {
    let ones = names.map { [$0] }
    let twos = pairs ? names.flatMap { first in names.map { [first, $0] } } : []
    return ([[]] + ones + twos).map { Events.call(call, $0) }
  }

  static let names = Theme(
    name: "names",
    shapes: [
      "", "-F dir=/a", "-F dir=/a/b", "-F dir=/", "-F filetype=dir", "-F filetype!=dir",
      "-F filetype=file", "-F obj_uid=0", "-F obj_uid!=0", "-F obj_gid=0", "-F obj_gid!=0",
      "-F dir=/a -F obj_uid=0", "-F dir=/c -F filetype=file", "-F filetype=file -F filetype=dir",
      "-F obj_uid=0 -F obj_uid!=0", "-F path=/a/f -F obj_uid=0", "-F path=/a/f -F filetype=dir",
      "-F path=/a/f -F dir=/c", "-S unlink",
    ],
    events: calls([
      Events.name("/a/f"), Events.name("/a/f", owner: 5), Events.name("/a/b/f", group: 5),
      Events.name("/c", Events.folder), Events.name("/c/f", owner: 5, Events.folder),
      Events.missing("/a/x"), Events.missing("/c/x"),
    ]))

  static let devices = Theme(
    name: "devices and inodes",
    shapes: [
      "", "-F devmajor=8", "-F devmajor!=8", "-F devmajor=0", "-F devminor=1", "-F devminor&1",
      "-F devminor&=3", "-F devminor!=1", "-F devmajor=9 -F devminor=0", "-F inode=11",
      "-F inode!=11", "-F inode=4294967295", "-F path=/a/f",
      "-F path=/a/f -F devmajor=8", "-F path=/a/f -F devmajor!=8", "-F inode=11 -F obj_uid=0",
      "-F obj_uid=0",
    ],
    events: calls([
      Events.name("/a/f"), Events.name("/a/f", owner: 5) { $0.representedDevice.major = 9 },
      Events.name("/b") { $0.file?.inode = 11 },
      Events.name("/b", owner: 5) { $0.file?.inode = 11 },
      Events.name("/d") { $0.file?.device = DeviceNumber(major: 9, minor: 0) },
      Events.name("/e") { $0.file?.device = DeviceNumber(major: 9, minor: 3) },
      Events.name("/e") { $0.representedDevice = DeviceNumber(major: 8, minor: 2) },
      Events.missing("/a/x"),
    ]))

  static let watches = Theme(
    name: "watches, their order and what replaces files",
    shapes: [
      "", "-F path=/a/f", "-F path=/a/g", "-F path=/a/f -F perm=w", "-F path=/a/f -F uid=0",
      "-F path=/a/f -F uid!=0", "-F path=/a/f -F obj_uid=0", "-F path=/a/f -F exe=/x/p",
      "-F path=/a/f -F exe!=/x/p", "-F dir=/a", "-F exe=/x/p", "-F exe!=/x/p",
      "-F path=/a/g -F exe=/x/p", "-F path=/x/p -F exe=/x/p", "-F path=/x/p", "-F inode=11",
    ],
    events: watchEvents)

  static let limits = Theme(
    name: "rules without a name between watches",
    shapes: ["-F path=/a/f", "-F path=/a/g", "-F egid!=0"],
    events: calls([Events.name("/a/f"), Events.name("/a/g")]).with([0, 5]) { $0.subject.egid = $1 })

  private static var watchEvents: [Call] {
    let names = [
      Events.name("/a/f"), Events.name("/a/f", owner: 5), Events.name("/a/g"), Events.name("/x/p"),
      Events.name("/b") { $0.file?.inode = 11 },
    ]
    return calls(names).with([0, 1000]) { $0.subject.uid = $1 }
      .orElse { $0.subject.exe = Events.identity("/x/p") }
      .orElse { $0.arguments[1] = 1 }
      .with([0, 1, 2]) { call, times in
        call.world.changes = (["/a/f", "/a/g", "/x/p"] as [ByteString])
          .flatMap { Array(repeating: $0, count: times) }
      }
  }

  static let removals = Theme(
    name: "removals",
    shapes: [
      "", "-F path=/a/f", "-F path=/a/f -F success=1", "-F path=/a/f -F success=0",
      "-F path=/a/f -F exit=0", "-F path=/a/g -F success=1", "-F path=/a/g", "-F dir=/a",
      "-F dir=/a -F success=1", "-S unlink", "-S unlink -F success=0", "-F inode=11 -F success=1",
      "-F path=/x/p -F exe=/x/p", "-F path=/x/p -F exe!=/x/p", "-F exe=/x/p -S unlink",
      "-F exe!=/x/p", "-F path=/a/f -F exe=/x/p", "-F path=/a/f -F exe=/x/p -F exit=0",
    ],
    events: removalEvents)

  private static var removalEvents: [Call] {
    let names = [
      Events.name("/a/f"), Events.name("/a/g"), Events.name("/x/p"),
      Events.name("/b") { $0.file?.inode = 11 },
    ]
    return calls(names, "unlink").with([0, -13]) { $0.result = Call.Result(exit: $1) }
      .orElse { $0.subject.exe = Events.identity("/x/p") }
      .flatMap { call -> [Call] in
        // What goes was there: a success takes the first name or the last away.
        guard call.result?.succeeded == true else { return [call] }
        let places = Set(call.names.map(\.place))
        return [call]
          + places.map { place in
            var other = call
            other.removal = Call.Removal(of: [place], from: call.world)
            return other
          }
      }
  }

  static let fileSystems = Theme(
    name: "file systems whose names are blanked",
    shapes: fileSystemShapes, events: fileSystemEvents, mayDoubt: true)

  private static let fileSystemShapes = [
    "", "-F dir=/a", "-F path=/a/f", "-F path=/t/f", "-F dir=/t", "-F obj_uid=0", "-F obj_uid!=0",
    "-F filetype=file", "-F filetype!=file", "-C uid=obj_uid", "-C uid!=obj_uid", "-F devmajor=0",
    "-F devmajor=8", "-a never,filesystem -F fstype=tracefs",
    "-a never,filesystem -F fstype=0xef53", "-a never,filesystem -F fstype!=tracefs",
    "-F inode=4294967295", "-F dir=/",
  ]

  private static let tracefs: UInt32 = 0x7472_6163
  private static let ext4: UInt32 = 0xef53

  private static var fileSystemEvents: [Call] {
    let names =
      [nil, ext4, tracefs].flatMap { system in
        [
          Events.name("/a/f") { $0.fileSystem = system },
          Events.name("/t/f", owner: 1000) { $0.fileSystem = system },
        ]
      } + [
        Events.missing("/a/x"), Events.missing("/t/x"),
        Events.name("/t/f") {
          ($0.fileSystem, $0.isSpelled) = (tracefs, false)
        },
      ]
    return calls(names).with([0, 1000]) { $0.subject.uid = $1 }
  }

  /// The same where it is known what lies on which file system.
  static let mountedFileSystems = Theme(
    name: "file systems that are known",
    shapes: fileSystemShapes.filter { !$0.contains("!=tracefs") },
    events: fileSystemEvents.filter { call in
      call.names.allSatisfy { name in
        name.file == nil
          || name.fileSystem == (name.place.starts(with: "/t/".utf8) ? tracefs : ext4)
      }
    },
    facts: {
      var facts = HostFacts(name: "mounts")
      facts.mounts = [
        HostFacts.Mount(path: "/", type: "ext4", options: []),
        HostFacts.Mount(path: "/t", type: "tracefs", options: []),
      ]
      facts.directories = ["/", "/a", "/t"]
      return facts
    }(), mayDoubt: true)
}

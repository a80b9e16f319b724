import AuditCatalogue
import AuditEvents
import AuditRules
import ByteText

extension Theme {
  private typealias Events = SmallEvents

  static let all: [Theme] = [
    words, ids, groups, results, permissions, families, births, exclusions, names, devices, watches,
    limits,
    removals, fileSystems, mountedFileSystems, labels, unknownLabels, strangeLabels, accounts,
    spellings, links, mountPoints,
  ]

  private static func target(_ modules: [String]?) -> Target {
    var target = Target.debian12
    target.securityModules = modules
    return target
  }

  private static let labelShapes = [
    "", "-F subj_type=x_t", "-F subj_type!=x_t", "-F subj_role=r", "-F obj_type=x_t",
    "-F obj_type!=x_t", "-F obj_type=y_t", "-F path=/a/f -F obj_type=x_t", "-F dir=/a", "-S msgget",
    "-F obj_uid=0", "-F subj_type=x_t -F uid=0", "-a never,exclude -F uid=0 -F subj_type=x_t",
    "-a never,exclude -F subj_type=x_t", "-a never,task -F subj_type=x_t",
    "-F obj_type=x_t -F obj_type!=x_t",
  ]

  /// Tests on labels as the shapes have them.
  private static func label(_ field: UInt32, _ op: Operator, _ text: ByteString) -> FieldComparison
  {
    FieldComparison(Field(rawValue: field), op, text)
  }

  private static let subjectLabels: [Set<FieldComparison>] = [
    [], [label(15, .equal, "x_t")], [label(15, .notEqual, "x_t")],
    [label(14, .equal, "r"), label(15, .notEqual, "x_t")],
  ]
  private static let objectLabels: [Set<FieldComparison>] = [
    [label(21, .equal, "x_t")], [label(21, .notEqual, "x_t")],
    [label(21, .notEqual, "x_t"), label(21, .equal, "y_t")],
  ]

  private static var labelEvents: [Call] {
    let names = objectLabels.flatMap { labels in
      [
        Events.name("/a/f") { $0.labels = labels },
        Events.name("/c", owner: 5) { $0.labels = labels },
      ]
    }
    let lists = [[]] + names.map { [$0] } + names.flatMap { one in names.map { [one, $0] } }
    let opens = lists.map { Events.call("open", $0) }
    let queues = [Events.call("msgget")].with(objectLabels + [[]]) { $0.labels = $1 }
    return (opens + queues).with(subjectLabels) {
      $0.subject.labels = $1
      $0.birth?.labels = $1
    }.with([0, 1000]) { $0.subject.uid = $1 }
  }

  static let labels = Theme(
    name: "labels that SELinux knows", shapes: labelShapes, events: labelEvents,
    target: target(["selinux"]))

  static let unknownLabels = Theme(
    name: "labels that who knows knows", shapes: labelShapes, events: labelEvents,
    target: target(nil), variants: [Variant(labelFields: labelFields), Variant()],
    mayDoubt: true)

  /// AppArmor knows the role of a task and nothing else.
  static let strangeLabels = Theme(
    name: "labels that nobody knows",
    shapes: labelShapes.filter { !$0.contains("role") },
    events: labelEvents.filter { call in
      call.subject.labels.isEmpty && call.labels.isEmpty && call.names.allSatisfy(\.labels.isEmpty)
    } + [Events.call("open", [Events.name("/a/f")]), Events.call("open", [Events.name("/c")])],
    target: target(["apparmor"]))

  static let accounts = Theme(
    name: "accounts that nobody resolved",
    shapes: [
      "", "-F uid=someone", "-F uid!=someone", "-F uid=1000", "-F uid!=1000", "-F obj_uid=someone",
      "-F gid=someone", "-S open", "-a never,exclude -F uid=someone",
      "-a never,task -F uid=someone",
    ],
    events: [Events.call("open"), Events.call("open", [Events.name("/a/f")])]
      .with([0, 1000]) { $0.subject.uid = $1 }.with([0, 1000]) { $0.subject.gid = $1 }
      .with([0, 1000]) { $0.birth?.uid = $1 },
    variants: [Variant(account: 0), Variant(account: 1000), Variant(account: 7)], mayDoubt: true)

  private static let linkFacts: HostFacts = {
    var facts = HostFacts(name: "links")
    facts.directories = ["/", "/run", "/var", "/usr", "/usr/bin", "/etc"]
    facts.symlinks = ["/var/run": "/run", "/bin": "/usr/bin", "/etc/link": "/etc/f"]
    facts.files = ["/run/f", "/usr/bin/p", "/etc/f"]
    return facts
  }()

  /// The kernel lets one spelling of a watched file follow it, the one loaded last.
  static let spellings = Theme(
    name: "two spellings of a watched file",
    shapes: [
      "", "-F path=/run/f", "-F path=/var/run/f", "-F path=/run/f -F uid=0",
      "-F path=/var/run/f -F uid=0", "-F path=/var/run/f -F uid!=0", "-F path=/run/f -F perm=w",
      "-F dir=/run", "-F dir=/run/f", "-F path=/var/run/f -F exe=/bin/p",
      "-F path=/run/f -F exe!=/usr/bin/p",
    ],
    events: [
      [], [Events.name("/run/f")], [Events.name("/run/g")],
      [Events.name("/run/g"), Events.name("/run/f")],
    ].map { Events.call("open", $0) }.with([0, 1000]) { $0.subject.uid = $1 }
      .orElse { $0.arguments[1] = 1 }
      .orElse { $0.subject.exe = Events.identity("/usr/bin/p") }
      .with([0, 1, 2]) { $0.world.changes = Array(repeating: "/run/f", count: $1) },
    facts: linkFacts, links: ["/var/run/f": "/run/f", "/bin/p": "/usr/bin/p"])

  static let links = Theme(
    name: "places behind links",
    shapes: [
      "", "-F dir=/var/run", "-F dir=/var/run/", "-F dir=/run", "-F path=/etc/link",
      "-F path=/etc/f", "-F dir=/etc/link", "-F exe=/bin/p", "-F exe=/usr/bin/p", "-F exe!=/bin/p",
      "-F exe=/etc/link", "-F exe!=/etc/link", "-F dir=/etc",
    ],
    events: [
      [], [Events.name("/run/f")], [Events.name("/etc/f")], [Events.name("/etc/link", 0o120000)],
      [Events.name("/run/f"), Events.name("/etc/f")],
    ].map { Events.call("open", $0) }.orElse { $0.subject.exe = Events.identity("/usr/bin/p") },
    // With nothing behind its last part, a link is a tree of nothing but itself.
    facts: linkFacts, links: ["/var/run/": "/run", "/bin/p": "/usr/bin/p"])

  static let mountPoints = Theme(
    name: "mount points",
    shapes: [
      "", "-F path=/mnt/disk", "-F path=/mnt/disk -F perm=w", "-F dir=/mnt/disk", "-F path=/mnt",
      "-F dir=/mnt", "-F obj_uid=0", "-S open",
    ],
    events: [
      [], [Events.name("/mnt/disk", Events.folder)], [Events.name("/mnt/disk/f")],
      [Events.name("/mnt", owner: 5, Events.folder)],
    ].map { Events.call("open", $0) }.orElse { $0.arguments[1] = 1 },
    facts: {
      var facts = HostFacts(name: "mounts")
      facts.directories = ["/", "/mnt", "/mnt/disk"]
      facts.mounts = [
        HostFacts.Mount(path: "/", type: "ext4", options: []),
        HostFacts.Mount(path: "/mnt/disk", type: "ext4", options: []),
      ]
      return facts
    }(), hidden: ["/mnt/disk"])
}

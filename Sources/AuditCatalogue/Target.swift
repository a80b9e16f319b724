/// The machine a judgement is made for; never silently the one that the tool runs on.
public struct Target: Sendable, Hashable {
  /// What libaudit and auditctl call themselves there.
  public var audit: Version
  /// The kernel, by its two first numbers.
  public var kernel: Version
  /// The hardware.
  public var machine: Machine
  /// The system call interfaces that programs there can use, widest first.
  public var abis: [ABI]
  /// The security modules in force, by the kernel's names; unknown if `nil`.
  public var securityModules: [String]?
  /// The name by which reports call it.
  public var name: String

  public init(
    name: String, audit: Version, kernel: Version, machine: Machine = .x8664,
    abis: [ABI] = [.b64, .b32], securityModules: [String]? = nil
  ) {
    self.name = name
    self.audit = audit
    self.kernel = kernel
    self.machine = machine
    self.abis = abis
    self.securityModules = securityModules
  }

  /// Debian 11 on x86_64.
  public static let debian11 = Target(
    name: "debian-11", audit: "3.0", kernel: "5.10", securityModules: ["apparmor"])

  /// A stock Debian 12 on x86_64: the default of every command.
  public static let debian12 = Target(
    name: "debian-12", audit: "3.0.9", kernel: "6.1", securityModules: ["apparmor"])

  /// Debian 13 on x86_64.
  public static let debian13 = Target(
    name: "debian-13", audit: "4.0.2", kernel: "6.12", securityModules: ["apparmor"])

  /// Red Hat Enterprise Linux 9 as of its later minor releases, on x86_64.
  public static let rhel9 = Target(
    name: "rhel-9", audit: "3.1.5", kernel: "5.14", securityModules: ["selinux"])

  /// Ubuntu 22.04 LTS on x86_64, with the kernel of its release.
  public static let ubuntu2204 = Target(
    name: "ubuntu-22.04", audit: "3.0.7", kernel: "5.15", securityModules: ["apparmor"])

  /// Ubuntu 24.04 LTS on x86_64, with the kernel of its release.
  public static let ubuntu2404 = Target(
    name: "ubuntu-24.04", audit: "3.1.2", kernel: "6.8", securityModules: ["apparmor"])

  /// The targets that a command line can name.
  public static let known: [Target] = [
    .debian11, .debian12, .debian13, .rhel9, .ubuntu2204, .ubuntu2404,
  ]

  /// The architectures of the target's interfaces, widest first.
  public var architectures: [Architecture] { abis.map(machine.architecture) }
}

import AuditCatalogue
import ByteText

/// Where an event happens: what a text of it leaves to its surroundings.
public struct EventScene: Sendable {
  /// Where the names of calls come from.
  public var names: any AuditNames
  /// Which architectures `b64` and `b32` mean.
  public var machine: Machine
  /// Where paths lead.
  public var places: Places
  /// What the rules' paths name before the event.
  public var world: FileWorld
  /// The first uid of a person's account: a user from here on is taken to have logged in.
  public var userIdMinimum: UInt32

  public init(
    names: any AuditNames, machine: Machine = .x8664, places: Places = Places(facts: nil),
    world: FileWorld = FileWorld(), userIdMinimum: UInt32 = 1000
  ) {
    self.names = names
    self.machine = machine
    self.places = places
    self.world = world
    self.userIdMinimum = userIdMinimum
  }

  /// The user that acts where nothing is said.
  public static let user: UInt32 = 1000
  /// The program that acts where nothing is said.
  public static let program: ByteString = "/usr/bin/true"

  /// The texts of rules that watch `place`, in byte order.
  func texts(watching place: ByteString) -> [ByteString] {
    world.files.keys.filter { places.watched($0) == place }.sorted()
  }
}

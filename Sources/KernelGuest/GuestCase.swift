import ByteText

/// One case for the guest: files to start with, then actions in order.
///
/// Every case starts from a kernel without rules, with the settings of a fresh boot, and with an
/// empty file system of its own on `/t`. What a case makes elsewhere is removed after it, but a
/// file it replaced is not brought back.
public struct GuestCase: Sendable {
  /// Names the case in errors.
  public var name: String
  /// What is done, in order, `tree` included.
  public var actions: [GuestAction]
  /// Whether the case gets a boot of its own: for rules that end in `-e 2`, for
  /// `--loginuid-immutable`, and for trees that replace the guest's own files.
  public var freshBoot: Bool
  /// Whether lost records are part of the case (`-r`, `-b 0`), and not a fault of the harness.
  public var allowsLoss: Bool

  /// A case that does `actions` in order.
  public init(
    _ name: String, actions: [GuestAction], freshBoot: Bool = false, allowsLoss: Bool = false
  ) {
    self.name = name
    self.actions = actions
    self.freshBoot = freshBoot
    self.allowsLoss = allowsLoss
  }

  /// A case in the usual order: files, rules, what the kernel then holds, steps.
  public init(
    _ name: String, tree: [TreeEntry] = [], rules: GuestRules = .none,
    collect: Set<GuestCollection> = [], steps: [GuestStep] = [], freshBoot: Bool = false
  ) {
    let actions =
      tree.map(GuestAction.make) + rules.actions
      + GuestCollection.allCases.filter(collect.contains).map(\.action)
      + steps.map(GuestAction.step)
    self.init(name, actions: actions, freshBoot: freshBoot)
  }
}

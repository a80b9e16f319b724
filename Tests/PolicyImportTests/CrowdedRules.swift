import TestDice

/// Rules about few things, so that nearly all of them meet others.
struct CrowdedRules {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// A rule file of about `count` lines.
  mutating func text(count: Int) -> String {
    (0..<count).flatMap { _ in lines() }.map { $0 + "\n" }.joined()
  }

  private mutating func lines() -> [String] {
    let isNever = dice.oneIn(6)
    var tail = ""
    if dice.oneIn(2) { tail += " -F auid>=1000 -F auid!=unset" }
    if dice.oneIn(3) {
      tail += dice.pick([" -F uid=0", " -F success=1", " -F a0=4", " -F uid!=0"])
    }
    let errors = dice.oneIn(4) ? [" -F exit=-EACCES", " -F exit=-EPERM"] : [""]
    let key = isNever ? "" : " -F key=" + dice.pick(["one", "two", "three"])
    let place: String =
      switch dice.below(5) {
      case 0: isNever ? "" : " -F path=" + dice.pick(["/etc/passwd", "/etc/shadow"])
      case 1: " -F dir=" + dice.pick(["/etc", "/var/log"])
      default: ""
      }
    let hasPermissions = !place.isEmpty && dice.oneIn(2)
    let calls = hasPermissions ? " -S all" : " -S " + dice.pick(["open", "chmod,open", "unlink"])
    let permissions = hasPermissions ? " -F perm=" + dice.pick(["wa", "r"]) : ""
    let abis = dice.oneIn(3) ? [dice.pick(["b64", "b32"])] : ["b32", "b64"]
    return abis.flatMap { abi in
      errors.map { error in
        "-a \(isNever ? "never" : "always"),exit -F arch=\(abi)" + calls + place + permissions
          + error
          + tail + key
      }
    }
  }
}

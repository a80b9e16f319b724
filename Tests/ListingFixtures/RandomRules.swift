import AuditCatalogue
import AuditRules
import ByteText
import TestDice

/// Rules of every shape that the kernel holds.
public struct RandomRules: Sendable {
  public var random: Dice

  public init(seed: UInt64) { random = Dice(seed: seed) }

  /// Another rule.
  public mutating func next() -> Rule {
    let list = pick([
      FilterList.exit, .exit, .exit, .exit, .exit, .user, .task, .exclude, .filesystem,
    ])
    let action = pick([Action.always, .always, .never])
    guard list == .exit else { return simple(action, list) }
    var comparisons: [FieldComparison] = []
    let architecture = pick([Architecture.x8664, .i386])
    if chance(2) { comparisons.append(FieldComparison(.arch, .equal, architecture.rawValue)) }
    for _ in 0..<Int.random(in: 0...4, using: &random) { comparisons.append(scalar()) }
    if chance(2) { comparisons.append(FieldComparison(pick([.path, .dir]), .equal, text())) }
    if chance(2) { comparisons.append(permission()) }
    if chance(4) { comparisons.append(permission()) }
    if chance(3) { comparisons.append(FieldComparison(.exe, pick([.equal, .notEqual]), text())) }
    comparisons.shuffle(using: &random)
    if chance(2) { comparisons.append(key()) }
    return Rule(action, .exit, syscalls: mask(), comparisons)
  }

  private mutating func simple(_ action: Action, _ list: FilterList) -> Rule {
    let field: FieldComparison =
      switch list {
      case .filesystem: FieldComparison(.fstype, .equal, pick([0x7472_6163, 0x0102_1994]))
      case .task: FieldComparison(.uid, .equal, number())
      default: FieldComparison(.msgtype, .equal, pick([1300, 1307, 1999, 5000]))
      }
    return Rule(action, list, syscalls: .all, chance(8) ? [] : [field])
  }

  private mutating func scalar() -> FieldComparison {
    let fields: [Field] = [
      .pid, .uid, .euid, .gid, .auid, .pers, .ppid, .sessionid, .devmajor, .inode, .exit, .success,
      .filetype, .objectUid, .socketFamily, .a0, .a3, .fieldCompare, .subjectType, .objectUser,
    ]
    let field = pick(fields)
    if field == .fieldCompare {
      return FieldComparison(
        field, pick([.equal, .notEqual]), UInt32.random(in: 1...25, using: &random))
    }
    if field.isText { return FieldComparison(field, pick([.equal, .notEqual]), text()) }
    let op =
      field.isArgument
      ? pick(Operator.allCases) : pick([.equal, .notEqual, .less, .greaterOrEqual])
    return FieldComparison(field, op, number())
  }

  private mutating func permission() -> FieldComparison {
    FieldComparison(.perm, .equal, UInt32.random(in: 0...15, using: &random))
  }

  private mutating func key() -> FieldComparison {
    let count = Int.random(in: 1...3, using: &random)
    var keys: [ByteString] = []
    for _ in 0..<count { keys.append(text()) }
    return FieldComparison(.key, .equal, ByteString(keys.joined(separator: [1])))
  }

  /// Texts with blanks, operators, non-ASCII bytes and the looks of options in them.
  private mutating func text() -> ByteString {
    pick([
      "/etc/passwd", "/etc/ssh", "/tmp/a b", "/a!=b", "/x -p wa", "/x -F uid=0", "/é", "k",
      "a-w /b",
      "key -k other", "/f f24=1", "/p -C uid=auid", ByteString([0x2f, 0xff, 0xfe]), "/t\tx",
      "/end ",
    ])
  }

  private mutating func mask() -> SyscallMask {
    if chance(2) { return .all }
    let count = Int.random(in: 0...6, using: &random)
    return SyscallMask((0..<count).map { _ in UInt32.random(in: 0..<2016, using: &random) })
  }

  private mutating func number() -> UInt32 {
    pick([0, 1, 1000, 0xffff_ffff, 0x8000_0000, 0xffff_fff3, 65534, UInt32(random.next() >> 32)])
  }

  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }

  private mutating func pick<Element>(_ all: [Element]) -> Element {
    all[Int.random(in: 0..<all.count, using: &random)]
  }
}

import AuditCatalogue
import AuditRules
import ByteText
import TestDice

/// Draws comparisons that the kernel accepts, with values that the random world has.
struct RandomFields {
  var numbers: Dice

  private static let order: [Operator] = [
    .equal, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
  ]
  private static let equality: [Operator] = [.equal, .notEqual]
  private static let ids: [UInt32] = [0, 50, 1000, 1001]

  private mutating func draw(
    _ fields: [Field], _ operators: [Operator], _ values: [UInt32]
  ) -> FieldComparison {
    FieldComparison(numbers.pick(fields), numbers.pick(operators), numbers.pick(values))
  }

  /// A field of the exit list.
  mutating func any() -> FieldComparison {
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0, 1: subject()
    case 2, 3: call()
    default: name()
    }
  }

  /// Ids, the program, and what the security module would say of the task.
  mutating func subject() -> FieldComparison {
    switch Int.random(in: 0..<16, using: &numbers) {
    case 0...4: draw([.uid, .euid, .suid, .fsuid], Self.order, Self.ids)
    case 5...8: draw([.gid, .gid, .egid, .egid, .sgid, .fsgid], Self.order, Self.ids)
    case 9: draw([.auid], Self.order, Self.ids)
    case 10: draw([.auid, .sessionid], Self.equality, [.max])
    case 11: draw([.auidIsSet], Self.equality, [0, 1])
    case 12:
      draw([.pers], Self.order + [.anyBit, .allBits], [0, 0x8, 0x4_0000, 0x4_0008])
    case 13:
      FieldComparison(
        .exe, numbers.pick(Self.equality),
        numbers.pick([RandomWorld.program, RandomWorld.agent, RandomWorld.interpreter, "/t/p/no"]))
    case 14: draw([.fieldCompare], Self.equality, Array(10...25))
    default: FieldComparison(.subjectUser, numbers.pick(Self.equality), "nobody_u")
    }
  }

  /// What only a call has.
  private mutating func call() -> FieldComparison {
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0, 1: draw([.exit], Self.order, [0, 3, .max - 1, .max - 12, .max - 16, .max - 4094])
    case 2, 3: draw([.success], Self.order, [0, 1, 5])
    case 4: draw([.ppid], Self.equality, [1])
    case 5: draw([.socketFamily], Self.order, [1, 2, 16])
    // Pointers are multiples of 16 between 4096 and 2³¹: such tests do not depend on which.
    case 6: draw([.a0, .a1, .a2, .a3], [.anyBit, .allBits], [1, 2, 3, 8])
    default: draw([.a0, .a1, .a2, .a3], Self.order, [0, 1, 2, 3, .max - 99, 0x1a4])
    }
  }

  /// Tests on names.
  private mutating func name() -> FieldComparison {
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0, 1: draw([.objectUid, .objectGid], Self.order, Self.ids)
    case 2...4:
      draw(
        [.filetype], Self.equality, [0o100000, 0o100000, 0o040000, 0o040000, 0o120000, 0o020000])
    case 5: draw([.devmajor, .devminor], Self.order, [0, 1, 3])
    case 6: draw([.inode], Self.equality, Array(2...16) + [.max])
    case 7: FieldComparison(.objectType, numbers.pick(Self.equality), "nothing_t")
    default: draw([.fieldCompare], Self.equality, Array(1...9))
    }
  }

  /// What is evaluated for messages and records, and now and then what is not.
  mutating func message() -> FieldComparison {
    if numbers.oneIn(8) { return draw([.euid, .sgid, .sessionid], Self.order, Self.ids) }
    if numbers.oneIn(3) { return subject() }
    let types: [UInt32] = [1112, 1130, 1300, 1302, 1307, 1309, 1327]
    return draw([.msgtype], [.equal, .equal, .equal, .notEqual, .greaterOrEqual], types)
  }

  mutating func fileSystem() -> FieldComparison {
    draw([.fstype], [.equal, .equal, .equal, .notEqual], [0x0102_1994, 0x9fa0, 0x6462_6720])
  }
}

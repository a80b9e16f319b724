extension Rewriting {
  /// Each rule put into parts that together hold of everything.
  static let halves: [Rewriting] =
    halvesOfIds + halvesOfWords + halvesOfTasks + halvesOfResults + halvesOfRanges

  private static let halvesOfIds = [
    parts("uid", "root and the others", ["uid=0"], ["uid!=0"]),
    parts("uid-range", "two ranges of uid that meet", ["uid<1000"], ["uid>=1000"]),
    parts("uid-overlap", "two ranges of uid that overlap", ["uid<=2000"], ["uid>=1000"]),
    parts("uid-thrice", "two users and the others", ["uid=0"], ["uid=33"], ["uid!=0", "uid!=33"]),
    parts("euid-range", "three ranges of euid", ["euid=0"], ["euid>0", "euid<1000"], ["euid>999"]),
    parts("fsuid", "two ranges of fsuid", ["fsuid>499"], ["fsuid<500"]),
    parts("gid", "one group, supplementary or not, and the others", ["gid=100"], ["gid!=100"]),
    parts("egid-range", "primary groups, in two ranges", ["egid<100"], ["egid>=100"]),
    parts("auid-set", "with a login and without", ["auid=unset"], ["auid!=unset"]),
    parts("auid-root", "root's login and the others", ["auid=0"], ["auid!=0"]),
    parts("compared", "ids that agree and ids that do not", ["-C uid=suid"], ["-C suid!=uid"]),
    parts("compared-auid", "as oneself and as another", ["-C auid!=uid"], ["-C uid=auid"]),
  ]

  private static let halvesOfWords = [
    parts("top-bit", "by the highest bit of a word", ["a1&0x80000000"], ["a1<0x80000000"]),
    parts("any-bit", "some bit of a word, or none", ["a2&0xffffffff"], ["a2=0"]),
    parts("every-bit", "every bit of a word, or not", ["a3&=-1"], ["a3!=0xffffffff"]),
    parts("high-bits", "by the upper bits of a word", ["a2&0xfffffff0"], ["a2<16"]),
    parts("low-bits", "the top bits by mask and by range", ["a1&=0xc0000000"], ["a1<0xc0000000"]),
    parts("personality", "with personality bits and without", ["pers&0xffffffff"], ["pers=0"]),
  ]

  private static let halvesOfTasks = [
    parts("pid", "two ranges of pid", ["pid<=500"], ["pid>500"]),
    parts("ppid", "children of init and the others", ["ppid=1"], ["ppid!=1"]),
    parts("session", "with a session and without", ["sessionid=unset"], ["sessionid!=-1"]),
    parts("program", "one program and the others", ["exe=/usr/bin/true"], ["exe!=/usr/bin/true"]),
  ]

  /// Only calls that have a result have halves here. None of a watch: before a watched name goes, its
  /// watches are tried without a result.
  private static let halvesOfResults = [
    parts("success", "done and failed", ofWatches: false, ["success=0"], ["success=1"]),
    parts("success-not", "failed and not failed", ofWatches: false, ["success!=1"], ["success!=0"]),
    parts(
      "exit-sign", "by the sign of the result", ofWatches: false, ["exit>=0x80000000"],
      ["exit<0x80000000"]),
    parts(
      "file-type", "with a regular file and without", ofWatches: false, ["filetype=file"],
      ["filetype!=file"]),
  ]

  /// For rules on users: the range of auid in pieces.
  private static let halvesOfRanges = [
    ranges("auid-halves", "two ranges of auid that meet", ["<5000"], [">=5000"]),
    ranges("auid-one-out", "one auid apart", ["<5000"], ["=5000"], [">5000"]),
    ranges("auid-overlap", "two ranges of auid that overlap", ["<=60000"], [">=30000"]),
    ranges("auid-thrice", "three ranges of auid", ["<2000"], [">=2000", "<=2999"], [">2999"]),
  ]

  private static func parts(
    _ name: String, _ note: String, ofWatches: Bool = true, _ parts: [String]...
  ) -> Rewriting {
    Rewriting(name: "halves-\(name)", note: note) { drafts in
      drafts.flatMap { draft in
        guard ofWatches || draft.place == nil else { return [draft] }
        return parts.map { draft.adding($0) }
      }
    }
  }

  private static func ranges(_ name: String, _ note: String, _ parts: [String]...) -> Rewriting {
    Rewriting(name: name, note: note) { drafts in
      drafts.flatMap { draft in
        guard draft.conditions.contains(Condition.loggedIn[0]) else { return [draft] }
        return parts.map { part in draft.adding(part.map { "auid" + $0 }) }
      }
    }
  }
}

extension RuleDraft {
  /// With conditions as text, `-C` before those that compare two fields.
  fileprivate func adding(_ texts: [String]) -> RuleDraft {
    texts.reduce(self) { $0.adding(Condition(text: $1)) }
  }
}

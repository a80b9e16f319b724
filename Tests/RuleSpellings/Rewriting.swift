import AuditCatalogue

/// Another set of rules with the same meaning.
struct Rewriting: Sendable {
  let name: String
  let note: String
  let apply: @Sendable ([RuleDraft]) -> [RuleDraft]

  /// Every one.
  static let all = divisions + halves + redundancies

  /// The rules put one by one into several.
  private static let divisions: [Rewriting] = [
    Rewriting(name: "one-call-each", note: "a rule for every call") { drafts in
      drafts.flatMap { draft in
        draft.calls.count < 2 ? [draft] : draft.calls.map { draft.with(calls: [$0]) }
      }
    },
    Rewriting(name: "first-call-apart", note: "the first call in a rule of its own") { drafts in
      drafts.flatMap { draft in
        draft.calls.count < 2
          ? [draft]
          : [
            draft.with(calls: [draft.calls[0]]), draft.with(calls: Array(draft.calls.dropFirst())),
          ]
      }
    },
    Rewriting(name: "letters-apart", note: "a rule for each letter of perm=") { drafts in
      drafts.flatMap { draft in
        guard let perm = draft.conditions.firstIndex(where: { $0.value == "wa" }) else {
          return [draft]
        }
        return ["a", "w"].map { letter in
          var draft = draft
          draft.conditions[perm].value = letter
          return draft
        }
      }
    },
    Rewriting(name: "letters-overlap", note: "letters of perm= in two rules that overlap") {
      drafts in
      drafts.flatMap { draft in
        guard let perm = draft.conditions.firstIndex(where: { $0.value == "wa" }) else {
          return [draft]
        }
        var attributes = draft
        attributes.conditions[perm].value = "a"
        return [attributes, draft]
      }
    },
    Rewriting(name: "backwards", note: "the lines in the opposite order") { $0.reversed() },
    Rewriting(name: "turned", note: "the first line last") { Array($0.dropFirst() + $0.prefix(1)) },
  ]

  /// Rules that add nothing.
  private static let redundancies: [Rewriting] = [
    Rewriting(name: "narrower-before", note: "narrower rules under another key before") { drafts in
      drafts.map { $0.adding(Condition("uid", "=", "0")).with(key: "root-first") } + drafts
    },
    Rewriting(name: "narrower-behind", note: "narrower rules that are never reached") { drafts in
      drafts + drafts.map { $0.adding(Condition("uid", ">=", "500")).with(key: "late") }
    },
    Rewriting(name: "again", note: "the same rules again under another key") { drafts in
      drafts + drafts.map { $0.with(key: "again") }
    },
    Rewriting(name: "always-true", note: "a condition that always holds") { drafts in
      drafts.map { $0.adding(Condition("pid", ">=", "0")) }
    },
    Rewriting(name: "twice-true", note: "conditions that hold for every word") { drafts in
      drafts.map {
        $0.adding(Condition("a3", ">=", "0")).adding(Condition("ppid", "<=", "0xffffffff"))
      }
    },
    Rewriting(name: "said-twice", note: "a condition twice in a rule") { drafts in
      drafts.map { draft in
        draft.conditions.last.map { $0.isPlace ? draft : draft.adding($0) } ?? draft
      }
    },
    Rewriting(name: "errno-between", note: "an errno as a range of one value") { drafts in
      drafts.map { draft in
        guard let exit = draft.conditions.firstIndex(where: { $0.field == "exit" }) else {
          return draft
        }
        var draft = draft
        let errno = draft.conditions[exit].value
        draft.conditions.replaceSubrange(
          exit...exit, with: [Condition("exit", ">=", errno), Condition("exit", "<=", errno)])
        return draft
      }
    },
    Rewriting(
      name: "calls-of-perm", note: "perm= with its calls named, as newer auditctl writes it"
    ) { drafts in
      drafts.flatMap { draft -> [RuleDraft] in
        let perm = draft.conditions.first { $0.field == "perm" }?.value
        guard draft.place != nil, draft.abi == nil, let perm else { return [draft] }
        return ABI.allCases.map { abi in
          var draft = draft.with(
            calls: perm == "x" ? ["execve", "execveat"] : Self.changing(on: abi))
          draft.abi = abi
          return draft
        }
      }
    },
  ]

  /// What perm=wa can match on Linux 6.1.
  private static func changing(on abi: ABI) -> [String] {
    let both = """
      open openat openat2 rename renameat renameat2 mkdir mkdirat rmdir creat link linkat unlink \
      unlinkat symlink symlinkat mknod mknodat acct swapon quotactl truncate ftruncate bind \
      fallocate chmod fchmod fchmodat chown fchown lchown fchownat setxattr lsetxattr fsetxattr \
      removexattr lremovexattr fremovexattr
      """
    let narrow = " socketcall truncate64 ftruncate64 chown32 fchown32 lchown32"
    return (both + (abi == .b32 ? narrow : "")).split(separator: " ").map(String.init)
  }
}

extension RuleDraft {
  func with(calls: [String]) -> RuleDraft {
    var draft = self
    draft.calls = calls
    return draft
  }

  func with(key: String) -> RuleDraft {
    var draft = self
    draft.key = key
    return draft
  }

  func adding(_ condition: Condition) -> RuleDraft {
    var draft = self
    draft.conditions.append(condition)
    return draft
  }
}

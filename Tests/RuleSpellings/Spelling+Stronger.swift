extension Spelling {
  /// Rule files that record what the control's own rules do, and more.
  public static let stronger: [Spelling] = SampleControl.all.flatMap { control in
    [
      Spelling(
        "and-modules", control,
        control.text + "-a always,exit -F arch=b64 -S init_module,delete_module -k modules\n",
        "a rule of another control", .stronger),
      Spelling(
        "and-programs", control,
        "-a always,exit -F arch=b64 -S execve -k programs\n"
          + "-a always,exit -F arch=b32 -S execve -k programs\n" + control.text,
        "every program before", .stronger),
      Spelling(
        "everything", control,
        "-a always,exit -F arch=b64 -F arch!=b32 -S all -k all\n"
          + "-a always,exit -F arch=b32 -S all -k all\n", "every call", .stronger),
      Spelling("tasks", control, "-a always,task\n" + control.text, "every task", .stronger),
      Spelling(
        "without-conditions", control,
        Style().text(control.unconditioned), "the rules without their conditions", .stronger),
    ]
  }
}

extension SampleControl {
  /// The drafts with nothing but their calls and places, each once.
  fileprivate var unconditioned: [RuleDraft] {
    var seen: Set<RuleDraft> = []
    return drafts.map { draft in
      var draft = draft
      draft.conditions.removeAll { !$0.isPlace }
      return draft
    }.filter { seen.insert($0).inserted }
  }
}

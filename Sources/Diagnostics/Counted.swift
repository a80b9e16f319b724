/// `count` of what `noun` names, as a sentence has it: `1 rule`, `2 rules`.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

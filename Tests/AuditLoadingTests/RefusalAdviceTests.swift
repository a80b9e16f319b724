import AuditCatalogue
import AuditLoading
import Diagnostics
import Testing

/// What is advised on the only refused line of `text`.
private func advice(_ text: String, _ target: Target = .debian12) -> [String] {
  let validation = RuleValidation(target: target, host: UnknownHost(), hostIsLoader: false)
  let lines = RuleLines(file: SourceText(name: "a.rules", text + "\n"))
  return validation.diagnostics(of: lines).filter { $0.id == "libaudit-refuses" }.flatMap(\.help)
}

@Test(
  arguments: [
    (
      "-a always,exit -F arch=b64 -S adjtimex,stime",
      "leave it out here: the call exists on b32 only"
    ),
    ("-a always,exit -F arch=b32 -S newfstatat", "leave it out here: the call exists on b64 only"),
    ("-a always,exit -F arch=b64 -S opneat", "write 'openat' if that is meant"),
    (
      "-a always,exit -F arch=b64 -S fchmodat2",
      "leave the call out: it came with Linux 6.6, and the target has 6.1"
    ),
    ("-a always,exit -S open -F audi=0", "write 'auid'"),
    ("-a always,exit -S open -F exit=-EACES", "write '-EACCES'"),
    ("-a always,exclude -F msgtype=CWDD", "write 'CWD'"),
    (
      "-a always,io_uring -S openat",
      "take the rule out: auditctl knows this list from audit 3.1 on"
    ),
    ("-D\r", "end the lines of the file with a newline alone, without the carriage return"),
    (
      "-a never,exclude -F euid=0",
      "leave it out, or choose by msgtype, pid, uid, gid, auid, subj_* or exe"
    ),
    (
      "-a always,exit -S open -F uid",
      "write field, operator and value without blanks, as in '-F uid=0'"
    ),
    ("-a always,exit -S open -F success=yes", "write 1 for calls that succeed, 0 for the others"),
    ("-a always,exit -S open -F arch=b64", "put the arch before the first '-S'"),
    ("-a allways,exit -S open", "write 'always,exit'"),
    ("-F uid=0 -a always,exit", "begin the line with '-a always,exit'"),
    ("auditctl -D", "leave the word 'auditctl' out: a line holds options only"),
    ("-w /etc/passwd\t-p wa", "put blanks in the place of tabs, which do not part words"),
    ("-w /etc/passwd -p wa # accounts", "give the comment a line of its own"),
    ("-w /etc/passwd –p wa", "write a plain '-' in the place of the longer dash"),
    ("-w /srv/a b -p wa", "put an option before it, or write a blank in a value as '\\ '"),
  ] as [(String, String)])
func aRefusedLineIsToldHowToMendIt(line: String, wanted: String) {
  #expect(advice(line).first == wanted)
}

@Test func quotesAreToldWhereTheyMakeTwoWordsOfAValue() {
  let found = advice("-w /etc/passwd -p wa -k \"my key\"")
  #expect(found.count == 1 && found[0].hasPrefix("leave the quotes out"))
}

@Test func aNewerKernelTakesTheNumberOfACall() {
  let target = Target(name: "newer", audit: "3.0.9", kernel: "6.12")
  let found = advice("-a always,exit -F arch=b64 -S fchmodat2", target)
  #expect(
    found == ["write the call's number, 452: the tables of this audit version lack the name"])
}

@Test(arguments: ["-a always,exit -S open -F uid=0", "-a always,exit -S qqqqqqqqqq", "-b 8192"])
func nothingIsAdvisedWhereNothingIsKnown(line: String) {
  #expect(advice(line).isEmpty)
}

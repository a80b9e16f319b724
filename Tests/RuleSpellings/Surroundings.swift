/// Lines before and after a control's rules that leave its events as they are.
struct Surroundings: Sendable {
  let name: String
  let note: String
  var before = ""
  var behind = ""

  func text(around rules: String) -> String { before + rules + behind }

  static let harmless: [Surroundings] = [
    Surroundings(name: "emptied-first", note: "all rules deleted at first", before: "-D\n"),
    Surroundings(
      name: "settings", note: "settings before and the lock behind",
      before: "-D\n-b 8192\n-f 1\n--backlog_wait_time 60000\n", behind: "-e 2\n"),
    Surroundings(
      name: "comments", note: "comments and blank lines",
      before: "# clock, accounts and files\n\n   # an indented one\n", behind: "\n#-D\n"),
    Surroundings(name: "going-on", note: "errors would not end the load", before: "-c\n"),
    Surroundings(
      name: "never-elsewhere", note: "a never rule before, on calls that nothing records",
      before: "-a never,exit -F arch=b64 -S getpid,getppid\n"),
    Surroundings(
      name: "never-tree-elsewhere", note: "a never rule before, on reading alone",
      before: "-a never,exit -F arch=b64 -S read,readlink,getdents64 -F dir=/tmp\n"),
    Surroundings(
      name: "never-contradictory", note: "a never rule before that holds of nothing",
      before: "-a never,exit -S all -F uid=0 -F uid=33\n-a never,exit -S all -F exit<0\n"),
    Surroundings(
      name: "never-behind", note: "a never rule behind the rules that it would silence",
      behind: "-a never,exit -F arch=b64 -S all\n-a never,exit -F arch=b32 -S all\n"),
    Surroundings(
      name: "never-root-behind", note: "a never rule behind, for root and for a tree",
      behind: "-a never,exit -S all -F uid=0\n-a never,exit -S all -F dir=/etc\n"),
    Surroundings(
      name: "user-list", note: "a rule that lets through messages, as no rule would",
      before: "-a always,user -F msgtype=USER_ACCT -F uid=33\n"),
    Surroundings(
      name: "tree-marks", note: "mounts taken into the trees once more", behind: "-t\n"),
  ]
}

import AuditLints
import Lints
import Testing

@Suite("rules that cost or flood")
struct CostTests {
  @Test(arguments: [
    "-a always,exit -S ‹all› -k all",
    "‹-a always,exit›",
    "-a always,exit -F arch=b64 -S ‹all› -F auid!=unset -F success=1 -k all",
    "-a always,exit -F arch=b64 -S ‹all› -F uid!=0 -k all",
    "-a always,exit -F arch=b64 -S ‹all› -F auid=unset -k daemons",
    "‹-a always,task›",
  ])
  func aRuleOfEveryCallFloods(rule: String) throws {
    try expect("records-every-call", rule)
  }

  @Test(arguments: [
    "-a always,exit -F arch=b32 -S all -k 32bit-abi",
    "-a always,exit -F arch=b64 -S all -F exit=-EINVAL -k einval",
    "-a always,exit -F arch=b64 -S all -F exe=/usr/bin/sudo -k sudo",
    "-a always,exit -F arch=b64 -S all -F auid=1001 -k suspect",
    "-a always,exit -F arch=b64 -F dir=/etc -F perm=wa -k etc",
    "-a never,exit -S all -F auid=unset",
    "-a never,task",
    "-a never,exit",
    "-a always,exclude -F msgtype=CWD",
  ])
  func aRuleThatIsKeptToAFewOrRecordsNothingDoesNot(rule: String) throws {
    try expect("records-every-call", rule)
  }

  @Test(arguments: [
    "-a always,exit -F arch=b64 -F ‹perm=r› -k read",
    "-a always,exit -F arch=b64 -S all -F ‹perm=wa› -F auid>=1000 -k changes",
  ])
  func readingOrWritingAnywhereFloods(rule: String) throws {
    try expect("perm-without-place", rule)
  }

  @Test(arguments: [
    "-a always,exit -F arch=b64 -F perm=x -F auid>=1000 -F auid!=unset -k commands",
    "-a always,exit -F arch=b64 -F perm=a -F auid>=1000 -F auid!=unset -k attributes",
    "-a always,exit -F arch=b64 -F perm=w -F exe=/usr/bin/sudo -k sudo",
    "-a always,exit -F arch=b64 -F perm=rw -F success=0 -k denied",
    "-a always,exit -F arch=b64 -F perm=w -F exit=-EACCES -k denied",
    "-a always,exit -F arch=b64 -S unlink -F perm=w -k delete",
    "-a never,exit -F arch=b64 -F perm=r",
    "-w /etc/passwd -p rwa -k identity",
  ])
  func aPermThatIsKeptToAFewDoesNot(rule: String) throws {
    try expect("perm-without-place", rule)
  }

  @Test(arguments: [
    "-w / -p ‹w› -k all", "-w ‹/usr/› -k usr", "-w /bin -p ‹x› -k programs",
    "-a always,exit -F dir=/tmp/ -F ‹perm=wa› -k tmp", "-w /run -p ‹wa› -k run",
    "-a always,exit -F dir=/etc -F ‹perm=r› -F auid>=1000 -F auid!=unset -k etc",
    "-w /etc/group -p ‹rwa› -k identity",
  ])
  func aBusyPlaceFloodsWithItsLetter(rule: String) throws {
    try expect("busy-place", rule)
  }

  @Test(arguments: [
    "-w /usr -p wa -k usr", "-w /bin -p wa -k programs", "-w /etc -p wa -k etc",
    "-w /tmp -p x -k tmp-exec", "-w /var/log/auth.log -p wa -k logs", "-w /home -p wa -k home",
    "-w /usr/bin/sudo -p x -k sudo", "-w /var/log/audit -k trail",
    "-a always,exit -F dir=/var/log -F perm=wa -F auid!=unset -k logs",
    "-a always,exit -F dir=/usr/bin -F perm=x -F uid=33 -k web-exec",
    "-a always,exit -F dir=/etc -F perm=r -F success=0 -k denied",
    "-a always,exit -F arch=b64 -S unlink -F dir=/var -k delete",
    "-a never,exit -F dir=/var/log -F perm=wa",
  ])
  func aBusyPlaceThatIsWatchedForSomethingElseDoesNot(rule: String) throws {
    try expect("busy-place", rule)
  }

  @Test(arguments: [
    "-a always,exit -F arch=b64 -S ‹read› -k read",
    "-a always,exit -F arch=b64 -S ‹openat,close› -F auid>=1000 -F auid!=unset -k files",
  ])
  func callsWithoutEndFlood(rule: String) throws {
    try expect("busy-call", rule)
  }

  @Test(arguments: [
    "-a always,exit -F arch=b64 -S open,openat,execve,connect,unlink -k files",
    "-a always,exit -F arch=b64 -S read -F exit=-EACCES -k denied",
    "-a always,exit -F arch=b64 -S ioctl -F a1=0x5412 -k tiocsti",
    "-a always,exit -F arch=b64 -S stat -F path=/etc/shadow -k identity",
    "-a never,exit -F arch=b64 -S futex",
  ])
  func rareOrNarrowCallsDoNot(rule: String) throws {
    try expect("busy-call", rule)
  }
}

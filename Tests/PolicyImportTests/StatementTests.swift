import Testing

/// Rule lines, and the statements that they become.
private let table: [(rules: String, statements: [String])] = [
  (
    """
    -a always,exit -F arch=b32 -S adjtimex,settimeofday,stime -F key=time
    -a always,exit -F arch=b64 -S adjtimex,settimeofday -F key=time
    """, ["record syscalls adjtimex, settimeofday, stime"]
  ),
  (
    """
    -a always,exit -F arch=b64 -S open,openat -F key=k
    -a always,exit -F arch=b32 -S open -F key=k
    """, ["record syscalls open", "record syscalls openat on b64"]
  ),
  ("-a always,exit -F arch=b32 -S stime -F key=k", ["record syscalls stime on b32"]),
  ("-a always,exit -F arch=b64 -S 452 -F key=k", ["record syscalls 452 on b64"]),
  (
    """
    -a always,exit -F arch=b64 -S chmod -F key=k
    -a always,exit -F arch=b64 -S fchmod -F key=k
    """, ["record syscalls chmod, fchmod on b64"]
  ),
  (
    """
    -a always,exit -F arch=b64 -S open -F exit=-EACCES -F auid>=1000 -F auid!=unset -F key=k
    -a always,exit -F arch=b64 -S open -F exit=-EPERM -F auid>=1000 -F auid!=unset -F key=k
    """, ["record syscalls open denied by users on b64"]
  ),
  (
    """
    -a always,exit -F arch=b64 -S open -F exit=-EACCES -F key=k
    -a always,exit -F arch=b64 -S creat -F exit=-EPERM -F key=k
    """,
    [
      "record syscalls open where exit = -EACCES on b64",
      "record syscalls creat where exit = -EPERM on b64",
    ]
  ),
  (
    """
    -a always,exit -F path=/etc/passwd -F perm=wa -F key=k
    -a always,exit -F arch=b64 -F path=/etc/group -F perm=wa -F key=k
    -a always,exit -F arch=b32 -F path=/etc/group -F perm=wa -F key=k
    -a always,exit -F dir=/etc/ssh -F perm=wa -F key=k
    """, ["record write, attr of /etc/passwd, /etc/group", "record write, attr under /etc/ssh"]
  ),
  (
    "-a always,exit -F path=/srv/with\\ space -F perm=rx -F auid=0 -F key=k",
    ["record read, execute of \"/srv/with space\" by root"]
  ),
  ("-a always,exit -F path=/etc/shadow- -F key=k", ["record access of /etc/shadow-"]),
  ("-a always,exit -F arch=b32 -S all -F key=k", ["record all syscalls on b32"]),
  (
    "-a always,exit -F arch=b64 -S execve -C uid!=euid -F auid!=unset -F key=k",
    ["record syscalls execve where uid != euid by anyone on b64"]
  ),
  (
    "-a always,exit -F arch=b64 -S openat -F a2&0100 -F success=1 -F uid>=5 -F uid<=9 -F key=k",
    ["record syscalls openat where a2 & 0o100 and success = 1 and uid in 5..9 on b64"]
  ),
  (
    "-a always,exit -F arch=b64 -S unlinkat -F a0=0xffffff9c -F gid!=4 -F gid!=27 -F key=k",
    ["record syscalls unlinkat where a0 = -100 and gid not in (4, 27) on b64"]
  ),
  (
    """
    -a always,exit -F arch=b64 -S bind -F saddr_fam=2 -F key=k
    -a always,exit -F arch=b64 -S bind -F saddr_fam=10 -F key=k
    -a always,exit -F arch=b64 -S bind -F saddr_fam=16 -F key=k
    """, ["record syscalls bind where saddr_fam in (2, 10, 16) on b64"]
  ),
  (
    """
    -a always,exclude -F msgtype=CWD
    -a never,exclude -F msgtype=CRED_ACQ -F exe=/usr/sbin/cron
    -a always,exclude -F msgtype=CRYPTO_SESSION
    -a never,user -F uid=33
    -a never,task -F auid=unset
    -a never,filesystem -F fstype=tracefs
    -a never,filesystem -F fstype=debugfs
    """,
    [
      "ignore messages CWD, CRYPTO_SESSION",
      "ignore messages CRED_ACQ where exe = /usr/sbin/cron", "ignore user-messages where uid = 33",
      "ignore tasks by daemons", "ignore filesystem tracefs, debugfs",
    ]
  ),
  (
    "-a never,exit -F arch=b64 -S all -F uid=chrony -F subj_type=chronyd_t",
    ["ignore all syscalls where uid = \"chrony\" and subj_type = \"chronyd_t\" on b64"]
  ),
  // What the language has no words for.
  (
    "-a never,exit -F arch=b64 -S all -F path=/etc/passwd",
    ["raw \"-a never,exit -F arch=b64 -S all -F path=/etc/passwd\""]
  ),
  ("-a always,exit -S ptrace -F key=k", ["raw \"-a always,exit -S ptrace -F key=k\""]),
  (
    "-a always,exit -F arch=b64 -S chmod -F path=/x -F perm=wa -F key=k",
    ["raw \"-a always,exit -F arch=b64 -S chmod -F path=/x -F perm=wa -F key=k\""]
  ),
  (
    "-a never,task -F exe=/usr/sbin/cron", ["raw \"-a never,task -F exe=/usr/sbin/cron\""]
  ),
]

@Suite struct StatementTests {
  @Test(arguments: table.indices)
  func rulesBecomeTheStatementThatAReaderWouldWrite(row: Int) throws {
    let imported = try Imported(table[row].rules)
    #expect(imported.statements == table[row].statements, "\(table[row].rules)")
    #expect(imported.relation(comparingKeys: true) == .equal, "\(table[row].rules)")
  }

  @Test func whoIsAPersonIsWhatMostRulesSay() throws {
    let imported = try Imported(
      """
      -a always,exit -F arch=b64 -S mount -F auid>=500 -F auid!=unset -F key=m
      -a always,exit -F arch=b64 -S umount2 -F auid>=500 -F auid!=unset -F key=u
      -a always,exit -F arch=b64 -S chmod -F auid>=1000 -F auid!=unset -F key=c
      """)
    #expect(imported.lines.contains("  let uid-min = 500"))
    #expect(
      imported.statements == [
        "record syscalls mount by users on b64", "record syscalls umount2 by users on b64",
        "record syscalls chmod where auid >= 1000 and auid != unset on b64",
      ])
  }

  @Test func settingsAreTheProfiles() throws {
    let imported = try Imported(
      """
      -D
      -b 8192
      --backlog_wait_time 60000
      -f 2
      -r 100
      --loginuid-immutable
      -a always,exit -F arch=b64 -S sync -F key=s
      -e 2
      """)
    #expect(
      imported.policy.text.contains(
        """
          settings { reset; backlog 8192; backlog-wait 60000; failure panic; rate 100 }
          loginuid immutable

          use p-s

          immutable
        """))
  }

  @Test func commentsRightAboveARuleComeAlong() throws {
    let imported = try Imported(
      """
      ## About the file
      ## as a whole,
      ## in three lines
      -a always,exit -F arch=b64 -S sync -F key=s

      # Swapping,
      # all of it
      -a always,exit -F arch=b64 -S swapon -F key=s
      # for the one above a rule that is switched off
      #-a always,exit -F arch=b64 -S swapoff -F key=s
      -a always,exit -F arch=b64 -S reboot -F key=s
      """)
    #expect(
      imported.policy.text.hasSuffix(
        """
        rules p-s at 30 {
          key s

          record syscalls sync on b64

          # Swapping,
          # all of it
          record syscalls swapon, reboot on b64
        }

        """))
  }
}

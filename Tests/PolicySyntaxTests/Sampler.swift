/// A policy that uses every construct of the language at least once.
let sampler = #"""
  # What a benchmark of ours asks for.
  catalogue house "House rules" version "1.0" {
    param sudo-log path "the file sudo logs to"
    param limit number "a number";  param who user "an account"
    param helpers programs "programs that give privileges"

    control 1.1 "Clock" level 2 topic time {        # one line, several things
      demand record syscalls adjtimex, settimeofday key clock
      demand record write, attr of /etc/localtime, $sudo-log, "/srv/with space"
             key clock
    }
    control 1.2 part failed "Denied" severity "CAT II" topic access {
      demand record syscalls openat where a2 & 0o100 denied by users key access
      demand record syscalls open where a1&0x40 denied by users key access
    }
    control "1(c)" "Close" { demand record syscalls close where exit = -EIO key close }
    control 2 "Who is who" level L1 { demand messages USER_LOGIN, USER_END }
    control 3 "Locked" { demand immutable; demand loginuid immutable }
    control 4 "Failure" { demand setting failure = panic }
    control 5 "Same" { answered by drift }
    control 6 "Space" { not a rule "auditd.conf: max_log_file" }
  }

  rules clock at 30 after first, second "Clock" {
    param sudo-log path "the file sudo logs to"
    satisfies house 1.1, 1.2 part failed
    satisfies house "1(c)"
    key clock, second-key
    record syscalls adjtimex, settimeofday
    record syscalls stime on b32
    record read, write, attr, execute under $homes/.ssh, /root/.ssh if present
           except exe /usr/bin/ssh, /usr/sbin/sshd
           key ssh
    record access of /etc/shadow by root
    record all syscalls where pid = 1005 key trace
    record syscalls bind where saddr_fam in (2,
  10) and success = 1 by daemons
    record syscalls openat where uid in 1000..1999 and gid not in (4, 27) by anyone
    record syscalls kill where a1 = -9 and exit in -13..-1; record syscalls sync
    record execute of /usr/bin/kmod where auid >= 1000 and auid != unset and euid != uid
    record syscalls 452 on b64
    raw "-a always,exit -F arch=b64 -S ptrace -F a0=0x4 -F key=code \"x\" \\ \x41"
    expect recorded clock when adjtimex by users
    expect recorded clock when openat uid=1000 auid = 1000 exit=-EACCES /etc/shadow
           where a2 in (0, 2) denied on b64
    expect silence when rename /a "/b c" $homes/x
    expect recorded clock when chmod, fchmodat a1=0 each of /a, "/b c", $homes/x
           by users if present
  }
  rules quiet at 20 {
    ignore messages CRYPTO_KEY_USER, CRED_ACQ where exe = /usr/sbin/cron
    ignore messages where exe = "/usr/sbin/cron"
    ignore user-messages where subj_type = "crond_t"
    ignore user-messages USER_START
    ignore tasks where auid = unset and uid = 0
    ignore filesystem tracefs, debugfs
    ignore syscalls adjtimex where exe = /usr/sbin/chronyd
  }

  profile server "Servers" {
    target debian 12, kernel 6.1, audit 3.0.9,
           abi b64, abi b32, lsm apparmor
    facts debian-12-stock
    let uid-min = 1000
    let homes = /root, /home/alice
    let errno = -EPERM
    let deep = $homes/.config
    settings {
      reset; backlog 8192
      backlog-wait 60000
      failure printk; rate 0; on-error continue; enabled 1
    }
    loginuid immutable
    use quiet, clock
    privileged at 31 {
      inventory "debian-12.programs"
      skip /var/lib/docker, /snap
      by users; key privileged
      expect recorded privileged when execve by users each program
    }
    immutable
    adopt house version "1.0"
    adopt other
    exception house 1.2 part failed reason "Too noisy" owner platform until 2028-02-29
              ticket "OPS-1" claim partly without under /snap by users
    exception house 2 reason "By others" claim covered disputed "comments only"
    exception house 3 reason "None here" owner "Platform team" claim not-applicable
    exception house 4 claim partly without syscalls stime on b32 disputed "x" reason "y"
  }
  profile web extends server { drop clock; use local-web; let limit = 0x10 }

  facts debian-12-stock {
    versions kernel 6.1, audit 3.0.9
    lsm apparmor
    awk mawk
    directories /etc, /usr/bin
    files /etc/passwd, "/etc/with space"
    symlinks /bin -> "usr/bin", /var/run -> /run
    mounts /proc type proc nosuid noexec nodev, / type ext4
    users root = 0, "with space" = 1001
    groups root = 0
    programs "debian-12.programs"
  }
  programs "debian-12.programs" {
    /usr/bin/chage setgid
    /usr/bin/ping capabilities "cap_net_raw=ep"
    "/usr/bin/with space" setuid, setgid
  }
  """#

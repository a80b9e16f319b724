extension Mistakes {
  /// Mistakes in names that audit gives: calls, fields, ABIs, types.
  static let names: [Mistake] = [
    Mistake(
      "abi-not-on-target", "an ABI that the target does not have",
      """
      The target lists the ABIs that programs can use there; rules for others would never \
      match.
      """,
      """
      rules example at 30 {
        record syscalls mount on ‹b32› key mounts
      }
      profile server {
        settings { reset }
        target debian 12, kernel 6.1, audit 3.0.9, abi b64
        use example
      }
      """),
    Mistake(
      "bad-syscall-number", "a number that no system call can have",
      """
      The kernel's set of calls has 2048 places.
      """,
      """
      rules example at 30 {
        record syscalls ‹4096› on b64 key new
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "errno-needs-sign", "an errno without its sign",
      """
      A call that fails returns the negative number. Without the sign the rule would wait for \
      a success with that very result. Write '-EACCES'.
      """,
      """
      rules example at 30 {
        record syscalls openat where exit = ‹EACCES› key access
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "syscall-left-out", "a call that one ABI of the target lacks",
      """
      A statement without 'on' is a rule for each ABI. This call does not exist on one of \
      them, so the rule for that ABI is made without it. That loses nothing, for there is no \
      such call there; naming its counterpart, or writing 'on', shows that it is meant.
      """,
      """
      rules example at 30 {
        record syscalls settimeofday, ‹stime› key clock
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "syscall-not-on-abi", "a call that exists on the other ABI only",
      """
      With 'on', each call has to exist on an ABI that is named. Change 'on', or leave the \
      call out.
      """,
      """
      rules example at 30 {
        record syscalls ‹stime› on b64 key clock
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-abi", "an ABI that does not exist",
      """
      The ABIs are 'b64' and 'b32'.
      """,
      """
      rules example at 30 {
        record syscalls mount on ‹b16› key mounts
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-account", "a user or group that the facts do not list",
      """
      Mind the hint, mend the facts, or write the number.
      """,
      """
      facts host { users root = 0, www-data = 33 }
      rules example at 30 {
        record syscalls execve where uid = ‹"www-dta"› key web
      }
      profile server {
        settings { reset }
        facts host
        use example
      }
      """),
    Mistake(
      "unknown-architecture", "a machine that libaudit does not know",
      """
      Write 'on b64' or 'on b32', or a name such as 'x86_64'.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect silence when openat arch=‹vax›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-errno", "an errno that does not exist",
      """
      Errnos have the names of errno(3), with a sign: '-EACCES'.
      """,
      """
      rules example at 30 {
        record syscalls openat where exit = ‹-EACCESS› key access
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-field", "a field that audit does not have",
      """
      Fields have audit's names: 'auid', 'uid', 'exit', 'a0', 'exe', 'success'.
      """,
      """
      rules example at 30 {
        record syscalls openat where ‹auidd› >= 1000 key open
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-file-system", "a file system that libaudit does not know",
      """
      The kernel compares the number that a file system has for itself; libaudit knows few of \
      them by name, such as 'debugfs' and 'tracefs'.
      """,
      """
      rules example at 30 {
        ignore filesystem ‹ext4›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-file-type", "a file type that audit does not know",
      """
      File types are 'file', 'dir', 'socket', 'link', 'character', 'block' and 'fifo'.
      """,
      """
      rules example at 30 {
        record write of /etc/passwd where filetype = ‹folder› key identity
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-message-type", "a record type that does not exist",
      """
      Types have the names that stand behind 'type=' in the log.
      """,
      """
      rules example at 30 {
        ignore messages ‹USER_LOGN›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-name-type", "a name type that PATH records do not have",
      """
      They are 'normal', 'parent', 'create', 'delete' and 'unknown'.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect silence when openat /etc/passwd nametype=‹parents›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-operation", "an io_uring operation that is not known",
      """
      Give it as a number.
      """,
      """
      rules example at 30 {
        record syscalls openat key open
        expect silence when io_uring op=‹openn›
      }
      profile server {
        settings { reset }
        use example
      }
      """),
    Mistake(
      "unknown-syscall", "a system call that the target does not have",
      """
      libaudit must know the name on an ABI of the target. A call that is newer than the \
      target's audit is written as a number, with 'on' one ABI.
      """,
      """
      rules example at 30 {
        record syscalls ‹opennat› key open
      }
      profile server {
        settings { reset }
        use example
      }
      """),
  ]
}

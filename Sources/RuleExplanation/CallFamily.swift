/// Calls that do the same kind of thing, with words for it.
struct CallFamily: Sendable {
  /// What such calls do, as in "calls that open or create files".
  let purpose: String
  /// The names of the calls, on any architecture.
  let names: Set<String>

  private init(_ purpose: String, _ names: String) {
    self.purpose = purpose
    self.names = Set(names.split(separator: " ").map(String.init))
  }

  /// The family of the call of this name.
  static func family(of name: String) -> Int? { indexOfName[name] }

  private static let indexOfName: [String: Int] = {
    var result: [String: Int] = [:]
    for (index, family) in all.enumerated() {
      for name in family.names { result[name] = index }
    }
    return result
  }()

  /// The families, in the order in which a sentence names them. A call stands in one of them at
  /// most; what it does is told by its manual page in section 2.
  static let all: [CallFamily] = [
    CallFamily("run programs", "execve execveat"),
    CallFamily("open or create files", "open openat openat2 open_by_handle_at creat"),
    CallFamily("cut files to a length", "truncate truncate64 ftruncate ftruncate64 fallocate"),
    CallFamily("delete or rename files", "unlink unlinkat rmdir rename renameat renameat2"),
    CallFamily(
      "make directories, links or device files",
      "mkdir mkdirat link linkat symlink symlinkat mknod mknodat"),
    CallFamily("change permission bits", "chmod fchmod fchmodat fchmodat2"),
    CallFamily("change owners", "chown fchown lchown fchownat chown32 fchown32 lchown32"),
    CallFamily(
      "change extended attributes",
      "setxattr lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr removexattrat "
        + "file_setattr"),
    CallFamily(
      "read attributes",
      "getxattr lgetxattr fgetxattr getxattrat listxattr llistxattr flistxattr listxattrat "
        + "readlink readlinkat file_getattr stat lstat fstat newfstatat statx stat64 lstat64 fstat64 "
        + "fstatat64 oldstat oldlstat oldfstat access faccessat faccessat2 statfs fstatfs statfs64 "
        + "fstatfs64"),
    CallFamily(
      "change file times",
      "utime utimes futimesat utimensat utimensat_time64"),
    CallFamily(
      "read or write open files",
      "read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 sendfile sendfile64 "
        + "splice copy_file_range"),
    CallFamily(
      "mark files as watched by a program", "fanotify_init fanotify_mark inotify_add_watch"),
    CallFamily(
      "set the clock",
      "adjtimex settimeofday clock_settime clock_settime64 clock_adjtime clock_adjtime64 stime"),
    CallFamily("name the host", "sethostname setdomainname"),
    CallFamily(
      "load or unload kernel modules",
      "init_module finit_module delete_module create_module query_module get_kernel_syms"),
    CallFamily("load a kernel to boot into", "kexec_load kexec_file_load"),
    CallFamily("load BPF programs", "bpf"),
    CallFamily("measure performance", "perf_event_open"),
    CallFamily(
      "mount or unmount file systems",
      "mount umount umount2 fsopen fsconfig fsmount fspick move_mount open_tree mount_setattr "
        + "pivot_root"),
    CallFamily("change a process's root or namespaces", "chroot unshare setns"),
    CallFamily(
      "change user or group ids",
      "setuid setuid32 setgid setgid32 setreuid setreuid32 setregid setregid32 setresuid "
        + "setresuid32 setresgid setresgid32 setfsuid setfsuid32 setfsgid setfsgid32 setgroups "
        + "setgroups32"),
    CallFamily("change capabilities", "capset"),
    CallFamily(
      "look into other processes or steer them",
      "ptrace process_vm_readv process_vm_writev process_madvise pidfd_getfd kcmp"),
    CallFamily(
      "send signals",
      "kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal"),
    CallFamily("start tasks", "fork vfork clone clone3"),
    CallFamily("end tasks", "exit exit_group"),
    CallFamily(
      "use sockets",
      "socket socketpair socketcall bind connect listen accept accept4 sendto sendmsg sendmmsg "
        + "recvfrom recvmsg recvmmsg recvmmsg_time64 shutdown getsockopt setsockopt getsockname "
        + "getpeername"),
    CallFamily("use swap space", "swapon swapoff"),
    CallFamily("set quotas", "quotactl quotactl_fd"),
    CallFamily("switch process accounting", "acct"),
    CallFamily("halt or restart the machine", "reboot"),
    CallFamily("read or clear the kernel's log", "syslog"),
    CallFamily("reach hardware ports", "ioperm iopl pciconfig_read pciconfig_write"),
    CallFamily("use the kernel's keys", "add_key request_key keyctl"),
    CallFamily(
      "set priorities or limits",
      "nice setpriority sched_setscheduler sched_setparam sched_setattr sched_setaffinity setrlimit "
        + "prlimit64 ioprio_set"),
    CallFamily(
      "map memory or change its protection",
      "mmap mmap2 mprotect pkey_mprotect mremap munmap brk memfd_create memfd_secret "
        + "remap_file_pages userfaultfd"),
    CallFamily("set up io_uring", "io_uring_setup io_uring_enter io_uring_register"),
    CallFamily("set what a process may do", "prctl seccomp personality landlock_restrict_self"),
    CallFamily("control devices", "ioctl"),
  ]
}

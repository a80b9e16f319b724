#define _GNU_SOURCE
#include "identity.h"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <stdio.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define GROUP_ROOM 64

enum capabilities { BY_IDS, ALL, NONE };

struct identity {
  bool sets_login;
  uint32_t login;
  uint32_t uid, euid, suid, fsuid;
  uint32_t gid, egid, sgid, fsgid;
  uint32_t group_count;
  gid_t groups[GROUP_ROOM];
  enum capabilities capabilities;
};

/* What a process loses when only its fsuid is not root's. */
static const uint32_t file_capabilities =
    1u << CAP_CHOWN | 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH | 1u << CAP_FOWNER |
    1u << CAP_FSETID | 1u << CAP_LINUX_IMMUTABLE | 1u << CAP_MKNOD;

static struct identity read_identity(struct reader *r) {
  struct identity who = {.sets_login = read_u8(r)};
  who.login = read_u32(r);
  uint32_t *ids[] = {&who.uid, &who.euid, &who.suid, &who.fsuid,
                     &who.gid, &who.egid, &who.sgid, &who.fsgid};
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) *ids[i] = read_u32(r);
  who.group_count = read_u32(r);
  if (who.group_count > GROUP_ROOM) fail("too many groups");
  for (uint32_t i = 0; i < who.group_count; i++) who.groups[i] = read_u32(r);
  who.capabilities = read_u8(r);
  return who;
}

void identity_skip(struct reader *r) { read_identity(r); }

static bool set_login(uint32_t login) {
  char text[16];
  int length = snprintf(text, sizeof text, "%u", login);
  int fd = open("/proc/self/loginuid", O_WRONLY);
  bool wrote = fd >= 0 && write(fd, text, (size_t)length) == length;
  close(fd);
  return wrote;
}

static bool set_fs_ids(const struct identity *who) {
  setfsgid(who->fsgid);
  setfsuid(who->fsuid);
  return setfsgid((gid_t)-1) == (int)who->fsgid && setfsuid((uid_t)-1) == (int)who->fsuid;
}

static bool drop_capabilities(const struct identity *who) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct data[2];
  if (syscall(SYS_capget, &header, data)) return false;
  bool may_have = who->capabilities != NONE;
  bool any_root = may_have && (!who->uid || !who->euid || !who->suid);
  for (int i = 0; i < 2; i++) {
    if (!any_root) data[i].permitted = data[i].inheritable = 0;
    if (who->euid || !may_have) data[i].effective = 0;
  }
  if (who->fsuid) data[0].effective &= ~file_capabilities;
  return !syscall(SYS_capset, &header, data);
}

const char *identity_adopt(struct reader *r, bool keep_capabilities) {
  struct identity who = read_identity(r);
  if (who.sets_login && !set_login(who.login)) return "loginuid";
  if (prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP)) return "securebits";
  if (setgroups(who.group_count, who.groups)) return "setgroups";
  if (setresgid(who.gid, who.egid, who.sgid)) return "setresgid";
  if (setresuid(who.uid, who.euid, who.suid)) return "setresuid";
  if (!set_fs_ids(&who)) return "fsuid and fsgid";
  if (keep_capabilities || who.capabilities == ALL) return NULL;
  if (prctl(PR_SET_SECUREBITS, 0)) return "securebits";
  if (!drop_capabilities(&who)) return "capabilities";
  return NULL;
}

const char *identity_become_root(void) {
  if (setresgid(0, 0, 0) || setresuid(0, 0, 0)) return "becoming root again";
  if (setgroups(0, NULL)) return "setgroups";
  return prctl(PR_SET_SECUREBITS, 0) ? "securebits" : NULL;
}

#define _GNU_SOURCE
#include "tree.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum kind { DIRECTORY, REGULAR, SYMLINK, HARD_LINK, PROGRAM, FIFO, CHARACTER_DEVICE, BLOCK_DEVICE };

static char **made; /* outside the scratch folder, in the order of making */
static size_t made_count, made_room;

static void remember(const char *path) {
  if (!strncmp(path, SCRATCH "/", sizeof SCRATCH)) return;
  if (made_count == made_room) {
    made_room = made_room * 2 + 64;
    made = realloc(made, made_room * sizeof *made);
  }
  made[made_count++] = strdup(path);
}

void tree_begin(void) {
  if (mount("scratch", SCRATCH, "tmpfs", 0, "mode=0755,inode64"))
    fail("scratch folder: %s", strerror(errno));
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where) {
  (void)info, (void)type, (void)where;
  remove(path);
  return 0;
}

void tree_end(void) {
  while (made_count) {
    char *path = made[--made_count];
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
    free(path);
  }
  if (umount2(SCRATCH, MNT_DETACH)) fail("scratch folder: %s", strerror(errno));
}

static void make_parents(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    if (!mkdir(path, 0755)) remember(path);
    *slash = '/';
  }
}

static int write_file(const char *path, struct text content) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
  if (fd < 0) return -1;
  ssize_t wrote = write(fd, content.bytes, content.length);
  close(fd);
  return wrote == (ssize_t)content.length ? 0 : -1;
}

/* A copy of this very program, with an inode of its own: it can run steps, and exits at once when
 * it is started in any other way. */
static int write_program(const char *path) {
  struct stat info;
  int from = open("/proc/self/exe", O_RDONLY), to = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0700);
  int result = from < 0 || to < 0 || fstat(from, &info) ? -1 : 0;
  off_t left = result ? 0 : info.st_size;
  while (left > 0) {
    ssize_t sent = sendfile(to, from, NULL, (size_t)left);
    if (sent <= 0) {
      result = -1;
      break;
    }
    left -= sent;
  }
  close(from);
  close(to);
  return result;
}

/* A step may have put a device or a pipe where a file is to be: opening one could wait for ever. */
static void remove_special(const char *path, const struct stat *info) {
  if (!S_ISREG(info->st_mode) && !S_ISDIR(info->st_mode) && !S_ISLNK(info->st_mode)) unlink(path);
}

static int make(enum kind kind, const char *path, mode_t mode, struct text content) {
  char target[PATH_MAX];
  unsigned major = 0, minor = 0;
  copy_text(content, target, sizeof target);
  switch (kind) {
    case DIRECTORY: return mkdir(path, 0700) && errno != EEXIST ? -1 : 0;
    case REGULAR: return write_file(path, content);
    case SYMLINK: return symlink(target, path);
    case HARD_LINK: return link(target, path);
    case PROGRAM: return write_program(path);
    case FIFO: return mkfifo(path, mode);
    case CHARACTER_DEVICE:
    case BLOCK_DEVICE:
      if (sscanf(target, "%u:%u", &major, &minor) != 2) return errno = EINVAL, -1;
      return mknod(path, (kind == BLOCK_DEVICE ? S_IFBLK : S_IFCHR) | mode, makedev(major, minor));
  }
  return errno = EINVAL, -1;
}

void tree_make(struct reader *r, struct writer *w) {
  char path[PATH_MAX];
  struct stat before;
  enum kind kind = read_u8(r);
  read_string(r, path, sizeof path);
  mode_t mode = read_u32(r);
  uid_t owner = read_u32(r);
  gid_t group = read_u32(r);
  struct text content = read_text(r);

  make_parents(path);
  bool existed = !lstat(path, &before);
  if (existed) remove_special(path, &before);
  int error = make(kind, path, mode, content) ? errno : 0;
  if (!error && !existed) remember(path);
  if (!error && kind != HARD_LINK && lchown(path, owner, group)) error = errno;
  if (!error && kind != HARD_LINK && kind != SYMLINK && chmod(path, mode)) error = errno;
  write_u32(w, (uint32_t)error);
}

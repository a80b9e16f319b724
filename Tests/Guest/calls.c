#define _GNU_SOURCE
#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ARENA_ROOM (1 << 20)

enum argument_kind { NUMBER, BYTES, ARRAY, OPEN_FILE, OPEN_SOCKET, HANDLE, SEALED_FILE };

struct arena {
  uint8_t *base;
  size_t used;
};

static bool read_argument(struct reader *r, struct call *call, struct arena *arena, uint64_t *into);

static void *take(struct arena *arena, size_t count) {
  size_t rounded = (count + 15) & ~(size_t)15;
  if (ARENA_ROOM - arena->used < rounded) fail("the arguments of a call are too long");
  void *place = arena->base + arena->used;
  arena->used += rounded;
  return place;
}

/* An array of pointers or numbers, as wide as the call's ABI has them. */
static bool read_array(struct reader *r, struct call *call, struct arena *arena, uint64_t *into) {
  uint32_t count = read_u32(r);
  size_t width = call->is_32_bit ? 4 : 8;
  uint8_t *place = take(arena, count * width);
  for (uint32_t i = 0; i < count; i++) {
    uint64_t element;
    if (!read_argument(r, call, arena, &element)) return false;
    memcpy(place + i * width, &element, width);
  }
  *into = (uintptr_t)place;
  return true;
}

/* What open_by_handle_at takes for the file at `path`. */
static bool make_handle(const char *path, struct arena *arena, uint64_t *into) {
  int mount;
  struct file_handle *handle = take(arena, sizeof *handle + MAX_HANDLE_SZ);
  handle->handle_bytes = MAX_HANDLE_SZ;
  *into = (uintptr_t)handle;
  return !name_to_handle_at(AT_FDCWD, path, handle, &mount, 0);
}

/* A file that nobody may make shorter or longer. */
static bool open_sealed(uint64_t *into) {
  int fd = memfd_create("sealed", MFD_ALLOW_SEALING);
  *into = (uint64_t)fd;
  return fd >= 0 && write(fd, "x", 1) == 1 &&
         !fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW);
}

static bool read_argument(struct reader *r, struct call *call, struct arena *arena, uint64_t *into) {
  switch ((enum argument_kind)read_u8(r)) {
    case NUMBER: *into = read_u64(r); return true;
    case BYTES: {
      struct text text = read_text(r);
      *into = (uintptr_t)memcpy(take(arena, text.length), text.bytes, text.length);
      return true;
    }
    case ARRAY: return read_array(r, call, arena, into);
    case OPEN_FILE: {
      char path[PATH_MAX];
      read_string(r, path, sizeof path);
      int fd = open(path, (int)read_u32(r));
      *into = (uint64_t)fd;
      return fd >= 0;
    }
    case OPEN_SOCKET: {
      int family = (int)read_u32(r), type = (int)read_u32(r), protocol = (int)read_u32(r);
      int fd = socket(family, type, protocol);
      *into = (uint64_t)fd;
      return fd >= 0;
    }
    case HANDLE: {
      char path[PATH_MAX];
      read_string(r, path, sizeof path);
      return make_handle(path, arena, into);
    }
    case SEALED_FILE: return open_sealed(into);
  }
  fail("unknown kind of argument");
}

const char *call_read(struct reader *r, struct call *call) {
  struct arena arena = {.base = mmap(NULL, ARENA_ROOM, PROT_READ | PROT_WRITE,
                                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0)};
  if (arena.base == MAP_FAILED) return "memory for the arguments";
  memset(call, 0, sizeof *call);
  call->is_32_bit = read_u8(r);
  call->number = read_u32(r);
  uint8_t count = read_u8(r);
  if (count > 6) fail("a call with %u arguments", count);
  for (uint8_t i = 0; i < count; i++)
    if (!read_argument(r, call, &arena, &call->arguments[i])) return "opening an argument";
  return NULL;
}

/* Both end the process if the call forks and this is the new process: with vfork it stands on its
 * parent's stack and must touch nothing. */
int64_t enter_64(uint32_t number, const uint64_t *arguments, bool forks);
int64_t enter_32(uint32_t number, const uint64_t *arguments, bool forks);

__asm__(
    ".text\n"
    "enter_64:\n"
    "  push %rbx\n"
    "  mov %edx, %ebx\n"
    "  mov %edi, %eax\n"
    "  mov 0(%rsi), %rdi\n"
    "  mov 16(%rsi), %rdx\n"
    "  mov 24(%rsi), %r10\n"
    "  mov 32(%rsi), %r8\n"
    "  mov 40(%rsi), %r9\n"
    "  mov 8(%rsi), %rsi\n"
    "  syscall\n"
    "  test %rax, %rax\n"
    "  jnz 1f\n"
    "  test %ebx, %ebx\n"
    "  jnz 3f\n"
    "1:\n"
    "  pop %rbx\n"
    "  ret\n"
    "enter_32:\n"
    "  push %rbx\n"
    "  push %rbp\n"
    "  push %r12\n"
    "  mov %edx, %r12d\n"
    "  mov %edi, %eax\n"
    "  mov %rsi, %r11\n"
    "  mov 0(%r11), %ebx\n"
    "  mov 8(%r11), %ecx\n"
    "  mov 16(%r11), %edx\n"
    "  mov 24(%r11), %esi\n"
    "  mov 32(%r11), %edi\n"
    "  mov 40(%r11), %ebp\n"
    "  int $0x80\n"
    "  test %rax, %rax\n"
    "  jnz 2f\n"
    "  test %r12d, %r12d\n"
    "  jnz 3f\n"
    "2:\n"
    "  pop %r12\n"
    "  pop %rbp\n"
    "  pop %rbx\n"
    "  ret\n"
    "3:\n"
    "  xor %edi, %edi\n"
    "  mov $231, %eax\n" /* exit_group */
    "  syscall\n"
    "  hlt\n");

static bool forks(const struct call *call) {
  static const uint32_t wide[] = {56, 57, 58, 435}, narrow[] = {2, 120, 190, 435};
  const uint32_t *numbers = call->is_32_bit ? narrow : wide;
  for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
    if (call->number == numbers[i]) return true;
  return false;
}

int64_t call_make(const struct call *call) {
  return call->is_32_bit ? enter_32(call->number, call->arguments, forks(call))
                         : enter_64(call->number, call->arguments, forks(call));
}

void call_end(int status) {
  const uint64_t arguments[6] = {(uint64_t)status};
  enter_64(SYS_exit_group, arguments, false);
  __builtin_trap();
}

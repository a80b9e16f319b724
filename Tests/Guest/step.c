#define _GNU_SOURCE
#include "step.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"
#include "audit.h"
#include "desk.h"

#define PATIENCE 5000 /* milliseconds for one phase of a step */

static struct desk *desk;
static int ready_end, go_end;

static void place(int fd, int number) {
  if (dup2(fd, number) < 0) fail("descriptor %d: %s", number, strerror(errno));
  close(fd);
}

static struct desk *map_desk(int fd) {
  void *memory = mmap(NULL, sizeof(struct desk), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (memory == MAP_FAILED) fail("desk: %s", strerror(errno));
  return memory;
}

void step_start(void) {
  int go[2], ready[2], memory = memfd_create("desk", 0);
  if (memory < 0 || ftruncate(memory, sizeof(struct desk))) fail("desk: %s", strerror(errno));
  if (pipe(go) || pipe(ready)) fail("pipes: %s", strerror(errno));
  desk = map_desk(memory);
  place(memory, FD_DESK);
  place(go[0], FD_GO);
  place(ready[1], FD_READY);
  ready_end = ready[0];
  go_end = go[1];
  fcntl(ready_end, F_SETFD, FD_CLOEXEC);
  fcntl(go_end, F_SETFD, FD_CLOEXEC);
}

void step_continue(void) {
  struct desk *shared = map_desk(FD_DESK);
  actor_run(shared);
}

/* Takes records while waiting for `fd` to become readable or the process to end. */
static bool wait_for(int process, int fd, struct writer *w, uint32_t *count) {
  struct pollfd polled[] = {
      {.fd = audit_record_socket(), .events = POLLIN},
      {.fd = process, .events = POLLIN},
      {.fd = fd, .events = POLLIN},
  };
  for (;;) {
    int got = poll(polled, fd < 0 ? 2 : 3, PATIENCE);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) return false;
    if (polled[0].revents) audit_take_records(w, count, 0);
    if (polled[1].revents || (fd >= 0 && polled[2].revents)) return true;
  }
}

static void send_off(int process) {
  char byte = 0;
  uint32_t ignored = 0;
  wait_for(process, ready_end, NULL, &ignored);
  struct pollfd ready = {.fd = ready_end, .events = POLLIN};
  if (poll(&ready, 1, 0) == 1 && read(ready_end, &byte, 1) == 1) {
    audit_take_records(NULL, NULL, 0); /* what the preparation caused */
    if (write(go_end, &byte, 1) != 1) fail("go: %s", strerror(errno));
  }
}

static void write_outcome(struct writer *w, int wait_status) {
  write_u32(w, desk->state);
  write_u32(w, desk->pid);
  write_u32(w, desk->parent);
  write_u64(w, (uint64_t)desk->result);
  write_u32(w, desk->error);
  write_text(w, desk->stage, strlen(desk->stage));
  write_u32(w, (uint32_t)wait_status);
}

void step_run(struct reader *r, struct writer *w) {
  struct text description = read_text(r);
  if (description.length > DESK_ROOM) fail("a step is too long");
  memset(desk, 0, offsetof(struct desk, description));
  memcpy(desk->description, description.bytes, description.length);
  desk->length = description.length;

  pid_t child = fork();
  if (child < 0) fail("fork: %s", strerror(errno));
  if (child == 0) actor_be_born(desk);
  int process = (int)syscall(SYS_pidfd_open, child, 0);
  int wait_status = 0;
  if (process < 0) fail("pidfd: %s", strerror(errno));

  struct writer taken = {0};
  uint32_t count = 0;
  send_off(process);
  if (!wait_for(process, -1, &taken, &count)) {
    desk->state = STEP_HUNG;
    if (desk->pid) kill((pid_t)desk->pid, SIGKILL);
    kill(child, SIGKILL);
  }
  waitpid(child, &wait_status, 0);
  while (waitpid(-1, NULL, WNOHANG) > 0) continue; /* children of the step's process */
  audit_take_records(&taken, &count, 0);
  close(process);

  write_outcome(w, wait_status);
  write_u32(w, count);
  write_raw(w, taken.bytes, taken.length);
  free_writer(&taken);
}

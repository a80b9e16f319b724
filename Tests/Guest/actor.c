#define _GNU_SOURCE
#include "actor.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"
#include "identity.h"
#include "step.h"
#include "wire.h"

static void give_up(struct desk *desk, const char *stage) {
  desk->error = (uint32_t)errno;
  strncpy(desk->stage, stage, sizeof desk->stage - 1);
  _exit(1);
}

static void require(struct desk *desk, const char *failed) {
  if (failed) give_up(desk, failed);
}

static struct reader open_description(struct desk *desk) {
  return (struct reader){desk->description, desk->description + desk->length};
}

/* Leaves two processes: one with the identity that waits, and its child that goes on. */
static void be_born_with(struct desk *desk, struct reader *identity) {
  int status = 0;
  require(desk, identity_adopt(identity, true));
  pid_t child = fork();
  if (child < 0) give_up(desk, "fork");
  if (child == 0) {
    require(desk, identity_become_root());
    return;
  }
  waitpid(child, &status, 0);
  _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

/* The description begins with the identity at birth and the program's path; either may be none. */
void actor_be_born(struct desk *desk) {
  char program[PATH_MAX];
  char *arguments[] = {STEP_ARGUMENT, NULL}, *environment[] = {NULL};
  struct reader r = open_description(desk);
  if (read_u8(&r)) be_born_with(desk, &r);
  read_string(&r, program, sizeof program);
  if (!program[0]) actor_run(desk);
  execve(program, arguments, environment);
  give_up(desk, "starting the program");
  __builtin_unreachable();
}

static void read_past_birth(struct reader *r) {
  char program[PATH_MAX];
  if (read_u8(r)) identity_skip(r);
  read_string(r, program, sizeof program);
}

/* What the call needs is opened before the rights to do so are given up. */
static struct call prepare(struct desk *desk, struct reader *r) {
  char folder[PATH_MAX];
  struct call call;
  read_string(r, folder, sizeof folder);
  if (folder[0] && chdir(folder)) give_up(desk, "chdir");
  require(desk, call_read(r, &call));
  if (read_u8(r) && personality((unsigned long)read_u64(r)) < 0) give_up(desk, "personality");
  if (read_u8(r)) require(desk, identity_adopt(r, false));
  return call;
}

static void wait_for_the_word(struct desk *desk) {
  char byte = 0;
  if (write(FD_READY, &byte, 1) != 1) give_up(desk, "ready");
  if (read(FD_GO, &byte, 1) != 1) give_up(desk, "go");
}

void actor_run(struct desk *desk) {
  struct reader r = open_description(desk);
  desk->pid = (uint32_t)getpid();
  desk->parent = (uint32_t)getppid();
  read_past_birth(&r);
  struct call call = prepare(desk, &r);
  wait_for_the_word(desk);
  desk->state = STEP_CALLING;
  desk->result = call_make(&call);
  desk->state = STEP_RETURNED;
  call_end(END_STATUS);
}

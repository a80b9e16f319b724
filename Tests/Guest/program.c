#define _GNU_SOURCE
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "audit.h"

#define RULES_FILE "/.guest/audit.rules"
#define PATIENCE 60000 /* milliseconds of silence */
#define ARGUMENT_ROOM 256

static int syslog_socket = -1;

void program_start(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/dev/log"};
  syslog_socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (bind(syslog_socket, (void *)&address, sizeof address)) fail("/dev/log: %s", strerror(errno));
}

static void become_auditctl(char **arguments, int output, int errors) {
  char *environment[] = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", NULL};
  dup2(open("/dev/null", O_RDONLY), 0);
  dup2(output, 1);
  dup2(errors, 2);
  execve("/.guest/ld.so", arguments, environment);
  _exit(127);
}

/* Whether the pipe is still open. */
static bool take_output(int fd, struct writer *w) {
  uint8_t piece[65536];
  ssize_t got = read(fd, piece, sizeof piece);
  if (got > 0) write_raw(w, piece, (size_t)got);
  return got > 0;
}

struct run {
  struct writer output, errors, changes, messages;
  uint32_t change_count, message_count;
};

static void take_messages(struct run *run) {
  uint8_t message[65536];
  ssize_t got;
  while ((got = recv(syslog_socket, message, sizeof message, 0)) >= 0) {
    write_text(&run->messages, message, (size_t)got);
    run->message_count++;
  }
}

static void collect(struct run *run, int output, int errors, pid_t child) {
  struct pollfd polled[] = {
      {.fd = output, .events = POLLIN},
      {.fd = errors, .events = POLLIN},
      {.fd = audit_record_socket(), .events = POLLIN},
      {.fd = syslog_socket, .events = POLLIN},
  };
  while (polled[0].fd >= 0 || polled[1].fd >= 0) {
    int got = poll(polled, 4, PATIENCE);
    if (got == 0) kill(child, SIGKILL);
    if (polled[0].revents && !take_output(output, &run->output)) polled[0].fd = -1;
    if (polled[1].revents && !take_output(errors, &run->errors)) polled[1].fd = -1;
    if (polled[2].revents) audit_take_records(&run->changes, &run->change_count, AUDIT_CONFIG_CHANGE);
    if (polled[3].revents) take_messages(run);
    for (int i = 0; i < 4; i++) polled[i].revents = 0;
  }
}

static int finish(struct run *run, pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  audit_take_records(&run->changes, &run->change_count, AUDIT_CONFIG_CHANGE);
  take_messages(run);
  return status;
}

static void write_run(struct writer *w, struct run *run, int status) {
  write_u32(w, (uint32_t)(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)));
  write_text(w, run->output.bytes, run->output.length);
  write_text(w, run->errors.bytes, run->errors.length);
  write_u32(w, run->message_count);
  write_raw(w, run->messages.bytes, run->messages.length);
  write_u32(w, run->change_count);
  write_raw(w, run->changes.bytes, run->changes.length);
  free_writer(&run->output);
  free_writer(&run->errors);
  free_writer(&run->messages);
  free_writer(&run->changes);
}

static void run_auditctl(char **arguments, struct writer *w) {
  int output[2], errors[2];
  struct run run = {0};
  if (pipe2(output, O_CLOEXEC) || pipe2(errors, O_CLOEXEC)) fail("pipes: %s", strerror(errno));
  pid_t child = fork();
  if (child < 0) fail("fork: %s", strerror(errno));
  if (child == 0) become_auditctl(arguments, output[1], errors[1]);
  close(output[1]);
  close(errors[1]);
  collect(&run, output[0], errors[0], child);
  close(output[0]);
  close(errors[0]);
  write_run(w, &run, finish(&run, child));
}

void program_load(struct reader *r, struct writer *w) {
  struct text rules = read_text(r);
  char *arguments[] = {"ld.so", "--library-path", "/.guest/lib", "/.guest/auditctl",
                       "-R",    RULES_FILE,       NULL};
  int fd = open(RULES_FILE, O_WRONLY | O_CREAT | O_TRUNC, 0640);
  if (fd < 0 || write(fd, rules.bytes, rules.length) != (ssize_t)rules.length)
    fail("writing the rules: %s", strerror(errno));
  close(fd);
  run_auditctl(arguments, w);
}

void program_auditctl(struct reader *r, struct writer *w) {
  static char texts[1 << 20];
  char *arguments[ARGUMENT_ROOM] = {"ld.so", "--library-path", "/.guest/lib", "/.guest/auditctl"};
  uint32_t count = read_u32(r);
  char *next = texts;
  if (count > ARGUMENT_ROOM - 5) fail("too many arguments for auditctl");
  for (uint32_t i = 0; i < count; i++) {
    arguments[4 + i] = next;
    read_string(r, next, (size_t)(texts + sizeof texts - next));
    next += strlen(next) + 1;
  }
  arguments[4 + count] = NULL;
  run_auditctl(arguments, w);
}

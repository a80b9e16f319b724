/* Stands between auditctl and the kernel: loaded in front of libaudit, it writes down what auditctl
   would have sent and answers as a kernel without rules would. None of libaudit's own senders is ever
   called, and the system calls by which one could reach the kernel's audit fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <libaudit.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every request gets this number, so every answer fits it. */
#define SEQUENCE 1

static int answer = NLMSG_DONE;

static FILE *record(void) {
  static FILE *file;
  if (!file) {
    const char *path = getenv("AUDITWRIGHT_RECORD");
    file = path ? fopen(path, "we") : NULL;
    if (!file) _exit(99);
    setvbuf(file, NULL, _IOFBF, 1 << 16);
  }
  return file;
}

static void write_hex(const void *bytes, size_t count) {
  const unsigned char *byte = bytes;
  for (size_t i = 0; i < count; i++) fprintf(record(), "%02x", byte[i]);
  fputc('\n', record());
}

static int write_number(const char *word, uint32_t number) {
  fprintf(record(), "%s %u\n", word, number);
  return SEQUENCE;
}

static int write_rule(const char *word, struct audit_rule_data *rule, int flags, int action) {
  rule->flags = flags;
  rule->action = action;
  fprintf(record(), "%s ", word);
  write_hex(rule, sizeof(*rule) + rule->buflen);
  return SEQUENCE;
}

int audit_open(void) { return open("/dev/null", O_RDONLY | O_CLOEXEC); }
int audit_can_control(void) { return 1; }
int audit_is_enabled(int fd) { errno = 0; return 1; }
uint32_t audit_get_features(void) { return 0x7f; }

int audit_add_rule_data(int fd, struct audit_rule_data *rule, int flags, int action) {
  return write_rule("add", rule, flags, action);
}
int audit_delete_rule_data(int fd, struct audit_rule_data *rule, int flags, int action) {
  return write_rule("delete", rule, flags, action);
}

int audit_set_enabled(int fd, uint32_t number) { return write_number("enabled", number); }
int audit_set_failure(int fd, uint32_t number) { return write_number("failure", number); }
int audit_set_rate_limit(int fd, uint32_t number) { return write_number("rate", number); }
int audit_set_backlog_limit(int fd, uint32_t number) { return write_number("backlog", number); }
int audit_set_backlog_wait_time(int fd, uint32_t number) { return write_number("wait", number); }
int audit_set_loginuid_immutable(int fd) { return write_number("loginuid", 1); }
int audit_reset_lost(int fd) { write_number("reset-lost", 0); return 0; }
int audit_reset_backlog_wait_time_actual(int fd) { write_number("reset-actual", 0); return 0; }
int audit_trim_subtrees(int fd) { return write_number("trim", 0); }

int audit_make_equivalent(int fd, const char *mount, const char *subtree) {
  char text[16384];
  snprintf(text, sizeof(text), "%s,%s", mount, subtree);
  fprintf(record(), "equivalent ");
  write_hex(text, strlen(text));
  return SEQUENCE;
}

int audit_log_user_message(
    int fd, int type, const char *message, const char *host, const char *address, const char *tty,
    int result) {
  fprintf(record(), "message ");
  write_hex(message, strlen(message));
  return SEQUENCE;
}

int audit_request_status(int fd) { answer = AUDIT_GET; return SEQUENCE; }
int audit_request_features(int fd) { answer = NLMSG_DONE; return write_number("features", 0); }
int audit_request_rules_list_data(int fd) { answer = NLMSG_DONE; return write_number("list", 0); }

int audit_get_reply(int fd, struct audit_reply *reply, reply_t block, int peek) {
  static struct audit_status status;
  memset(reply, 0, sizeof(*reply));
  reply->type = answer;
  reply->nlh = &reply->msg.nlh;
  reply->nlh->nlmsg_type = answer;
  reply->nlh->nlmsg_seq = SEQUENCE;
  if (answer == AUDIT_GET) reply->status = &status;
  answer = NLMSG_DONE;
  return SEQUENCE;
}

/* Where auditctl sends its messages changes in mid-file; here they all go one way. */
void audit_msg(int priority, const char *format, ...) {
  va_list arguments;
  char text[16384];
  va_start(arguments, format);
  vsnprintf(text, sizeof(text), format, arguments);
  va_end(arguments);
  fprintf(record(), "says ");
  write_hex(text, strlen(text));
}

/* auditctl reads only root's files; the test need not be root's. */
int fstat(int fd, struct stat *status) {
  int (*next)(int, struct stat *) = (int (*)(int, struct stat *))dlsym(RTLD_NEXT, "fstat");
  int result = next(fd, status);
  status->st_uid = 0;
  return result;
}

/* A second wall: no socket to the kernel, and nothing sent through any. */
int audit_send(int fd, int type, const void *data, unsigned int size) {
  errno = EPERM;
  return -EPERM;
}
int socket(int domain, int type, int protocol) {
  int (*next)(int, int, int) = (int (*)(int, int, int))dlsym(RTLD_NEXT, "socket");
  if (domain == AF_NETLINK) {
    errno = EPERM;
    return -1;
  }
  return next(domain, type, protocol);
}
ssize_t sendto(
    int fd, const void *bytes, size_t count, int flags, const struct sockaddr *to, socklen_t size) {
  errno = EPERM;
  return -1;
}

#include "audit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/netlink.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define RECORD_ROOM 65536

static int records = -1; /* of the audit daemon, which is us */
static int control = -1; /* requests and their answers */
static uint8_t packet[RECORD_ROOM];

static int open_socket(int room) {
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_AUDIT);
  if (fd < 0) fail("no audit socket: %s", strerror(errno));
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room))
    fail("audit socket room: %s", strerror(errno));
  return fd;
}

static void send_request(int fd, uint16_t type, uint16_t flags, const void *payload, size_t length) {
  static uint32_t sequence;
  static uint8_t request[RECORD_ROOM];
  struct nlmsghdr header = {
      .nlmsg_len = (uint32_t)NLMSG_LENGTH(length),
      .nlmsg_type = type,
      .nlmsg_flags = (uint16_t)(NLM_F_REQUEST | flags),
      .nlmsg_seq = ++sequence,
  };
  struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
  if (header.nlmsg_len > sizeof request) fail("request too long: %zu bytes", length);
  memcpy(request, &header, sizeof header);
  if (length) memcpy(request + NLMSG_HDRLEN, payload, length);
  if (sendto(fd, request, header.nlmsg_len, 0, (void *)&kernel, sizeof kernel) < 0)
    fail("request %u: %s", type, strerror(errno));
}

/* The next message on a request socket, which must come. */
static struct nlmsghdr *next_answer(int fd, size_t *payload_length) {
  ssize_t got = recv(fd, packet, sizeof packet, 0);
  if (got < (ssize_t)NLMSG_HDRLEN) fail("no answer: %s", strerror(errno));
  *payload_length = (size_t)got - NLMSG_HDRLEN;
  return (struct nlmsghdr *)packet;
}

static int answer_errno(const struct nlmsghdr *header) {
  const struct nlmsgerr *error = NLMSG_DATA(header);
  return -error->error;
}

static int request_on(int fd, uint16_t type, const void *payload, size_t length) {
  send_request(fd, type, NLM_F_ACK, payload, length);
  for (;;) {
    size_t got;
    struct nlmsghdr *header = next_answer(fd, &got);
    if (header->nlmsg_type == NLMSG_ERROR) return answer_errno(header);
  }
}

int audit_request(uint16_t type, const void *payload, size_t length) {
  return request_on(control, type, payload, length);
}

static void prefer_audit_thread(void) {
  struct sched_param priority = {.sched_priority = 1};
  struct dirent *entry;
  DIR *proc = opendir("/proc");
  while (proc && (entry = readdir(proc))) {
    char path[300], name[32] = "";
    snprintf(path, sizeof path, "/proc/%s/comm", entry->d_name);
    FILE *file = fopen(path, "r");
    if (!file) continue;
    if (!fgets(name, sizeof name, file)) name[0] = 0;
    fclose(file);
    if (strcmp(name, "kauditd\n")) continue;
    if (sched_setscheduler(atoi(entry->d_name), SCHED_FIFO, &priority))
      fail("priority of kauditd: %s", strerror(errno));
    closedir(proc);
    return;
  }
  fail("no kauditd: is audit=1 on the kernel's command line?");
}

void audit_start(void) {
  struct audit_status me = {.mask = AUDIT_STATUS_PID, .pid = (uint32_t)getpid()};
  records = open_socket(64 << 20);
  control = open_socket(64 << 20);
  prefer_audit_thread();
  int error = request_on(records, AUDIT_SET, &me, sizeof me);
  if (error) fail("cannot become the audit daemon: %s", strerror(error));
  if (fcntl(records, F_SETFL, O_NONBLOCK)) fail("audit socket: %s", strerror(errno));
}

int audit_record_socket(void) { return records; }

void audit_take_records(struct writer *w, uint32_t *count, uint32_t only) {
  for (;;) {
    ssize_t got = recv(records, packet, sizeof packet, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got < 0) fail("records lost: %s", strerror(errno));
    const struct nlmsghdr *header = (const struct nlmsghdr *)packet;
    if (!w || got <= (ssize_t)NLMSG_HDRLEN || header->nlmsg_type < AUDIT_FIRST_USER_MSG) continue;
    if (only && header->nlmsg_type != only) continue;
    write_u32(w, header->nlmsg_type);
    write_text(w, packet + NLMSG_HDRLEN, (size_t)got - NLMSG_HDRLEN);
    ++*count;
  }
}

void audit_list_rules(struct writer *w) {
  size_t status_at = w->length, count_at = status_at + 4;
  uint32_t count = 0;
  write_u32(w, 0);
  write_u32(w, 0);
  send_request(control, AUDIT_LIST_RULES, 0, NULL, 0);
  for (;;) {
    size_t got;
    struct nlmsghdr *header = next_answer(control, &got);
    if (header->nlmsg_type == NLMSG_DONE) break;
    if (header->nlmsg_type == NLMSG_ERROR) {
      patch_u32(w, status_at, (uint32_t)answer_errno(header));
      break;
    }
    if (header->nlmsg_type != AUDIT_LIST_RULES) continue;
    write_text(w, NLMSG_DATA(header), header->nlmsg_len - NLMSG_HDRLEN);
    count++;
  }
  patch_u32(w, count_at, count);
}

static struct audit_status status_now(void) {
  struct audit_status status = {0};
  send_request(control, AUDIT_GET, 0, NULL, 0);
  for (;;) {
    size_t got;
    struct nlmsghdr *header = next_answer(control, &got);
    if (header->nlmsg_type == NLMSG_ERROR) fail("status: %s", strerror(answer_errno(header)));
    if (header->nlmsg_type != AUDIT_GET) continue;
    memcpy(&status, NLMSG_DATA(header), got < sizeof status ? got : sizeof status);
    return status;
  }
}

void audit_get_status(struct writer *w) {
  struct audit_status status = status_now();
  write_text(w, &status, sizeof status);
}

static void delete_all_rules(void) {
  struct writer list = {0};
  audit_list_rules(&list);
  struct reader r = {list.bytes, list.bytes + list.length};
  uint32_t error = read_u32(&r), count = read_u32(&r);
  if (error) fail("listing rules: %s", strerror((int)error));
  while (count--) {
    struct text rule = read_text(&r);
    int refused = audit_request(AUDIT_DEL_RULE, rule.bytes, rule.length);
    if (refused) fail("deleting a rule: %s", strerror(refused));
  }
  free_writer(&list);
}

void audit_reset(void) {
  static bool has_defaults;
  static struct audit_status defaults;
  struct audit_status status = status_now();
  if (!has_defaults) {
    defaults = status;
    has_defaults = true;
  }
  if (status.enabled == 2) fail("the rules were locked: such a case needs a boot of its own");
  delete_all_rules();
  defaults.mask = AUDIT_STATUS_ENABLED | AUDIT_STATUS_FAILURE | AUDIT_STATUS_RATE_LIMIT |
                  AUDIT_STATUS_BACKLOG_LIMIT | AUDIT_STATUS_BACKLOG_WAIT_TIME;
  int error = audit_request(AUDIT_SET, &defaults, sizeof defaults);
  if (error) fail("resetting audit: %s", strerror(error));
  struct audit_status lost = {.mask = AUDIT_STATUS_LOST};
  audit_request(AUDIT_SET, &lost, sizeof lost); /* answers with the old count, not 0 */
  audit_take_records(NULL, NULL, 0);
}

/* The first process of the guest: works through the cases that the host left in the shared memory
 * and leaves the results there. Started under any other process number it is one of the programs
 * of a case: it runs the step that lies on the desk, or exits with status 0. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audit.h"
#include "program.h"
#include "step.h"
#include "tree.h"
#include "wire.h"

enum action { LOAD, AUDITCTL, ADD_RULE, DELETE_RULE, LIST_RULES, STATUS, MAKE, STEP };

static struct channel *channel;

static void power_off(void) {
  sync();
  reboot(RB_POWER_OFF);
  for (;;) pause();
}

void fail(const char *format, ...) {
  va_list arguments;
  char problem[sizeof channel->problem];
  va_start(arguments, format);
  vsnprintf(problem, sizeof problem, format, arguments);
  va_end(arguments);
  if (getpid() != 1) _exit(125);
  dprintf(1, "guest: %s\n", problem);
  if (channel) {
    memcpy(channel->problem, problem, sizeof problem);
    channel->state = CHANNEL_FAILED;
  }
  power_off();
  __builtin_unreachable();
}

static void mount_on(const char *type, const char *folder) {
  mkdir(folder, 0755);
  if (mount(type, folder, type, 0, NULL)) fail("mounting %s: %s", type, strerror(errno));
}

static bool holds(const char *folder, const char *file, const char *expected) {
  char path[512], text[32] = "";
  snprintf(path, sizeof path, "%s/%s", folder, file);
  int fd = open(path, O_RDONLY);
  if (fd < 0) return false;
  ssize_t got = read(fd, text, sizeof text - 1);
  close(fd);
  return got > 0 && !strncmp(text, expected, strlen(expected));
}

static void map_device(const char *device) {
  char path[512];
  struct stat info;
  snprintf(path, sizeof path, "%s/resource2", device);
  int fd = open(path, O_RDWR | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &info)) fail("shared memory: %s", strerror(errno));
  void *memory = mmap(NULL, (size_t)info.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (memory == MAP_FAILED) fail("shared memory: %s", strerror(errno));
  if (madvise(memory, (size_t)info.st_size, MADV_DONTFORK)) fail("madvise: %s", strerror(errno));
  close(fd);
  channel = memory;
  if (channel->magic != CHANNEL_MAGIC) fail("shared memory holds no batch");
}

static void open_channel(void) {
  struct dirent *entry;
  DIR *devices = opendir("/sys/bus/pci/devices");
  while (devices && (entry = readdir(devices))) {
    char device[400];
    snprintf(device, sizeof device, "/sys/bus/pci/devices/%s", entry->d_name);
    if (!holds(device, "vendor", "0x1af4") || !holds(device, "device", "0x1110")) continue;
    map_device(device);
    closedir(devices);
    return;
  }
  fail("no shared memory device");
}

static void write_rule_answer(struct reader *r, struct writer *w, uint16_t type) {
  struct text rule = read_text(r);
  write_u32(w, (uint32_t)audit_request(type, rule.bytes, rule.length));
}

static void act(struct reader *r, struct writer *w) {
  enum action action = read_u8(r);
  write_u8(w, (uint8_t)action);
  switch (action) {
    case LOAD: return program_load(r, w);
    case AUDITCTL: return program_auditctl(r, w);
    case ADD_RULE: return write_rule_answer(r, w, AUDIT_ADD_RULE);
    case DELETE_RULE: return write_rule_answer(r, w, AUDIT_DEL_RULE);
    case LIST_RULES: return audit_list_rules(w);
    case STATUS: return audit_get_status(w);
    case MAKE: return tree_make(r, w);
    case STEP: return step_run(r, w);
  }
  fail("unknown action %u", (unsigned)action);
}

static void publish(const struct writer *w) {
  uint8_t *results = (uint8_t *)channel + CHANNEL_PAGE + channel->batch_length;
  size_t room = channel->size - CHANNEL_PAGE - channel->batch_length - channel->result_length;
  uint32_t length = (uint32_t)w->length;
  if (w->length + sizeof length > room) {
    channel->state = CHANNEL_FULL;
    power_off();
  }
  memcpy(results + channel->result_length, &length, sizeof length);
  memcpy(results + channel->result_length + sizeof length, w->bytes, w->length);
  channel->result_length += sizeof length + w->length;
}

static void run_case(struct reader *r, struct writer *w) {
  bool is_last_of_boot = read_u8(r);
  uint32_t count = read_u32(r);
  audit_reset();
  tree_begin();
  w->length = 0;
  write_u32(w, count);
  for (uint32_t i = 0; i < count; i++) {
    channel->action_index = i;
    act(r, w);
  }
  audit_get_status(w);
  publish(w);
  if (is_last_of_boot) return; /* it may have locked the rules, or have made a whole system */
  audit_reset();
  tree_end();
}

static void run_batch(void) {
  const uint8_t *batch = (const uint8_t *)channel + CHANNEL_PAGE;
  struct reader r = {batch, batch + channel->batch_length};
  struct writer results = {0};
  uint32_t count = read_u32(&r);
  channel->state = CHANNEL_RUNNING;
  for (uint32_t i = 0; i < count; i++) {
    channel->case_index = i;
    run_case(&r, &results);
  }
  channel->state = CHANNEL_DONE;
}

int main(int count, char **arguments) {
  if (getpid() != 1) {
    if (count == 1 && !strcmp(arguments[0], STEP_ARGUMENT)) step_continue();
    return 0;
  }
  mount_on("proc", "/proc");
  mount_on("sysfs", "/sys");
  mount_on("devtmpfs", "/dev");
  if (mount("debugfs", "/sys/kernel/debug", "debugfs", 0, NULL)) fail("debugfs: %s", strerror(errno));
  if (mount("tracefs", "/sys/kernel/tracing", "tracefs", 0, NULL)) fail("tracefs: %s", strerror(errno));
  mkdir(SCRATCH, 0755);
  umask(0);
  open_channel();
  program_start();
  step_start();
  audit_start();
  run_batch();
  power_off();
}

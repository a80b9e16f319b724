/* System calls by number, with arguments described by the host. */
#ifndef CALLS_H
#define CALLS_H

#include "wire.h"

struct call {
  bool is_32_bit;
  uint32_t number;
  uint64_t arguments[6];
};

/* Reads a call and prepares its arguments: texts and arrays are laid below 4 GiB, where 32-bit
 * calls can reach them, files and sockets are opened. Returns NULL, or what failed, with errno. */
const char *call_read(struct reader *r, struct call *call);

/* Makes the call and returns what the kernel returned. A process that the call forks ends at
 * once. */
int64_t call_make(const struct call *call);

/* exit_group, without any other call. */
void call_end(int status) __attribute__((noreturn));

#endif

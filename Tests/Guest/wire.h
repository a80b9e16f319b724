/* The bytes that the host and the guest exchange: little-endian numbers, and texts as a 32-bit
 * length and that many bytes. Host and guest share one memory (an ivshmem device); the layout of
 * its first page is `struct channel`. */
#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CHANNEL_MAGIC 0x31776741u /* "Agw1" */
#define CHANNEL_PAGE 4096

enum channel_state {
  CHANNEL_WAITING = 0,
  CHANNEL_RUNNING = 1,
  CHANNEL_DONE = 2,
  CHANNEL_FULL = 3,   /* the results do not fit */
  CHANNEL_FAILED = 4, /* see `problem` */
};

/* The first page. The batch follows it, the results follow the batch. */
struct channel {
  uint32_t magic;
  uint32_t state;
  uint64_t size;         /* of the whole memory */
  uint64_t batch_length; /* written by the host */
  uint64_t result_length; /* of the cases finished so far */
  uint32_t case_index;   /* the one being worked on */
  uint32_t action_index;
  char problem[256];
};

/* Reads what the host wrote. Running past the end is a fault of the harness and ends the guest. */
struct reader {
  const uint8_t *at, *end;
};

struct text {
  const uint8_t *bytes;
  uint32_t length;
};

uint8_t read_u8(struct reader *r);
uint32_t read_u32(struct reader *r);
uint64_t read_u64(struct reader *r);
struct text read_text(struct reader *r);
/* A text as a C string in `into`, cut at `room - 1`. */
void copy_text(struct text text, char *into, size_t room);
/* Reads a text that is a path or a name. */
void read_string(struct reader *r, char *into, size_t room);

/* Collects results; grows as needed. */
struct writer {
  uint8_t *bytes;
  size_t length, room;
};

void write_u8(struct writer *w, uint8_t value);
void write_u32(struct writer *w, uint32_t value);
void write_u64(struct writer *w, uint64_t value);
void write_text(struct writer *w, const void *bytes, size_t length);
void write_raw(struct writer *w, const void *bytes, size_t length);
void free_writer(struct writer *w);
/* Puts `value` over the four bytes at `offset`. */
void patch_u32(struct writer *w, size_t offset, uint32_t value);

/* Ends the guest: the host reads the message from the channel. Never returns. */
void fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

#endif

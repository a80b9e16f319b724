#include "wire.h"

#include <stdlib.h>
#include <string.h>

static void need(const struct reader *r, size_t count) {
  if ((size_t)(r->end - r->at) < count) fail("the batch ends early");
}

static uint64_t read_number(struct reader *r, int size) {
  uint64_t value = 0;
  need(r, (size_t)size);
  memcpy(&value, r->at, (size_t)size);
  r->at += size;
  return value;
}

uint8_t read_u8(struct reader *r) { return (uint8_t)read_number(r, 1); }

uint32_t read_u32(struct reader *r) { return (uint32_t)read_number(r, 4); }

uint64_t read_u64(struct reader *r) { return read_number(r, 8); }

struct text read_text(struct reader *r) {
  struct text text = {.length = read_u32(r)};
  need(r, text.length);
  text.bytes = r->at;
  r->at += text.length;
  return text;
}

void copy_text(struct text text, char *into, size_t room) {
  size_t count = text.length < room ? text.length : room - 1;
  memcpy(into, text.bytes, count);
  into[count] = 0;
}

void read_string(struct reader *r, char *into, size_t room) {
  copy_text(read_text(r), into, room);
}

void write_raw(struct writer *w, const void *bytes, size_t length) {
  if (!w->bytes || w->room - w->length < length) {
    w->room = (w->room + length + 64) * 2;
    w->bytes = realloc(w->bytes, w->room);
    if (!w->bytes) fail("out of memory for results");
  }
  if (length) memcpy(w->bytes + w->length, bytes, length);
  w->length += length;
}

void write_u8(struct writer *w, uint8_t value) { write_raw(w, &value, sizeof value); }

void write_u32(struct writer *w, uint32_t value) { write_raw(w, &value, sizeof value); }

void write_u64(struct writer *w, uint64_t value) { write_raw(w, &value, sizeof value); }

void write_text(struct writer *w, const void *bytes, size_t length) {
  write_u32(w, (uint32_t)length);
  write_raw(w, bytes, length);
}

void free_writer(struct writer *w) {
  free(w->bytes);
  *w = (struct writer){0};
}

void patch_u32(struct writer *w, size_t offset, uint32_t value) {
  memcpy(w->bytes + offset, &value, sizeof value);
}

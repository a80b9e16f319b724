/* The kernel's audit interface, spoken directly over netlink. */
#ifndef AUDIT_H
#define AUDIT_H

#include "wire.h"

/* Opens both sockets, makes this process the audit daemon and gives the kernel's audit thread a
 * real-time priority. The guest has one processor, so from then on every record is in our socket
 * before the process that caused it, or this one, goes on: no waiting and no markers are needed. */
void audit_start(void);

/* The socket on which records arrive; for poll. */
int audit_record_socket(void);

/* Reads all records that have arrived. With `w`, each is appended as type and text and counted in
 * `*count`; `only` keeps one record type, 0 keeps all. */
void audit_take_records(struct writer *w, uint32_t *count, uint32_t only);

/* Sends one request and returns 0 or the errno the kernel answered with. */
int audit_request(uint16_t type, const void *payload, size_t length);

/* Appends the rules the kernel holds, each a text: errno, count, texts. */
void audit_list_rules(struct writer *w);

/* Appends the kernel's `struct audit_status` as one text. */
void audit_get_status(struct writer *w);

/* No rules, and the settings a kernel has after boot. Fails the guest if rules are locked. */
void audit_reset(void);

#endif

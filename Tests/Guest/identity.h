/* The ids of a process. */
#ifndef IDENTITY_H
#define IDENTITY_H

#include "wire.h"

/* Takes on the identity read from `r`. Capabilities follow from the ids, as they would after
 * setresuid, unless the identity or `keep_capabilities` says to keep all. Returns NULL, or what
 * failed, with errno set. */
const char *identity_adopt(struct reader *r, bool keep_capabilities);

/* Reads past an identity. */
void identity_skip(struct reader *r);

/* Back to root's ids, from an identity adopted with its capabilities. */
const char *identity_become_root(void);

#endif

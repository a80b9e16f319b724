/* The process that makes the call under test. */
#ifndef ACTOR_H
#define ACTOR_H

#include "desk.h"

/* In the process just forked for a step: takes on the identity it is to be born with, forks the
 * process that acts, and waits for its end; or acts itself. Never returns. */
void actor_be_born(struct desk *desk) __attribute__((noreturn));

/* Takes on the identity, waits for the agent's word, makes the call. Never returns. */
void actor_run(struct desk *desk) __attribute__((noreturn));

#endif

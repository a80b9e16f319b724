/* One step: a fresh process takes on the chosen identity, waits, makes one call, and ends. */
#ifndef STEP_H
#define STEP_H

#include "wire.h"

/* A program started under this name runs the step that lies on the desk. */
#define STEP_ARGUMENT "\001step"

/* Makes the desk that the agent and the step's process share, and the pipes between them. */
void step_start(void);

/* Runs the step that is read from `r` and appends what came of it. */
void step_run(struct reader *r, struct writer *w);

/* In a program started for a step: does it. Never returns. */
void step_continue(void) __attribute__((noreturn));

#endif

/* What the agent and a step's process share, so that the result of a call is told without making
 * another call, which the rules under test could record. */
#ifndef DESK_H
#define DESK_H

#include <stdint.h>

enum step_state {
  STEP_SETUP = 0,    /* still taking on the identity, or failed in it: see `error` */
  STEP_CALLING = 1,  /* the call did not return: the program was replaced or ended */
  STEP_RETURNED = 2, /* `result` holds */
  STEP_HUNG = 3,     /* killed after some seconds */
};

#define DESK_ROOM (1 << 20)

struct desk {
  volatile uint32_t state;
  volatile uint32_t pid, parent;
  volatile uint32_t error; /* errno of the failed preparation, 0 if none */
  volatile int64_t result; /* as the kernel returns it: -errno on failure */
  char stage[120];         /* the preparation that failed */
  uint32_t length;         /* of the step's description */
  uint8_t description[DESK_ROOM];
};

/* Descriptors with fixed numbers, handed down to every step's process. */
enum { FD_GO = 900, FD_DESK = 901, FD_READY = 902 };

/* The process ends with exit_group and this status, by which the host tells that end from an
 * exit_group under test. Before the call it writes to FD_READY and reads FD_GO. */
enum { END_STATUS = 0x5e };

#endif

/* Runs auditctl. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "wire.h"

/* Listens where auditctl's syslog messages go. */
void program_start(void);

/* `auditctl -R` on a file with the bytes read from `r`; appends how it ended. */
void program_load(struct reader *r, struct writer *w);

/* auditctl with the arguments read from `r`; appends how it ended. */
void program_auditctl(struct reader *r, struct writer *w);

#endif

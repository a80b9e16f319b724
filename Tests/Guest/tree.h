/* The files a case starts with. */
#ifndef TREE_H
#define TREE_H

#include "wire.h"

/* The folder that is empty at the start of every case: a file system of its own. */
#define SCRATCH "/t"

/* Mounts an empty scratch folder. */
void tree_begin(void);

/* Makes one entry, with the folders above it; appends 0 or an errno. */
void tree_make(struct reader *r, struct writer *w);

/* Removes all that was made, and the scratch folder with what the steps put there. */
void tree_end(void);

#endif

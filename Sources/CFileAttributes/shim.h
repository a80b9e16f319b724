// What Swift's own view of the C library leaves out: extended attributes of files.
#include <sys/xattr.h>

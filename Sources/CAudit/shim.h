/* What libaudit exports but its public header does not declare: the state that its rule parser keeps
   between calls. The symbols are present in audit 2.8 to 4.2. */
#ifndef AUDITWRIGHT_CAUDIT_SHIM_H
#define AUDITWRIGHT_CAUDIT_SHIM_H

#include <libaudit.h>

extern unsigned int _audit_elf;
extern int _audit_permadded;
extern int _audit_archadded;
extern int _audit_syscalladded;
extern int _audit_exeadded;
extern int _audit_filterfsadded;

/* Swift 6 does not let code name a C global variable; these small functions stand for them. */
static inline void caudit_reset_state(void) {
  _audit_elf = 0;
  _audit_permadded = 0;
  _audit_archadded = 0;
  _audit_syscalladded = 0;
  _audit_exeadded = 0;
  _audit_filterfsadded = 0;
}

static inline unsigned int caudit_elf(void) { return _audit_elf; }
static inline void caudit_set_elf(unsigned int elf) { _audit_elf = elf; }
static inline int caudit_syscall_added(void) { return _audit_syscalladded; }
static inline void caudit_set_syscall_added(void) { _audit_syscalladded = 1; }
static inline void caudit_set_perm_added(void) { _audit_permadded = 1; }
static inline void caudit_set_exe_added(void) { _audit_exeadded = 1; }

/* Whether a key may follow: a system call, a permission, an exe or a file system came before. */
static inline int caudit_key_may_follow(void) {
  return _audit_syscalladded || _audit_permadded || _audit_exeadded || _audit_filterfsadded;
}

#endif

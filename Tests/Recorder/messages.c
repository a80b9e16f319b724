/* Prints what libaudit says for each of its error codes: the code, a tab, the message about WORDS. */
#include <libaudit.h>
#include <stdio.h>

int main(void) {
  for (int code = 1; code <= 60; code++) {
    fprintf(stderr, "%d\t", code);
    audit_number_to_errmsg(-code, "WORDS");
    fprintf(stderr, "\n");
  }
  return 0;
}

/* SPDX-License-Identifier: MIT
 * The jail of a worker: after hw_jail_enter the process reads standard input,
 * writes standard output and error, and computes; no file, no network, no
 * other program. */
#ifndef HW_PIPE_JAIL_H
#define HW_PIPE_JAIL_H

#include "base/err.h"

/* no_new_privs, landlock where the kernel has it, resource limits, seccomp.
 * In sanitizer builds only no_new_privs (their runtimes need more calls).
 * Fails only when the kernel refuses what it says it supports. */
int hw_jail_enter(struct hw_err *err) HW_MUST_USE;

/* Processor time the process may use from now on, in milliseconds; when it
 * is over the process ends by SIGPROF.  0 disarms. */
void hw_jail_clock(int ms);

#endif

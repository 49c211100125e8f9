/* SPDX-License-Identifier: MIT */
#ifndef HW_TRACE_REWRITING_INT_H
#define HW_TRACE_REWRITING_INT_H

#include <stddef.h>

/* The damaged phrase in small letters and the usual one, n pairs. */
extern const char *const hw_rewriting_spun[];
extern const size_t hw_rewriting_n_spun;
extern const char *const hw_rewriting_padded[];
extern const size_t hw_rewriting_n_padded;

#endif

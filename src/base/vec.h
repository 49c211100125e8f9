/* SPDX-License-Identifier: MIT
 * Growing arrays in an arena:
 *
 *	HW_VEC(struct hw_quote) quotes = {0};
 *	*HW_PUSH(m, &quotes) = (struct hw_quote){...};
 *	for (size_t i = 0; i < quotes.n; i++) use(&quotes.v[i]);
 *
 * HW_PUSH gives a pointer to a new zeroed item, valid until the next push. */
#ifndef HW_BASE_VEC_H
#define HW_BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

#define HW_VEC(T)           \
	struct {            \
		T *v;       \
		size_t n;   \
		size_t cap; \
	}

/* Make room for one more item of size bytes; returns the (moved) array. */
void *hw_vec_grow(
    struct hw_arena *m, void *v, size_t *cap, size_t size, size_t align);

#define HW_PUSH(m, vec)                                                      \
	(((vec)->n < (vec)->cap                                              \
		 ? (void)0                                                   \
		 : (void)((vec)->v = hw_vec_grow((m), (vec)->v, &(vec)->cap, \
			      sizeof(*(vec)->v), _Alignof(max_align_t)))),   \
	    &(vec)->v[(vec)->n++])

#endif

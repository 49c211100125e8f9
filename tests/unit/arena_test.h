/* SPDX-License-Identifier: MIT
 * For tests that need cmocka and one arena, which lasts as long as the file's
 * tests do. */
#ifndef ARENA_TEST_H
#define ARENA_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static struct hw_arena *arena;

static inline int
arena_setup(void **state)
{
	(void)state;
	arena = hw_arena_new();
	return 0;
}

static inline int
arena_teardown(void **state)
{
	(void)state;
	hw_arena_free(arena);
	return 0;
}

#endif

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"

static struct hw_json *
parse(struct hw_arena *m, const char *z, int flags, int want)
{
	struct hw_err err = {0};
	struct hw_json *v;
	int rc = hw_json_parse(m, hw_str_c(z), flags, &v, &err);

	assert_int_equal(rc, want);
	assert_int_equal(err.rc, want);
	return v;
}

static void
reads_values(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_json *v = parse(m,
	    "{\"a\":[1,-2.5e3,true,null],\"b\":\"x\\u00e9\\ud83d\\ude00\\n\","
	    "\"big\":9007199254740993}",
	    0, HW_OK);

	(void)state;
	assert_int_equal(hw_json_int(v, "big", 0), 9007199254740993);
	assert_true(hw_str_eq(
	    hw_json_str(v, "b"), HW_STR("x\xC3\xA9\xF0\x9F\x98\x80\n")));
	assert_int_equal(hw_json_get(v, "a")->child->i, 1);
	assert_true(hw_json_get(v, "a")->child->next->d == -2500.0);
	assert_null(hw_json_get(v, "c"));
	hw_arena_free(m);
}

static void
refuses_malformed(void **state)
{
	static const char *const bad[] = {"", "{", "[1,]", "{\"a\" 1}", "01",
	    "1.", "\"\n\"", "\"\\x\"", "[1] 2", "tru", "{'a':1}", "\"\\ud8\""};
	struct hw_arena *m = hw_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		parse(m, bad[i], 0, HW_EINPUT);
	hw_arena_free(m);
}

static void
lenient_reads_what_pages_hold(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_json *v = parse(m,
	    "/* c */ {'a': \"two\nlines\", // x\n \"b\": [1,,2,],};",
	    HW_JSON_LENIENT, HW_OK);

	(void)state;
	assert_true(hw_str_eq(hw_json_str(v, "a"), HW_STR("two\nlines")));
	assert_int_equal(hw_json_get(v, "b")->child->next->i, 2);
	hw_arena_free(m);
}

static void
depth_is_limited(void **state)
{
	struct hw_arena *m = hw_arena_new();
	char deep[100001];

	(void)state;
	memset(deep, '[', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	parse(m, deep, 0, HW_ELIMIT);
	hw_arena_free(m);
}

static void
writes_what_it_reads(void **state)
{
	static const char text[] =
	    "{\"a\":[1,\"q\\\"\\\\\\n\\u0001\",{}],\"b\":null,\"c\":1.50}";
	struct hw_arena *m = hw_arena_new();
	struct hw_buf b;
	struct hw_jw w;

	(void)state;
	hw_buf_init(&b, m, 1000);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_key(&w, "a");
	hw_jw_arr(&w);
	hw_jw_int(&w, 1);
	hw_jw_str(&w, HW_STR("q\"\\\n\x01"));
	hw_jw_obj(&w);
	hw_jw_end_obj(&w);
	hw_jw_end_arr(&w);
	hw_jw_kstr_null(&w, "b", (struct hw_str){0});
	hw_jw_kstr_opt(&w, "none", (struct hw_str){0});
	hw_jw_key(&w, "c");
	hw_jw_real(&w, 1.5, 2);
	hw_jw_end_obj(&w);
	assert_true(hw_str_eq(hw_buf_str(&b), hw_str_c(text)));
	hw_arena_free(m);
}

static void
malformed_utf8_is_mended(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_json *v = parse(m, "\"a\xFF\xC3\"", 0, HW_OK);

	(void)state;
	assert_true(hw_str_eq(v->str, HW_STR("a\xEF\xBF\xBD\xEF\xBF\xBD")));
	hw_arena_free(m);
}

/* A long string with escapes is measured before it is copied. */
static void
a_long_string_takes_its_own_room(void **state)
{
	enum { N = 300000 };
	struct hw_arena *m = hw_arena_new();
	char *z = hw_arena_alloc(m, 3 * N + 9, 1);
	struct hw_json *v;
	size_t used, n = 0;

	(void)state;
	z[n++] = '[';
	z[n++] = '"';
	for (int i = 0; i < N; i++) {
		memcpy(z + n, i % 7 ? "a\\n" : "\\\"b", 3);
		n += 3;
	}
	memcpy(z + n, "\",1]", 5);
	used = hw_arena_used(m);
	v = parse(m, z, 0, HW_OK)->child;
	assert_int_equal(v->str.n, 2 * N);
	for (int i = 0; i < N; i++)
		assert_memory_equal(v->str.p + 2 * i, i % 7 ? "a\n" : "\"b", 2);
	assert_int_equal(v->next->i, 1);
	assert_true(hw_arena_used(m) - used < 4 * N);
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_values),
	    cmocka_unit_test(refuses_malformed),
	    cmocka_unit_test(lenient_reads_what_pages_hold),
	    cmocka_unit_test(depth_is_limited),
	    cmocka_unit_test(writes_what_it_reads),
	    cmocka_unit_test(malformed_utf8_is_mended),
	    cmocka_unit_test(a_long_string_takes_its_own_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

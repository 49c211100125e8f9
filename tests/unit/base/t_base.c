/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/codec.h"
#include "base/err.h"
#include "base/json.h"
#include "base/map.h"
#include "base/time.h"
#include "base/utf8.h"
#include "base/vec.h"

static void
arena_aligns_zeroes_and_grows_in_place(void **state)
{
	struct hw_arena *m = hw_arena_new();
	HW_VEC(int) numbers = {0};
	char *p = hw_arena_alloc(m, 3, 1), *q;

	(void)state;
	assert_int_equal((uintptr_t)hw_arena_alloc(m, 8, 64) % 64, 0);
	q = hw_arena_alloc(m, 10, 1);
	memset(q, 1, 10);
	assert_ptr_equal(hw_arena_grow(m, q, 10, 50, 1), q);
	p = hw_arena_grow(m, p, 3, 200000, 1);
	assert_memory_equal(p, "\0\0", 3);
	q = hw_arena_raw(m, 4096, 1);
	memset(q, 1, 4096);
	hw_arena_reset(m);
	for (int i = 0; i < 100; i++)
		assert_int_equal(*HW_PUSH(m, &numbers), 0);
	hw_arena_reset(m);
	assert_int_equal(hw_arena_used(m), 0);
	hw_arena_free(m);
}

static void
buf_error_sticks(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_buf b;

	(void)state;
	hw_buf_init(&b, m, 5);
	hw_buf_c(&b, "abc");
	hw_buf_c(&b, "def");
	hw_buf_byte(&b, 'x');
	assert_int_equal(b.rc, HW_ELIMIT);
	assert_true(hw_str_eq(hw_buf_str(&b), HW_STR("abc")));
	hw_arena_free(m);
}

static void
map_keeps_what_it_is_given(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_map map = {0};
	bool fresh;

	(void)state;
	for (uint64_t i = 0; i < 5000; i++)
		*hw_map_put(m, &map, hw_str_printf(m, "k%d", (int)i), NULL) = i;
	assert_int_equal(map.n, 5000);
	assert_int_equal(*hw_map_get(&map, HW_STR("k4321")), 4321);
	assert_null(hw_map_get(&map, HW_STR("k5000")));
	hw_map_put(m, &map, HW_STR("k7"), &fresh);
	assert_false(fresh);
	hw_arena_free(m);
}

static void
utf8_mends_maximal_parts(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str s = HW_STR("a\xE2\x82z\xF0\x9F\x98\x80\xED\xA0\x80");
	size_t at = s.n;

	(void)state;
	assert_false(hw_utf8_valid(s));
	assert_true(hw_str_eq(hw_utf8_clean(m, s),
	    HW_STR("a\xEF\xBF\xBDz\xF0\x9F\x98\x80\xEF\xBF\xBD\xEF\xBF\xBD"
		   "\xEF\xBF\xBD")));
	assert_int_equal(hw_utf8_prev(s, &at), HW_BAD_CP);
	at = 8;
	assert_int_equal(hw_utf8_prev(s, &at), 0x1F600);
	assert_int_equal(at, 4);
	assert_int_equal(hw_utf8_clip(s, 6).n, 4);
	hw_arena_free(m);
}

static void
calendar_goes_both_ways(void **state)
{
	(void)state;
	for (int64_t d = -800000; d < 800000; d += 97) {
		struct hw_civil c = hw_civil_of(d * 86400 + 3661);

		assert_int_equal(hw_time_of(&c), d * 86400 + 3661);
		assert_int_equal(c.weekday, ((d + 4) % 7 + 7) % 7);
	}
}

static void
rfc3339_is_read_and_written(void **state)
{
	char out[32];
	hw_time t;
	int off;

	(void)state;
	assert_true(
	    hw_time_parse(HW_STR("2023-07-27T11:30:00.5+02:00"), &t, &off));
	assert_int_equal(off, 120);
	hw_time_rfc3339(t, out);
	assert_string_equal(out, "2023-07-27T09:30:00Z");
	hw_time_rfc3339_at(t, -90, out);
	assert_string_equal(out, "2023-07-27T08:00:00-01:30");
	hw_time_http(t, out);
	assert_string_equal(out, "Thu, 27 Jul 2023 09:30:00 GMT");
	assert_true(hw_time_parse(HW_STR("2024-02-29"), &t, NULL));
	assert_false(hw_time_parse(HW_STR("2023-02-29"), &t, NULL));
	assert_false(hw_time_parse(HW_STR("2023-07-27T25:00Z"), &t, NULL));
	assert_false(hw_time_parse(HW_STR("2023-07-27x"), &t, NULL));
}

/* Pieces of every length, right and wrong, at every offset from a block's
 * start: the fast way must say what one sequence after the other says. */
static void
utf8_blocks_agree_with_sequences(void **state)
{
	static const char *const piece[] = {"a", "\xC3\xA9", "\xE0\xA4\x85",
	    "\xE4\xB8\xAD", "\xED\x9F\xBF", "\xF0\x9F\x98\x80",
	    "\xF4\x8F\xBF\xBF", "\xC1\x81", "\xE0\x9F\xBF", "\xED\xA0\x80",
	    "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80",
	    "\xE4\xB8", "\xC3", "\xF0\x9F\x98", "\xFF"};
	size_t n_piece = sizeof(piece) / sizeof(*piece);
	struct hw_arena *m = hw_arena_new();

	(void)state;
	for (size_t k = 0; k < n_piece * n_piece * 20; k++) {
		const char *a = piece[k % n_piece];
		const char *b = piece[k / n_piece % n_piece];
		size_t before = k / n_piece / n_piece, at = 0;
		struct hw_buf text;
		bool right = true;

		hw_buf_init(&text, m, 200);
		for (size_t i = 0; i < before; i++)
			hw_buf_c(&text, "x");
		hw_buf_c(&text, a);
		hw_buf_c(&text, "\xD0\xB6\xD0\xB6");
		hw_buf_c(&text, b);
		if (k % 3)
			hw_buf_c(&text, "and what goes on behind");
		while (at < text.n) {
			size_t from = at;

			/* U+FFFD itself is not among the pieces */
			right &= hw_utf8_next(hw_buf_str(&text), &at) !=
			    HW_BAD_CP;
			assert_true(at > from);
		}
		assert_int_equal(hw_utf8_valid(hw_buf_str(&text)), right);
	}
	hw_arena_free(m);
}

static void
json_strings_are_escaped_up_to_the_limit(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_buf in, out, back;
	struct hw_json *v;
	struct hw_jw w;

	(void)state;
	hw_buf_init(&in, m, 8192);
	for (int i = 0; i < 4000; i++)
		hw_buf_byte(&in, (char)(i % 37 ? 'a' + i % 26 : i % 128));
	hw_buf_init(&out, m, 30000);
	hw_jw_init(&w, &out);
	hw_jw_str(&w, hw_buf_str(&in));
	assert_int_equal(out.rc, HW_OK);
	assert_int_equal(hw_json_parse(m, hw_buf_str(&out), 0, &v, NULL), 0);
	assert_true(hw_str_eq(v->str, hw_buf_str(&in)));
	/* as many bytes as it takes are enough, one less are not */
	for (size_t less = 0; less < 2; less++) {
		hw_buf_init(&back, m, out.n - less);
		hw_jw_init(&w, &back);
		hw_jw_str(&w, hw_buf_str(&in));
		assert_int_equal(back.rc, less ? HW_ELIMIT : HW_OK);
	}
	hw_arena_free(m);
}

static void
base64_of_every_length(void **state)
{
	struct hw_arena *m = hw_arena_new();
	char bytes[100];
	struct hw_str out;

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * 151 + (i >> 3));
	for (size_t n = 0; n <= sizeof(bytes); n++) {
		struct hw_str in = {bytes, n}, z = hw_base64_encode(m, in);

		assert_int_equal(hw_base64_decode(m, z, &out, NULL), HW_OK);
		assert_true(hw_str_eq(in, out));
		for (size_t i = 0; i < z.n; i++) {
			char *bad = hw_str_z(m, z);

			bad[i] = i & 1 ? '\x80' : '@';
			assert_int_equal(
			    hw_base64_decode(
				m, (struct hw_str){bad, z.n}, &out, NULL),
			    HW_EINPUT);
		}
	}
	hw_arena_free(m);
}

static void
base64_and_percent(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_err err = {0};
	struct hw_str out;

	(void)state;
	for (size_t n = 0; n < 9; n++) {
		struct hw_str in = hw_str_sub(HW_STR("\0abc\xFFxyz"), 0, n);

		assert_int_equal(
		    hw_base64_decode(m, hw_base64_encode(m, in), &out, &err),
		    HW_OK);
		assert_true(hw_str_eq(in, out));
	}
	assert_int_equal(
	    hw_base64_decode(m, HW_STR("ab*d"), &out, &err), HW_EINPUT);
	assert_string_equal(err.msg, "base64: wrong byte at 2");
	assert_true(hw_str_eq(
	    hw_percent_decode(m, HW_STR("a%41%4%zz%7a")), HW_STR("aA%4%zzz")));
	assert_true(hw_str_eq(hw_percent_encode(m, HW_STR("a b/\xC3\xA9")),
	    HW_STR("a%20b%2F%C3%A9")));
	hw_arena_free(m);
}

static void
strings_split_and_search(void **state)
{
	struct hw_str rest = HW_STR("a,,b,"), piece;
	int n = 0;

	(void)state;
	while (hw_str_split(&rest, ',', &piece))
		n++;
	assert_int_equal(n, 3);
	assert_int_equal(
	    hw_str_ifind(HW_STR("xxHeLLo"), HW_STR("hello"), 1), 2);
	assert_int_equal(hw_str_find(HW_STR("abc"), HW_STR("d"), 0), HW_NPOS);
	assert_true(hw_str_eq(hw_str_trim(HW_STR(" \t a b\n")), HW_STR("a b")));
}

static void
first_error_wins(void **state)
{
	struct hw_err err = {0};

	(void)state;
	assert_int_equal(hw_fail(&err, HW_EIO, "disk %d", 1), HW_EIO);
	assert_int_equal(hw_fail(&err, HW_EINPUT, "other"), HW_EINPUT);
	hw_err_prefix(&err, "f.%s", "xml");
	assert_string_equal(err.msg, "f.xml: disk 1");
	assert_int_equal(err.rc, HW_EIO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(arena_aligns_zeroes_and_grows_in_place),
	    cmocka_unit_test(buf_error_sticks),
	    cmocka_unit_test(map_keeps_what_it_is_given),
	    cmocka_unit_test(utf8_mends_maximal_parts),
	    cmocka_unit_test(calendar_goes_both_ways),
	    cmocka_unit_test(rfc3339_is_read_and_written),
	    cmocka_unit_test(utf8_blocks_agree_with_sequences),
	    cmocka_unit_test(json_strings_are_escaped_up_to_the_limit),
	    cmocka_unit_test(base64_of_every_length),
	    cmocka_unit_test(base64_and_percent),
	    cmocka_unit_test(strings_split_and_search),
	    cmocka_unit_test(first_error_wins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

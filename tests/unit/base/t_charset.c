/* SPDX-License-Identifier: MIT
 * Charsets: what wins over what, and names as the web spells them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/charset.h"

struct row {
	const char *bytes;
	const char *label;
	int hint;
	const char *want, *used;
};

static const struct row rows[] = {
    /* plain */
    {"abc", "", HW_CHARSET_TEXT, "abc", "utf-8"},
    {"abc", "text/xml", HW_CHARSET_XML, "abc", "us-ascii"},
    {"gr\xc3\xbc\xc3\x9f", "", HW_CHARSET_TEXT, "gr\xc3\xbc\xc3\x9f", "utf-8"},
    /* label, in every spelling */
    {"\xe9t\xe9", "iso-8859-1", HW_CHARSET_TEXT, "\xc3\xa9t\xc3\xa9",
	"windows-1252"},
    {"\x93q\x94", "ISO_8859-1", HW_CHARSET_TEXT, "\xe2\x80\x9cq\xe2\x80\x9d",
	"windows-1252"},
    {"\xcc\xe8\xf0", "text/html; charset=\"CP-1251\"", HW_CHARSET_HTML,
	"\xd0\x9c\xd0\xb8\xd1\x80", "windows-1251"},
    {"\xcc\xe8\xf0", "win-1251", HW_CHARSET_TEXT, "\xd0\x9c\xd0\xb8\xd1\x80",
	"windows-1251"},
    {"\xed\xc9\xd2", "charset = koi8-r", HW_CHARSET_TEXT,
	"\xd0\x9c\xd0\xb8\xd1\x80", "koi8-r"},
    {"\xc4\xe3\xba\xc3", "gb2312", HW_CHARSET_TEXT, "\xe4\xbd\xa0\xe5\xa5\xbd",
	"gb18030"},
    {"\x93\xfa\x96\x7b", "x-sjis", HW_CHARSET_TEXT, "\xe6\x97\xa5\xe6\x9c\xac",
	"shift_jis"},
    {"\xd0", "iso-8859-9", HW_CHARSET_TEXT, "\xc4\x9e", "windows-1254"},
    {"\xc4", "mac-iceland", HW_CHARSET_TEXT, "\xc6\x92", "mac-iceland"},
    /* declarations */
    {"<?xml version='1.0' encoding='windows-1250'?><a>\xb9</a>", "",
	HW_CHARSET_XML,
	"<?xml version='1.0' encoding='windows-1250'?><a>\xc4\x85</a>",
	"windows-1250"},
    {"<meta charset=windows-1251>\xcc\xe8\xf0", "", HW_CHARSET_HTML,
	"<meta charset=windows-1251>\xd0\x9c\xd0\xb8\xd1\x80", "windows-1251"},
    {"<meta http-equiv=x content='text/html; charset=koi8-r'>\xed\xc9\xd2", "",
	HW_CHARSET_HTML,
	"<meta http-equiv=x content='text/html; charset=koi8-r'>"
	"\xd0\x9c\xd0\xb8\xd1\x80",
	"koi8-r"},
    /* the label wins over the declaration, a BOM over both */
    {"<?xml version='1.0' encoding='koi8-r'?>\xcc", "windows-1251",
	HW_CHARSET_XML, "<?xml version='1.0' encoding='koi8-r'?>\xd0\x9c",
	"windows-1251"},
    {"\xef\xbb\xbf\xc3\xa9", "windows-1251", HW_CHARSET_XML, "\xc3\xa9",
	"utf-8"},
    /* lies */
    {"\xc3\xa9\xc3\xa8", "iso-8859-1", HW_CHARSET_XML, "\xc3\xa9\xc3\xa8",
	"utf-8"},
    {"\xe9t\xe9 \xe0 la plage", "utf-8", HW_CHARSET_TEXT,
	"\xc3\xa9t\xc3\xa9 \xc3\xa0 la plage", "windows-1252"},
    {"<?xml version='1.0' encoding='utf-16'?>x", "", HW_CHARSET_XML,
	"<?xml version='1.0' encoding='utf-16'?>x", "utf-8"},
    {"x", "no-such-charset", HW_CHARSET_XML, "x", "utf-8"},
};

static void
candidates(void **state)
{
	struct hw_arena *m = hw_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct hw_str used,
		    out = hw_charset_decode(m, hw_str_c(rows[i].bytes),
			hw_str_c(rows[i].label), rows[i].hint, &used);

		assert_string_equal(hw_str_z(m, out), rows[i].want);
		assert_string_equal(hw_str_z(m, used), rows[i].used);
	}
	hw_arena_free(m);
}

static void
wide(void **state)
{
	static const char le[] = "\xff\xfe<\0a\0>\0\xac\x20";
	static const char be[] = "\0<\0?\0x\0>\x20\xac";
	static const char u32[] = "\0\0\0<\0\0\0a";
	struct hw_arena *m = hw_arena_new();
	struct hw_str used, out;

	(void)state;
	out = hw_charset_decode(m, (struct hw_str){le, sizeof le - 1},
	    HW_STR(""), HW_CHARSET_XML, &used);
	assert_string_equal(hw_str_z(m, out), "<a>\xe2\x82\xac");
	assert_string_equal(hw_str_z(m, used), "utf-16le");
	out = hw_charset_decode(m, (struct hw_str){be, sizeof be - 1},
	    HW_STR(""), HW_CHARSET_XML, &used);
	assert_string_equal(hw_str_z(m, out), "<?x>\xe2\x82\xac");
	out = hw_charset_decode(m, (struct hw_str){u32, sizeof u32 - 1},
	    HW_STR(""), HW_CHARSET_XML, &used);
	assert_string_equal(hw_str_z(m, out), "<a");
	hw_arena_free(m);
}

static void
mended(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str used, out;

	/* One torn character does not turn the whole into another charset. */
	(void)state;
	out = hw_charset_decode(m,
	    HW_STR("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3"),
	    HW_STR(""), HW_CHARSET_TEXT, &used);
	assert_string_equal(hw_str_z(m, used), "utf-8");
	assert_true(hw_str_ends(out, HW_STR("\xc3\xa9\xef\xbf\xbd")));
	hw_arena_free(m);
}

static void
no_copy(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str s = HW_STR("<rss>\xc3\xa9</rss>"), out;

	(void)state;
	out = hw_charset_decode(m, s, HW_STR(""), HW_CHARSET_XML, NULL);
	assert_ptr_equal(out.p, s.p);
	out = hw_charset_decode(
	    m, (struct hw_str){0}, HW_STR(""), HW_CHARSET_XML, NULL);
	assert_int_equal(out.n, 0);
	hw_arena_free(m);
}

static void
names(void **state)
{
	(void)state;
	assert_true(hw_charset_known(HW_STR("latin-1")));
	assert_true(hw_charset_known(HW_STR("KOI8_T")));
	assert_false(hw_charset_known(HW_STR("")));
	assert_false(hw_charset_known(HW_STR("klingon")));
	assert_true(hw_str_eq(
	    hw_charset_of_type(HW_STR("text/xml;charset= 'us-ascii' ;x=y")),
	    HW_STR("us-ascii")));
	assert_int_equal(hw_charset_of_type(HW_STR("text/xml")).n, 0);
	assert_true(
	    hw_str_eq(hw_charset_declared(
			  HW_STR("<?xml encoding = \"x\" ?>"), HW_CHARSET_XML),
		HW_STR("x")));
}

int
main(void)
{
	const struct CMUnitTest t[] = {
	    cmocka_unit_test(candidates),
	    cmocka_unit_test(wide),
	    cmocka_unit_test(mended),
	    cmocka_unit_test(no_copy),
	    cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(t, NULL, NULL);
}

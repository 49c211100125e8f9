/* SPDX-License-Identifier: MIT
 * From bytes to an article: what is kept and what is not, on pages written
 * for the purpose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "html/html.h"

#define P1                                                                 \
	"<p>The council of Lower Brook voted on Tuesday to close the old " \
	"bridge, which was built in 1911 and has not been repaired since " \
	"the flood, the mayor said after the meeting.</p>"
#define P2                                                                   \
	"<p>Engineers had warned for years that its pillars were hollow, "   \
	"and in spring a lorry fell through the deck; nobody was hurt, but " \
	"the road has been closed to heavy traffic ever since.</p>"
#define P3                                                                  \
	"<p>A new bridge will cost four million and, if the province pays " \
	"its share, be open in two years, according to the plan that was "  \
	"shown to reporters.</p>"

static const char page_html[] =
    "<html lang=en><head><title>Old bridge to close | Brook Gazette</title>"
    "<meta property=og:type content=article>"
    "<body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav>"
    "<article><h1>Old bridge to close</h1>" P1 P2
    "<div class=related-articles><h3>Read more</h3><ul><li><a href=/a>Flood "
    "of the century: pictures</a></ul></div>" P3
    "</article><footer>Copyright Brook Gazette. All rights reserved."
    "</footer>";

static int
read_page(struct hw_arena *m, struct hw_str body, struct hw_article *a)
{
	struct hw_page page = {.id = HW_STR("t"),
	    .url = HW_STR("http://gazette.example/bridge"),
	    .body = body,
	    .first_seen = HW_TIME_NONE};
	struct hw_err err = {0};

	return hw_html_article(m, &page, NULL, NULL, a, &err);
}

static void
has(const struct hw_article *a, const char *part, bool wanted)
{
	bool found = hw_str_find(a->text, hw_str_c(part), 0) != HW_NPOS;

	if (found != wanted)
		print_error("%s: %s\n", wanted ? "missing" : "unwanted", part);
	assert_int_equal(found, wanted);
}

static void
test_plain(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;

	(void)state;
	assert_int_equal(read_page(m, hw_str_c(page_html), &a), HW_OK);
	assert_true(hw_str_eq(a.title, HW_STR("Old bridge to close")));
	has(&a, "The council of Lower Brook", true);
	has(&a, "since.\n\nA new bridge will cost", true);
	has(&a, "Flood of the century", false);
	has(&a, "Copyright", false);
	has(&a, "Sport", false);
	hw_arena_free(m);
}

static void
test_nothing(void **state)
{
	static const char *const empty[] = {"", "\x89PNG\r\n\x1a\n\0\0",
	    "<script>var a = 'b';</script>", "<", "&", "<html><body>"};
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;

	(void)state;
	for (size_t i = 0; i < sizeof(empty) / sizeof(empty[0]); i++)
		assert_int_equal(
		    read_page(m, hw_str_c(empty[i]), &a), HW_EINPUT);
	hw_arena_free(m);
}

static void
test_text(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str s = hw_html_text(
	    m, HW_STR("<p>one <b>t</b>wo &amp; three</p><p>four<br>five</p>"));

	(void)state;
	assert_true(hw_str_eq(s, HW_STR("one two & three\n\nfour\nfive")));
	assert_true(hw_str_eq(
	    hw_html_text(m, HW_STR(" plain  text ")), HW_STR("plain text")));
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_plain),
	    cmocka_unit_test(test_nothing),
	    cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT
 * From bytes to an article: what is kept and what is not, on pages written
 * for the purpose. */
#include "html_test.h"

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

/* Notes of the house, tags, and whatever follows the article's element. */
static void
test_not_of_it(void **state)
{
	static const char page[] =
	    "<html lang=en><head><title>Old bridge to close</title><body><main>"
	    "<div class=story><h1>Old bridge to close</h1>" P1 P2 P3 P1
	    "<p>Ann Able contributed to this report.</p>"
	    "<p>Редакция не вступает в переписку, но чай нальёт.</p>"
	    "<div>Tags<p>bridges, floods, the river</p></div></div>"
	    "<div><p>Sheep were seen on the runway of the airport on Monday, "
	    "and nobody could say, not even the farmer who owns most of them, "
	    "how they had come to be there.</p></div></main>";
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;

	(void)state;
	assert_int_equal(read_page(m, hw_str_c(page), &a), HW_OK);
	has(&a, "shown to reporters", true);
	has(&a, "contributed to this report", false);
	has(&a, "в переписку", false);
	has(&a, "the river", false);
	has(&a, "Sheep were seen", false);
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
	s = hw_html_text(m,
	    HW_STR("<p>one <span class=tooltip><a href=/a>two</a></span></p>"));
	assert_true(hw_str_eq(s, HW_STR("one two")));
	hw_arena_free(m);
}

static void
test_parts(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;

	(void)state;
	assert_int_equal(
	    read_page(m,
		HW_STR(
		    "<title>Old bridge to close</title><body><main><article>"
		    "<h1>Old bridge to close</h1>" P1 P2 P3
		    "</article><article><h2>Harvest late</h2><p>Farmers of the "
		    "plain say that the harvest will be three weeks late, because "
		    "the spring was cold and the summer had too little sun for "
		    "wheat.</p><p>The price of flour has risen by a tenth since "
		    "May, and bakers fear that it will rise again before the "
		    "winter, their guild told the paper on Monday.</p><p>The "
		    "ministry does not expect a shortage, since the stores are "
		    "full, but it will watch the markets.</p></article></main>"),
		&a),
	    HW_OK);
	has(&a, "A new bridge will cost", true);
	has(&a, "Farmers of the plain", false);
	assert_int_equal(a.n_parts, 1);
	assert_true(hw_str_eq(a.parts[0].title, HW_STR("Harvest late")));
	has(&a.parts[0], "Farmers of the plain", true);
	has(&a.parts[0], "Harvest late", false);
	hw_arena_free(m);
}

static void
test_memory(void **state)
{
	static const char plea[] =
	    "<p>The Gazette is written by its readers' "
	    "neighbours and paid for by nobody else, so please tell your "
	    "friends about it.</p>";
	struct hw_arena *m = hw_arena_new();
	struct hw_page page = {.url = HW_STR("http://gazette.example/b"),
	    .first_seen = HW_TIME_NONE};
	struct hw_html_hashes blocks;
	struct hw_site_block known[HW_SITE_BLOCKS];
	struct hw_site_memory mem = {known, 0};
	struct hw_article a;

	(void)state;
	page.body = hw_str_printf(m,
	    "<title>Old bridge to close</title>"
	    "<article><h1>Old bridge to close</h1>%s%s%s%s</article>",
	    P1, P2, plea, P3);
	assert_int_equal(
	    hw_html_article_blocks(m, &page, NULL, NULL, &a, &blocks, NULL),
	    HW_OK);
	has(&a, "written by its readers", true);
	assert_int_equal(blocks.n, 4);
	known[0] = (struct hw_site_block){
	    blocks.v[2], HW_SITE_MEMORY_PAGES - 1};
	mem.n = 1;
	assert_int_equal(
	    hw_html_article(m, &page, NULL, &mem, &a, NULL), HW_OK);
	has(&a, "written by its readers", false);
	has(&a, "A new bridge will cost", true);
	known[0].pages--;
	assert_int_equal(
	    hw_html_article(m, &page, NULL, &mem, &a, NULL), HW_OK);
	has(&a, "written by its readers", true);
	hw_arena_free(m);
}

/* A suffix that nothing on the page explains is learnt from other pages. */
static void
test_suffix(void **state)
{
	static const char *const titles[] = {"Old bridge to close - Zq Post",
	    "Harvest three weeks late - Zq Post", "Mayor resigns - Zq Post",
	    "Ferry - yes or no - Zq Post"};
	static const char *const want[] = {"Old bridge to close - Zq Post",
	    "Harvest three weeks late - Zq Post", "Mayor resigns",
	    "Ferry - yes or no"};
	struct hw_arena *m = hw_arena_new();
	struct hw_str kept = {0};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct hw_page page = {
		    .url = hw_str_printf(m, "http://gazette.example/%zu", i),
		    .first_seen = HW_TIME_NONE};
		struct hw_html_hashes blocks;
		struct hw_site_memory mem;
		struct hw_article a;

		page.body = hw_str_printf(
		    m, "<title>%s</title>%s%s", titles[i], P1, P2);
		hw_site_memory_read(m, kept, &mem);
		assert_int_equal(hw_html_article_blocks(
				     m, &page, NULL, &mem, &a, &blocks, NULL),
		    HW_OK);
		if (!hw_str_eq(a.title, hw_str_c(want[i])))
			fail_msg("%.*s", HW_FMT(a.title));
		kept = hw_site_memory_learn(m, kept, &blocks);
	}
	hw_arena_free(m);
}

/* Kept as bytes: counted, bounded, and what is common stays when much else
 * passed by. */
static void
test_memory_kept(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str kept = {0};
	struct hw_site_memory mem;
	uint64_t v[HW_SITE_BLOCKS];
	struct hw_html_hashes blocks = {v, HW_SITE_BLOCKS};

	(void)state;
	assert_int_equal(hw_site_memory_common(m, kept).n, 0);
	for (uint64_t article = 0; article < 50; article++) {
		for (uint64_t i = 0; i < blocks.n; i++)
			v[i] = article * 1000 + i;
		v[7] = 999999; /* in all of them */
		kept = hw_site_memory_learn(m, kept, &blocks);
	}
	assert_true(kept.n < 8000);
	hw_site_memory_read(m, kept, &mem);
	assert_true(mem.n > HW_SITE_BLOCKS);
	for (size_t i = 1; i < mem.n; i++)
		assert_true(mem.v[i - 1].hash < mem.v[i].hash);
	hw_site_memory_read(m, hw_site_memory_common(m, kept), &mem);
	assert_int_equal(mem.n, 1);
	assert_int_equal(mem.v[0].hash, 999999);
	assert_int_equal(mem.v[0].pages, 50);
	hw_arena_free(m);
}

static void
test_live(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;

	(void)state;
	assert_int_equal(
	    read_page(m,
		HW_STR(
		    "<title>Flood: live updates</title><script "
		    "type=application/ld+json>{\"@type\":"
		    "\"LiveBlogPosting\",\"headline\":\"Flood: live "
		    "updates\"}</script><main><h1>Flood: live updates</h1>"
		    "<div class=post><time datetime=2024-05-03T09:30:00Z>9.30"
		    "</time><h2>Bridge closed</h2>" P1 "</div>"
		    "<div class=post><time datetime=2024-05-03T08:10:00Z>8.10"
		    "</time><h2>Lorry falls</h2>" P2 "</div>"
		    "<div class=post><time datetime=2024-05-02T18:00:00Z>18.00"
		    "</time>" P3 "</div></main>"),
		&a),
	    HW_OK);
	assert_int_equal(a.kind, HW_KIND_LIVE);
	assert_int_equal(a.n_parts, 3);
	assert_true(hw_str_eq(a.parts[1].title, HW_STR("Lorry falls")));
	has(&a.parts[1], "Engineers had warned", true);
	has(&a.parts[1], "8.10", false);
	has(&a.parts[1], "A new bridge", false);
	assert_int_equal(
	    a.parts[0].published.at - a.parts[1].published.at, 80 * 60);
	hw_arena_free(m);
}

/* Text that only a script would show is better than none. */
static void
test_fallback(void **state)
{
	static const char *const pages[] = {
	    "<title>Old bridge to close</title><div id=app></div>"
	    "<script type='text/template'><div class=post-body>" P1 P2 P3
	    "</div></script>",
	    "<title>Old bridge to close</title><div id=app></div>"
	    "<script id=state type=application/json>{\"page\":{\"items\":[{"
	    "\"title\":\"Old bridge to close\",\"body\":\"" P1 P2 P3
	    "\"}]}}</script>",
	    "<title>Old bridge to close</title><div id=app></div>"
	    "<noscript>" P1 P2 P3 "</noscript>",
	    "<title>Old bridge to close</title><div id=app></div>"
	    "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
	    "\"articleBody\":\"" P1 P2 P3 "\"}</script>",
	};
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		assert_int_equal(read_page(m, hw_str_c(pages[i]), &a), HW_OK);
		has(&a, "A new bridge will cost", true);
	}
	assert_int_equal(
	    read_page(m,
		HW_STR("<title>App</title><body><noscript>You need to enable "
		       "JavaScript to run this app.</noscript>"),
		&a),
	    HW_EINPUT);
	hw_arena_free(m);
}

static void
test_trims(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;

	(void)state;
	assert_int_equal(
	    read_page(m,
		HW_STR(
		    "<title>Old bridge to close</title><body><article>"
		    "<h1>Old bridge to close</h1><div class=byline>By Jane Doe"
		    "</div><h2>Old bridge to close</h2>" P1
		    "<figure><img src=a.jpg><figcaption>The bridge in spring. "
		    "Photo: J. Doe / Gazette</figcaption></figure>" P2
		    "<p>The mayor, <a href=/m>Ann Lee</a><span class=hovercard>"
		    "<img src=l.jpg><a href=/m>Ann Lee</a> Mayor since 2004, born "
		    "in Upper Brook</span>, will speak to the county on the "
		    "matter of the bridge next week, she said on Tuesday.</p>" P3
		    "<div class=share-buttons><a href=/f>Share on Facebook</a>"
		    "</div><div class=newsletter><p>Sign up for our newsletter."
		    "</p></div></article><div id=comments><h3>Comments</h3><p>It "
		    "was about time, said nobody who ever lived here, but the "
		    "council did not listen to them.</p></div>"),
		&a),
	    HW_OK);
	has(&a, "Old bridge to close", false);
	has(&a, "Jane Doe", false);
	has(&a, "Photo:", false);
	has(&a, "The mayor, Ann Lee, will speak", true);
	has(&a, "Share", false);
	has(&a, "newsletter", false);
	has(&a, "about time", false);
	assert_int_equal(a.n_links, 1);
	assert_true(
	    hw_str_eq(a.links[0].url, HW_STR("http://gazette.example/m")));
	assert_memory_equal(a.text.p + a.links[0].span.start, "Ann Lee", 7);
	assert_int_equal(a.kind, HW_KIND_ARTICLE);
	assert_true(a.confidence > 0.5f);
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_plain),
	    cmocka_unit_test(test_not_of_it),
	    cmocka_unit_test(test_nothing),
	    cmocka_unit_test(test_text),
	    cmocka_unit_test(test_parts),
	    cmocka_unit_test(test_memory),
	    cmocka_unit_test(test_memory_kept),
	    cmocka_unit_test(test_suffix),
	    cmocka_unit_test(test_fallback),
	    cmocka_unit_test(test_live),
	    cmocka_unit_test(test_trims),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

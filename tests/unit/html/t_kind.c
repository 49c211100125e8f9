/* SPDX-License-Identifier: MIT
 * What kind of page it is, and several articles on one page. */
#include "html_test.h"

#define H1                                                                    \
	"<p>Farmers of the plain say that the harvest will be three weeks "   \
	"late, because the spring was cold and the summer had too little "    \
	"sun for wheat.</p><p>The price of flour has risen by a tenth since " \
	"May, and bakers fear that it will rise again, their guild said.</p>"
#define CARD(n, title)                                        \
	"<div class=card><a href='/news/" n "'><img src='/" n \
	".jpg'><h3>" title "</h3></a><p>" title               \
	" after a long debate.</p></div>"
#define CARDS                                                                \
	CARD("1", "Council votes on the old bridge of Lower Brook")          \
	CARD("2", "Harvest of the plain is three weeks late this year")      \
	CARD("3", "Bakers fear that the price of flour will rise again")     \
	CARD("4", "Ministry expects no shortage of wheat before winter")     \
	CARD("5", "Schools of the valley stay closed for another week")      \
	CARD("6", "New ferry to the islands will run from the first of May") \
	CARD("7", "Orchestra of the province loses its second conductor")    \
	CARD("8", "Rain stops the harbour festival for the second time")

static const struct {
	const char *what, *url, *html;
	enum hw_article_kind kind;
	float least, most; /* confidence */
} row[] = {
    {"an article", "http://g.example/news/bridge-to-close",
	"<title>Old bridge to close</title><meta property=og:type "
	"content=article><article><h1>Old bridge to close</h1>" P1 P2 H1
	"</article>",
	HW_KIND_ARTICLE, 0.6f, 1},
    {"an article that says nothing of itself",
	"http://g.example/news/bridge-to-close",
	"<title>Old bridge to close</title><h1>Old bridge to close</h1><p>4 "
	"May 2026</p>" P1 P2 H1,
	HW_KIND_ARTICLE, 0.5f, 1},
    {"a front page", "http://g.example/",
	"<title>Brook Gazette</title><h2><a href=/>Brook Gazette</a></h2>"
	"<main>" CARDS CARDS "</main>",
	HW_KIND_LIST, 0, 0.5f},
    {"a section", "http://g.example/news/",
	"<title>News | Brook Gazette</title><h1>News</h1><main>" CARDS
	"</main>",
	HW_KIND_LIST, 0, 0.5f},
    {"a list by its own word", "http://g.example/tags/old-bridges-of-brook",
	"<title>Old bridges</title><script type=application/ld+json>"
	"{\"@type\":\"CollectionPage\",\"name\":\"Old bridges\"}</script>"
	"<h1>Old bridges</h1>" CARDS,
	HW_KIND_LIST, 0, 0.5f},
    {"a paywall stub", "http://g.example/news/bridge-to-close",
	"<title>Old bridge to close</title><script type=application/ld+json>"
	"{\"@type\":\"NewsArticle\",\"headline\":\"Old bridge to close\","
	"\"isAccessibleForFree\":\"False\"}</script><h1>Old bridge to close"
	"</h1>" P1 "<div class=paywall><p>Subscribe to read on.</p></div>",
	HW_KIND_PAYWALL, 0, 0.6f},
    {"a paywall that only readers see", "http://g.example/news/bridge-to-close",
	"<title>Old bridge to close</title><meta property=og:type "
	"content=article><h1>Old bridge to close</h1>" P1
	"<div class=paywall><h3>Continue reading</h3><p>This article is for "
	"subscribers only. Subscribe now to read the full story.</p></div>",
	HW_KIND_PAYWALL, 0, 0.6f},
    {"the same in German", "http://g.example/news/bruecke",
	"<html lang=de><title>Alte Br\xc3\xbc"
	"cke schlie\xc3\x9ft</title><meta "
	"property=og:type content=article><h1>Alte Br\xc3\xbc"
	"cke "
	"schlie\xc3\x9ft</h1><p>Der Rat von Unterbach hat am Dienstag "
	"beschlossen, die alte Br\xc3\xbc"
	"cke zu schlie\xc3\x9f"
	"en, die 1911 gebaut "
	"und seit der Flut nicht mehr ausgebessert wurde.</p><div "
	"class=paywall><p>Jetzt weiterlesen mit dem Abo: Testen Sie G+ einen "
	"Monat kostenlos.</p></div>",
	HW_KIND_PAYWALL, 0, 0.6f},
    {"a whole text with an offer below it",
	"http://g.example/news/bridge-to-close",
	"<title>Old bridge to close</title><meta property=og:type "
	"content=article><article><h1>Old bridge to close</h1>" P1 P2 H1 P1 P2
	    H1 "</article><div class=paywall><p>Subscribe now to read the "
	"full story in print.</p></div>",
	HW_KIND_ARTICLE, 0.5f, 1},
    {"a live blog", "http://g.example/news/flood-live-updates",
	"<title>Flood: live</title><h1>Flood: live</h1><main>"
	"<div class=post><b>9:30</b>" P1 "</div><div class=post><b>9:20</b>" P2
	"</div><div class=post><b>9:10</b>" P1 "</div><div class=post><b>9:00"
	"</b>" P2 "</div><div class=post><b>8:50</b>" P1 "</div><div "
	"class=post><b>8:40</b>" P2 "</div></main>",
	HW_KIND_LIVE, 0.3f, 1},
    {"a product", "http://g.example/shop/lamp",
	"<title>Lamp</title><script type=application/ld+json>{\"@type\":"
	"\"Product\",\"name\":\"Lamp\"}</script><h1>Lamp</h1><p>A lamp of "
	"brass for desks, with a bulb and a cord of two metres.</p><button>"
	"Add to cart</button>",
	HW_KIND_OTHER, 0, 0.5f},
    {"a guide without day or author", "http://g.example/guides/bridges",
	"<title>All about bridges</title><h1>All about bridges</h1>" P1 P2 H1,
	HW_KIND_OTHER, 0, 0.5f},
    {"a forum", "http://g.example/t/bridge",
	"<title>Bridge?</title><script type=application/ld+json>{\"@type\":"
	"\"DiscussionForumPosting\",\"headline\":\"Bridge?\",\"author\":"
	"{\"name\":\"pippin\"},\"datePublished\":\"2026-05-04\"}</script>"
	"<h1>Bridge?</h1>" P1 P2 H1,
	HW_KIND_OTHER, 0, 0.5f},
    {"an error", "http://g.example/news/gone",
	"<title>Page not found</title><h1>Page not found</h1><p>Sorry, that "
	"page is gone.</p><a href=/>Home</a>",
	HW_KIND_UNKNOWN, 0, 0.3f},
    {"a form", "http://g.example/contact",
	"<title>Contact</title><h1>Contact</h1><form><label>Name</label><input>"
	"<label>Message</label><textarea></textarea><button>Send</button>"
	"</form><p>Brook Gazette, 1 Mill Lane, Lower Brook</p>",
	HW_KIND_OTHER, 0, 0.4f},
};

static void
test_kinds(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_article a = read_at(m, row[i].url, row[i].html);

		if (a.kind == row[i].kind && a.confidence >= row[i].least &&
		    a.confidence <= row[i].most) {
			hw_arena_free(m);
			continue;
		}
		print_error("%s: kind %d, confidence %.2f: %.*s\n", row[i].what,
		    (int)a.kind, (double)a.confidence,
		    a.text.n > 80 ? 80 : (int)a.text.n,
		    a.text.n > 0 ? a.text.p : "");
		n++;
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

/* ---- several articles ------------------------------------------------------ */

static bool
holds(struct hw_str text, const char *part)
{
	return hw_str_find(text, hw_str_c(part), 0) != HW_NPOS;
}

/* A digest has a headline of its own: all of it is its text. */
static void
test_digest(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = read_at(m, "http://g.example/briefs-6-november",
	    "<title>Briefs, 6 November</title><h1>Briefs, 6 November</h1>"
	    "<div class=brief><h2>Bridge to close</h2><p>LOWER BROOK, 5 November "
	    "2026. " P1 P2 "</div><div class=brief><h2>Harvest late</h2><p>"
	    "PLAIN, 6 November 2026. " H1 "</div>");

	(void)state;
	assert_true(holds(a.text, "Engineers had warned"));
	assert_true(holds(a.text, "Farmers of the plain"));
	assert_int_equal(a.n_parts, 2);
	assert_true(hw_str_eq(a.parts[1].title, HW_STR("Harvest late")));
	assert_true(holds(a.parts[1].text, "Farmers of the plain"));
	assert_false(holds(a.parts[1].text, "Engineers had warned"));
	assert_int_equal(
	    a.parts[1].published.at - a.parts[0].published.at, 86400);
	hw_arena_free(m);
}

/* Posts below one another, no box around each: the headline's is the article. */
#define POSTS                                                                      \
	"<div id=blog><h2><a href=/2>Bridge to close</a></h2><p>6 May 2026</p>" P1 \
	    P2 "<h2><a href=/1>Harvest late</a></h2><p>2 May 2026</p>" H1          \
	"</div>"

static void
test_posts(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = read_at(m, "http://g.example/2",
	    "<title>Bridge to close - Brook Blog</title>" POSTS);

	(void)state;
	assert_true(holds(a.text, "Engineers had warned"));
	assert_false(holds(a.text, "Farmers of the plain"));
	assert_int_equal(a.n_parts, 1);
	assert_true(hw_str_eq(a.parts[0].title, HW_STR("Harvest late")));
	assert_true(holds(a.parts[0].text, "Farmers of the plain"));
	/* by its address */
	a = read_at(m, "http://g.example/1",
	    "<title>Brook Blog</title><link rel=canonical "
	    "href='http://g.example/1'>" POSTS);
	assert_false(holds(a.text, "Engineers had warned"));
	assert_true(holds(a.text, "Farmers of the plain"));
	assert_int_equal(a.n_parts, 1);
	/* the index */
	a = read_at(m, "http://g.example/blog",
	    "<title>Brook Blog</title><h1>Brook Blog</h1>" POSTS);
	assert_true(holds(a.text, "Engineers had warned"));
	assert_true(holds(a.text, "Farmers of the plain"));
	assert_int_equal(a.n_parts, 2);
	hw_arena_free(m);
}

/* Subheads of one article are no articles. */
static void
test_subheads(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = read_at(m, "http://g.example/1",
	    "<title>Old bridge to close</title><h1>Old bridge to close</h1><p>"
	    "6 May 2026</p>" P1 "<h2>What engineers say</h2>" P2 P1
	    "<h2>What farmers say</h2>" H1);

	(void)state;
	assert_int_equal(a.n_parts, 0);
	assert_true(holds(a.text, "Engineers had warned"));
	assert_true(holds(a.text, "What farmers say"));
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_digest),
	    cmocka_unit_test(test_posts),
	    cmocka_unit_test(test_subheads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

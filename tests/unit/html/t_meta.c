/* SPDX-License-Identifier: MIT
 * What a page says about itself: days, headlines, authors, rights, on pages
 * written for the purpose. */
#include "html_test.h"

#include "html/meta_int.h"

#define LD "<script type='application/ld+json'>"

static void
same(const char *what, struct hw_str got, const char *want)
{
	if (!hw_str_eq(got, hw_str_c(want)))
		fail_msg("%s: \"%.*s\", not \"%s\"", what, HW_FMT(got), want);
}

static void
same_day(const char *what, const struct hw_date *got, const char *want)
{
	char out[32] = "";

	if (got->precision != HW_PRECISION_NONE)
		hw_time_rfc3339_at(got->at, got->offset, out);
	if (strncmp(out, want, want[0] ? strlen(want) : 32) != 0)
		fail_msg("%s: %s, not %s", what, out, want);
}

/* ---- days ------------------------------------------------------------------ */

static const struct {
	const char *what, *url, *html, *published, *modified;
} day[] = {
    {"JSON-LD, and the written local day", "http://g.example/a",
	LD "{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Old bridge "
	   "to close\",\"datePublished\":\"2023-07-27T23:30:00-04:00\","
	   "\"dateModified\":\"2023-07-29\"}]}</script><h1>Old bridge to "
	   "close</h1>" PROSE,
	"2023-07-27T23:30:00-04:00", "2023-07-29"},
    {"meta elements of several names", "http://g.example/a",
	"<meta name='DC.date.issued' content='2019-03-02'><meta "
	"property='article:modified_time' content='2019-03-05T10:00:00Z'>"
	"<h1>Old bridge to close</h1>" PROSE,
	"2019-03-02", "2019-03-05"},
    {"the address and the text outvote a clock in UTC",
	"http://g.example/2023/11/08/bridge",
	"<meta property='article:published_time' "
	"content='2023-11-09T01:09:55Z'><h1>Old bridge to close</h1>"
	"<p class=date>November 8, 2023 at 6:09 pm</p>" PROSE,
	"2023-11-08", ""},
    {"the line below the headline, not the teasers", "http://g.example/a",
	"<html lang=de><nav><a href=/x>Brand am Hafen</a> 30.12.2021</nav>"
	"<h1>Alte Br\xc3\xbc"
	"cke wird geschlossen</h1><p>Ver\xc3\xb6"
	"ffentlicht am 3. M\xc3\xa4rz 2020, aktualisiert am 5. M\xc3\xa4rz "
	"2020</p>" PROSE
	"<div class=related><span>Flut</span> <span>1. Mai 2021</span></div>"
	"<div class=comments><p>Anna</p><time datetime=2022-02-02>2.2."
	"</time></div><footer>Copyright 1. Januar 2024</footer>",
	"2020-03-03", "2020-03-05"},
    {"a time element that says it was changed", "http://g.example/a",
	"<h1>Old bridge to close</h1><p>Last updated: <time "
	"datetime=2026-01-12>January 12, 2026</time></p>" PROSE,
	"", "2026-01-12"},
    {"microdata in the body", "http://g.example/a",
	"<h1>Old bridge to close</h1><meta itemprop=datePublished "
	"content='2018-06-05T08:00:00+02:00'>" PROSE,
	"2018-06-05T08:00:00+02:00", ""},
    {"figures in the address", "http://g.example/n/20200503/bridge",
	"<h1>Old bridge to close</h1>" PROSE, "2020-05-03", ""},
    {"day first in the address", "http://g.example/news/08112021-bridge",
	"<h1>Old bridge to close</h1>" PROSE, "2021-11-08", ""},
    {"a version is no day", "http://g.example/a",
	"<h1>Old bridge to close</h1>" PROSE
	"<footer>Powered by Board Version 3.8.11</footer>",
	"", ""},
    {"elements of one's own that tell the time", "http://g.example/a",
	"<h1>Old bridge to close</h1><p><x-timeago ts='2026-03-03T09:47:05.7+0000'>"
	"3 d</x-timeago></p>" PROSE,
	"2026-03-03", ""},
    {"a version with a mark", "http://g.example/a",
	"<h1>Old bridge to close</h1>" PROSE "<p>VN:F [1.9.22_1171]</p>", "",
	""},
    {"the clock of the site's header is the reader's", "http://g.example/a",
	"<html lang=de><header><time datetime=2023-11-01T13:56:20+01:00>Mittwoch, "
	"1. November 2023</time></header><h1>Alte Br\xc3\xbc"
	"cke wird geschlossen</h1><p>31. Oktober 2023. Der Rat von Brook hat "
	"gestern beschlossen, die alte Br\xc3\xbc"
	"cke zu schlie\xc3\x9f"
	"en.</p>" PROSE,
	"2023-10-31", ""},
    {"beside the headline, whatever its class", "http://g.example/a",
	"<h1>Old bridge to close</h1><div class='sidebar related'><p>15 "
	"December 2025</p></div>" PROSE PROSE
	"<p>The new bridge opens on 1 March 2026.</p>",
	"2025-12-15", ""},
    {"a post shown in the article", "http://g.example/a",
	"<h1>Old bridge to close</h1><blockquote class=post><p>Jane</p><time "
	"datetime=2019-04-21T11:40:00Z>Apr 21</time></blockquote><p><time "
	"datetime=2019-06-19T08:00:00+02:00>19 June 2019</time></p>" PROSE,
	"2019-06-19", ""},
    {"a day in passing, and a change said aloud", "http://g.example/a",
	"<h1>Old bridge to close</h1><p>The road is open until April 15, "
	"2025, the council said in its paper on the bridges of Lower Brook "
	"and the roads that lead there.</p>" PROSE "<p>Page last modified "
	"<time datetime=2025-01-17T13:39:16-05:00>Jan. 17, 2025</time></p>",
	"", "2025-01-17"},
    {"what readers see outvotes a machine's UTC and its copy",
	"http://g.example/a",
	"<meta property='article:published_time' content='2019-10-18T20:00:25Z'>"
	"<meta name=date content=2019-10-18><h1>Old bridge to close</h1><p>Jane "
	"Doe <time datetime=2019-10-19T05:00>19.10.2019, 05:00</time></p>" PROSE,
	"2019-10-19", ""},
    {"published after it was changed: published again", "http://g.example/a",
	"<meta name=published-time content='2026-03-09T08:45:32Z'><meta "
	"name=last-modified content='2024-07-30'><meta name=published-date "
	"content='2021-02-16'><h1>Old bridge to close</h1>" PROSE,
	"2021-02-16", "2024-07-30"},
    {"what readers are shown is the change", "http://g.example/a",
	"<meta property=article:published_time content="
	"'2017-04-12T18:33:59+02:00'><meta property=article:modified_time "
	"content='2020-02-19T15:24:33+02:00'><h1>Old bridge to close</h1>"
	"<p><span itemprop=datePublished content='2020-02-19'>19 February "
	"2020</span></p>" PROSE,
	"2017-04-12", "2020-02-19"},
    {"the day of an opinion, not of a comment", "http://g.example/a",
	"<h1>Old bridge to close</h1><div class='Comment_publishDate'>29 "
	"January 2019</div>" PROSE "<time datetime='2018-03-12T19:30:12Z'>"
	"</time>",
	"2019-01-29", ""},
    {"data of a script", "http://g.example/a",
	"<h1>Old bridge to close</h1><script>x = {\"publishedAt\":"
	"\"2022-04-01T10:00:00Z\"}</script>" PROSE,
	"2022-04-01", ""},
};

static void
test_days(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(day) / sizeof(day[0]); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_article a = read_at(m, day[i].url, day[i].html);

		same_day(day[i].what, &a.published, day[i].published);
		same_day(day[i].what, &a.modified, day[i].modified);
		hw_arena_free(m);
	}
}

/* Days that are told by their distance from the fetching, 2026-05-07 12:00. */
static void
test_days_seen(void **state)
{
	static const struct {
		const char *line, *want;
	} row[] = {
	    {"<p>2 hours ago</p>", "2026-05-07"},
	    {"<p>Jane Doe \xc2\xb7 2 days ago</p>", "2026-05-05"},
	    {"<p>Yesterday</p>", "2026-05-06"},
	    {"<p>on Wednesday</p>", "2026-05-06"},
	    {"<p>Published 4 May</p>", "2026-05-04"},
	    {"<p>14 April 2026</p><p>2 hours ago</p>", "2026-04-14"},
	    {"<div class=comments><p>2 hours ago</p></div>", ""},
	    {"<p>&copy; 2026</p>", ""},
	    {"<p>May 9, 2026</p>", ""}, /* still ahead */
	    {"<aside class=related><a href=/x>Flood in May</a> <p>2 hours "
	     "ago</p></aside>",
		""},
	};
	struct hw_civil c = {.year = 2026, .month = 5, .day = 7, .hour = 12};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_page page = {.id = HW_STR("t"),
		    .url = HW_STR("http://g.example/a"),
		    .first_seen = hw_time_of(&c)};
		struct hw_article a = {0};
		struct hw_err err = {0};

		page.body = hw_str_printf(m,
		    "<html lang=en><h1>Old bridge to close</h1>%s" PROSE,
		    row[i].line);
		(void)!hw_html_article(m, &page, NULL, NULL, &a, &err);
		same_day(row[i].line, &a.published, row[i].want);
		hw_arena_free(m);
	}
}

/* ---- headlines ------------------------------------------------------------- */

static const struct {
	const char *html, *want;
} title[] = {
    {"<title>Old bridge to close | Brook Gazette</title>" PROSE,
	"Old bridge to close"},
    {"<title>Old bridge - to close - Brook Gazette</title><meta "
     "property=og:site_name content='Brook Gazette'>" PROSE,
	"Old bridge - to close"},
    {"<title>Old bridge to close - Brook Gazette</title><h1>Brook "
     "Gazette</h1><h2>Old bridge to close</h2>" PROSE,
	"Old bridge to close"},
    {"<title>Why the bridge at Brook closes</title><h1>Old bridge at Brook "
     "closes</h1>" PROSE,
	"Old bridge at Brook closes"},
    {"<meta property=og:title content='Old bridge to close'><h1>"
     "<span>Transport</span> <span>Old bridge to close</span></h1>" PROSE,
	"Old bridge to close"},
    {"<title>Old bridge to close - Rivers of the Brook</title><h1><a href=/>"
     "Rivers of the Brook</a></h1><p>Menu</p>" PROSE,
	"Old bridge to close"},
    {"<title>Rivers of Brook \xc2\xbb Blog \xc2\xbb Old bridge</title><h1>"
     "<a href='https://archive.example/2014/http://b.example/'>Rivers of "
     "Brook</a></h1>" PROSE,
	"Blog \xc2\xbb Old bridge"},
    {"<title>A bridge falls in 2023 at Brook</title><h1>What a bridge that "
     "falls tells us</h1>" PROSE "<h2>A bridge falls in 2023</h2>" PROSE,
	"What a bridge that falls tells us"},
    {"<meta name=twitter:title content='Old bridge to close'><title>Roads - "
     "Old bridge to close</title><h1><span>27.01.2022</span>Old bridge to "
     "close</h1>" PROSE,
	"Old bridge to close"},
    {"<meta property=og:title content='Old bridge to close'><h1><span>Housing "
     "crisis:</span> Old bridge to close</h1>" PROSE,
	"Old bridge to close"},
    {"<title>Bridge insurance - Fast quotes | Brook Mutual</title><h1>Get "
     "covered today and sleep well</h1>" PROSE,
	"Bridge insurance"},
    {"<title>Old bridge to close - G Forum</title>" PROSE,
	"Old bridge to close - G Forum"},
    {"<meta property=og:title content='Old bridge to close | Roads of Brook | "
     "Example'><h1>Old bridge to close <div><button>Keep</button> this page "
     "in your list</div></h1>" PROSE,
	"Old bridge to close"},
    {"<title>Old bridge to close - Roads - Brook Gazette</title><meta "
     "property=og:site_name content='Brook Gazette'><a href=/roads>Roads</a>"
     "<p>Old bridge to close</p>" PROSE,
	"Old bridge to close"},
    {"<title>Old bridge to close | Brook Gazette | All the news of the valley "
     "| Subscribe now</title><meta property=og:site_name content='Brook "
     "Gazette'>" PROSE,
	"Old bridge to close"},
    {"<title>And finally&amp;#8230; a bridge</title>" PROSE,
	"And finally\xe2\x80\xa6 a bridge"},
};

/* A title that says nothing, and a heading that the address confirms. */
static void
test_title_of_address(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = read_at(m,
	    "http://g.example/r/1/old_bridge_of_brook_to_close_in_may/",
	    "<title>Example - the heart of it all</title><h1>Old bridge of "
	    "Brook to close in May</h1>" PROSE);

	(void)state;
	same("title", a.title, "Old bridge of Brook to close in May");
	hw_arena_free(m);
}

static void
test_titles(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(title) / sizeof(title[0]); i++) {
		struct hw_arena *m = hw_arena_new();

		same("title",
		    read_at(m, "http://g.example/a", title[i].html).title,
		    title[i].want);
		hw_arena_free(m);
	}
}

/* ---- authors --------------------------------------------------------------- */

static const struct {
	const char *byline, *want, *credit;
} names[] = {
    {"By Jane Doe and John Roe", "Jane Doe; John Roe", ""},
    {"Von Anna Blum, Redakteurin", "Anna Blum", ""},
    {"Par Luc Martin et Eve Petit", "Luc Martin; Eve Petit", ""},
    {"Por Rosa Gil y Juan Mora Hace 13 horas", "Rosa Gil; Juan Mora", ""},
    {"View all posts by Jane Doe", "Jane Doe", ""},
    {"Zeige alle Beitr\xc3\xa4ge von Anna Blum", "Anna Blum", ""},
    {"erstellt von Max \xe2\x80\x94 ver\xc3\xb6"
     "ffentlicht 28.01.2022 06:00",
	"Max", ""},
    {"Posted by Jane Doe on Friday December 19, 2025", "Jane Doe", ""},
    {"By Jane Doe Feb 8, 2020 5 min read", "Jane Doe", ""},
    {"Anna Blum22. Februar 2020", "Anna Blum", ""},
    {"ByJane Doe", "Jane Doe", ""},
    {"Doe, Jane", "Jane Doe", ""},
    {"Jane Doe, Senior Reporter, jane@gazette.example", "Jane Doe", ""},
    {"By Jane Doe, AFP", "Jane Doe", "AFP"},
    {"dpa/lno", "", "dpa/lno"},
    {"Brook Gazette", "", ""},
    {"admin", "", ""},
    {"page.head.author", "", ""},
    {"\xd0\x90\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80: \xd0\x98\xd0\xb2\xd0\xb0"
     "\xd0\xbd \xd0\xa1\xd1\x83\xd1\x85\xd0\xbe\xd0\xb2",
	"\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd \xd0\xa1\xd1\x83\xd1\x85\xd0\xbe"
	"\xd0\xb2",
	""},
};

static void
test_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_str credit = {0};

		same(names[i].byline,
		    hw_meta_names(m, hw_str_c(names[i].byline),
			HW_STR("Brook Gazette"), false, &credit),
		    names[i].want);
		same(names[i].byline, credit, names[i].credit);
		hw_arena_free(m);
	}
}

static void
test_author_places(void **state)
{
	static const struct {
		const char *html, *want;
	} row[] = {
	    {LD "{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#p\"}}"
		"</script>" LD "{\"@type\":\"Person\",\"@id\":\"#p\","
		"\"name\":\"Jane Doe\"}</script><h1>Old bridge</h1>" PROSE,
		"Jane Doe"},
	    {"<meta name=author content='https://g.example/u/1'><h1>Old "
	     "bridge</h1><p>Door Jan Smit</p>" PROSE,
		"Jan Smit"},
	    {"<h1>Old bridge</h1><div>Written by:</div><div>Jane Doe</div>" PROSE,
		"Jane Doe"},
	    {"<h1>Old bridge</h1><p><a href=/team>Jane Doe</a></p><p>27 July "
	     "2023</p>" PROSE,
		"Jane Doe"},
	    {"<meta name=twitter:label1 content='Verfasst von'><meta "
	     "name=twitter:data1 content='Jane Doe'><h1>Old bridge</h1>" PROSE,
		"Jane Doe"},
	    {"<meta name=twitter:label1 content='Reading time'><meta "
	     "name=twitter:data1 content='Five Minutes'><h1>Old "
	     "bridge</h1>" PROSE,
		""},
	    {"<meta name=author content='Jane Doe'><h1>Old bridge</h1><div><a "
	     "href=/author/1>Jane Doe</a>, <a href=/author/2>John Roe</a> and "
	     "<a href=/author/3>Ann Poe</a></div>" PROSE,
		"Jane Doe; John Roe; Ann Poe"},
	    {"<meta name=author content='Jane Doe'><h1>Old bridge</h1><div>By "
	     "<a href=/author/1>Jane Doe</a>, checked by <a href=/author/2>"
	     "John Roe</a></div>" PROSE,
		"Jane Doe"},
	    {"<h1>Old bridge</h1><ul><li>Thread starter <a href=/m/1>Pippin06"
	     "</a></li></ul>" PROSE "<div itemscope itemtype="
	     "'https://schema.org/Comment'><b itemprop=author>Troll</b></div>",
		"Pippin06"},
	    {"<h1>Old bridge</h1><div class=byline>Written by <a "
	     "href=/author/1><img src=1.png></a><a href=/author/1>Jane D</a> "
	     "<span>Head of roads, bridges and rails</span></div>" PROSE,
		"Jane D"},
	    {"<h1>Old bridge</h1>" PROSE PROSE PROSE PROSE
	     "<p>1<p>2<p>3<p>4<p>5<p>6"
	     "<p>7<p>8<p>9<p>10<p>11<p>12<p>13</p>"
	     "<footer><ul><li>Author: <span>Jane Doe</span></ul></footer>",
		"Jane Doe"},
	    {"<meta name=author content='Brook Rail Club e.V.'><h1>Old "
	     "bridge</h1><h5><em>Von Anna Blum</em></h5>" PROSE,
		"Anna Blum"},
	    {LD "{\"@type\":\"Article\",\"author\":{\"name\":\"Ann van Poe\"}"
		"}</script><h1>Old bridge</h1><p>Written by Dr Ann van Poe, "
		"Dr Jane Doe, John Roe</p>" PROSE,
		"Dr Ann van Poe; Dr Jane Doe; John Roe"},
	    {"<meta name=author content='Ann Maria Poe'><meta name=dc.creator "
	     "content='Ann Poe'><h1>Old bridge</h1>" PROSE,
		"Ann Maria Poe"},
	    {"<h1>Old bridge</h1><p>Dec 26, 2025 \xe2\x80\xa2 Mita Das in "
	     "Roads and Rails</p>" PROSE,
		"Mita Das"},
	    {"<h1>Old bridge</h1><div class=byline>The Author JD Jane Doe As "
	     "mayor of Lower Brook I have closed three bridges, two roads and "
	     "one railway station since the flood.</div>" PROSE,
		"Jane Doe"},
	    {"<h1>Old bridge</h1><h4>Autor</h4><p><a href=/x>Anna Blum</a></p>" PROSE,
		"Anna Blum"},
	    {"<meta property=og:site_name content='Brook Gazette'><meta "
	     "name=author content='Brook Gazette'><h1>Old bridge</h1>" PROSE,
		"Brook Gazette"},
	    {"<h1>Old bridge</h1><h4 class=author>By The Brook editors</h4>" PROSE,
		"The Brook editors"},
	    {"<h1>Old bridge</h1>" PROSE
	     "<ul class=comments><li><a rel=author>Troll</a> wrote</ul>",
		""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct hw_arena *m = hw_arena_new();

		same("author",
		    read_at(m, "http://g.example/a", row[i].html).author,
		    row[i].want);
		hw_arena_free(m);
	}
}

/* ---- the rest -------------------------------------------------------------- */

static void
test_rest(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = read_at(m, "http://g.example/a",
	    "<html lang=fr><meta name=robots content='noarchive, "
	    "max-snippet:50'><meta name=tdm-reservation content=1><link "
	    "rel=license href=/l><meta property=og:site_name content=Gazette>"
	    "<meta property=og:image content=/i.jpg><link rel=canonical "
	    "href=/b><h1>Old bridge</h1>" PROSE);

	(void)state;
	assert_true(a.rights.noarchive);
	assert_int_equal(a.rights.max_snippet, 50);
	assert_true(a.rights.tdm_reserved);
	same("licence", a.rights.licence, "http://g.example/l");
	same("site", a.site, "Gazette");
	same("image", a.image, "http://g.example/i.jpg");
	same("canonical", a.canonical, "http://g.example/b");
	same("language", a.language, "fr");
	hw_arena_free(m);
}

/* JSON-LD as it comes: line ends in strings, HTML, a graph, references. */
static void
test_lenient(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = read_at(m, "http://g.example/a",
	    LD
	    "{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Old "
	    "bridge\n to <b>close</b> &amp; fall\",\"image\":{\"@id\":\"#i\"},"
	    "\"publisher\":{\"@id\":\"#o\"},\"author\":[{\"name\":\"Jane "
	    "Doe\"},\"John Roe\"],\"isAccessibleForFree\":\"False\",},"
	    "{\"@type\":\"ImageObject\",\"@id\":\"#i\",\"url\":\"/i.jpg\","
	    "\"creditText\":\"Ann Poe\",\"license\":\"http://l.example/by\"},"
	    "{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"Brook "
	    "Gazette\"}]}</script><p>Old bridge to close</p>" PROSE);

	(void)state;
	same("headline", a.title, "Old bridge to close & fall");
	same("authors", a.author, "Jane Doe; John Roe");
	same("site", a.site, "Brook Gazette");
	same("image", a.image, "http://g.example/i.jpg");
	same("image credit", a.image_credit, "Ann Poe");
	same("image licence", a.image_licence, "http://l.example/by");
	assert_int_equal(a.kind, HW_KIND_PAYWALL);
	hw_arena_free(m);
}

static char *
repeat(struct hw_arena *m, const char *head, const char *part, size_t times,
    const char *tail)
{
	size_t n = strlen(part), at = strlen(head);
	char *z = hw_arena_alloc(m, at + n * times + strlen(tail) + 1, 1);

	memcpy(z, head, at);
	for (size_t i = 0; i < times; i++, at += n)
		memcpy(z + at, part, n);
	memcpy(z + at, tail, strlen(tail) + 1);
	return z;
}

/* Too much of everything: ends soon, and what is said first is found. */
static void
test_too_much(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a;

	(void)state;
	a = read_at(m, "http://g.example/a",
	    repeat(m,
		"<meta name=date content=2020-01-02><h1>Old bridge</h1>" PROSE,
		"<meta name=author content='A B'><time>1 May</time>", 60000,
		""));
	same_day("many", &a.published, "2020-01-02");
	a = read_at(m, "http://g.example/a",
	    repeat(m, "<meta name=date content=2020-01-02>" LD "[",
		"{\"@type\":\"NewsArticle\",\"author\":[1,\"\"]},", 100000,
		"{}]</script><h1>Old bridge</h1>" PROSE));
	same_day("5 MB of JSON-LD", &a.published, "2020-01-02");
	a = read_at(m, "http://g.example/a",
	    repeat(m, LD, "[{\"a\":", 60000, "</script><h1>x</h1>" PROSE));
	same("deep", a.author, "");
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_days),
	    cmocka_unit_test(test_days_seen),
	    cmocka_unit_test(test_titles),
	    cmocka_unit_test(test_title_of_address),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_author_places),
	    cmocka_unit_test(test_rest),
	    cmocka_unit_test(test_lenient),
	    cmocka_unit_test(test_too_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

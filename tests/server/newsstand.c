/* SPDX-License-Identifier: MIT
 * A newsstand for the tests of the web pages and their bench: fills a store
 * with invented stories and serves it until its standard input ends.
 *
 *	newsstand DB LISTEN [STORIES]
 *
 * Prints the address it serves. Everything here is fictional. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "serve/serve.h"
#include "store/store.h"

#define S(x) HW_STR(x)

static hw_time now;
static struct hw_store *store;

static void
must(int rc, const struct hw_err *err)
{
	if (rc) {
		fprintf(stderr, "newsstand: %s\n", err->msg);
		exit(1);
	}
}

struct outlet {
	const char *name, *domain, *lang;
};

static const struct outlet outlets[] = {
    {"Harbour Gazette", "harbour-gazette.example", "en"},
    {"The Daily Quill", "daily-quill.example", "en"},
    {"BrightFeed24", "brightfeed24.example", "en"},
    {"Der Talbote", "talbote.example", "de"},
    {"Le Courrier du Golfe", "courrier-du-golfe.example", "fr"},
    {"صدى المرسى", "sada-almarsa.example", "ar"},
    {"海角日报", "haijiao-ribao.example", "zh"},
    {"The Inland Courier", "inland-courier.example", "en"},
};

static hw_id source_id[8];

static void
add_sources(void)
{
	for (size_t i = 0; i < 8; i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_err err = {0};
		const struct outlet *o = &outlets[i];
		struct hw_source s = {.kind = HW_SOURCE_FEED,
		    .title = hw_str_c(o->name),
		    .domain = hw_str_c(o->domain),
		    .language = hw_str_c(o->lang),
		    .state = i == 2 ? S("blocked by 503 Service Unavailable")
				    : S("ok"),
		    .errors = i == 2,
		    .added = now - 86400 * 30,
		    .last_poll = now - 300,
		    .last_change = now - 3600,
		    .next_poll = now + 3600,
		    .rate = 4.5};

		s.url = hw_str_printf(m, "http://%s/feed.xml", o->domain);
		s.site = hw_str_printf(m, "http://%s/", o->domain);
		must(hw_store_source_put(store, &s, now, S("add"), S("test"),
			 &source_id[i], &err),
		    &err);
		hw_arena_free(m);
	}
}

struct page {
	int outlet;
	const char *title, *text, *credit;
	int hours; /* before now */
};

static hw_id
add_page(
    const struct page *p, hw_id story, int salt, const struct hw_edge *edge)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_err err = {0};
	const struct outlet *o = &outlets[p->outlet];
	struct hw_article a = {.host = hw_str_c(o->domain),
	    .title = hw_str_c(p->title),
	    .credit = hw_str_c(p->credit),
	    .language = hw_str_c(o->lang),
	    .first_seen = now - p->hours * 3600,
	    .kind = HW_KIND_ARTICLE,
	    .confidence = 1};
	struct hw_verdict v = {.article = &a,
	    .source = source_id[p->outlet],
	    .fetched = true,
	    .now = now - p->hours * 3600,
	    .story = story,
	    .score = 1,
	    .edges = edge,
	    .n_edges = edge != NULL};
	struct hw_committed out;

	a.rights.max_snippet = -1;
	a.published = (struct hw_date){.at = now - p->hours * 3600,
	    .precision = HW_PRECISION_SECOND,
	    .source = S("json-ld")};
	a.url = hw_str_printf(m, "http://%s/%d/%d-%d.html", o->domain, salt,
	    (int)story, p->hours);
	a.canonical = a.url;
	a.text = hw_str_printf(m, "%s (%d-%d)", p->text, salt, p->outlet);
	v.guid = a.url;
	must(hw_store_commit(store, &v, &out, &err), &err);
	hw_arena_free(m);
	return out.article;
}

/* ---- the story that has everything ------------------------------------------------ */

static const struct page strike[] = {
    {0, "Dockers walk out at Port Aldery, 23 ships held at anchor",
	"Dockers at Port Aldery walked out at dawn on Tuesday after talks on "
	"driverless cranes broke off, leaving 23 ships at anchor, the union "
	"said. “We will not load our own dismissal,” said Ada Lorne, who "
	"leads it. The harbour board said it regretted the step.",
	"", 30},
    {1, "Driverless cranes: harbour falls silent as dockers strike",
	"Dockers at Port Aldery walked out at dawn on Tuesday after talks on "
	"driverless cranes broke off, leaving 23 ships at anchor.",
	"Harbour Gazette", 28},
    {2, "Quayside labourers stroll out at Harbor Aldery, 23 vessels detained",
	"Quayside labourers at Harbor Aldery strolled out at sunrise on "
	"Tuesday after negotiations on chauffeurless cranes ruptured.",
	"", 27},
    {3, "Hafenarbeiter legen Port Aldery still, 23 Schiffe auf Reede",
	"Die Hafenarbeiter von Port Aldery haben am Dienstag die Arbeit "
	"niedergelegt. „Wir verladen nicht unsere eigene Entlassung“, sagte "
	"Ada Lorne.",
	"Meridian Agency (MERA)", 26},
    {5, "إضراب عمال الميناء يوقف ثلاثاً وعشرين سفينة",
	"أضرب عمال ميناء ألديري فجر الثلاثاء بعد انهيار المحادثات.",
	"Meridian Agency (MERA)", 25},
    {7, "Port board: 21 ships wait, no talks before Friday",
	"The port board counted 21 ships on Wednesday and said there would be "
	"no talks before Friday.",
	"", 8},
};

static struct hw_anchor
said(hw_id page, const char *value, const char *credited)
{
	return (struct hw_anchor){.article = page,
	    .value = hw_str_c(value),
	    .credited = hw_str_c(credited)};
}

static void
put_strike(hw_id id)
{
	struct hw_err err = {0};
	hw_id page[6];
	struct hw_evidence proof[] = {
	    {S("published earlier"), S("by 2 h 04 min"), 2, {0}, {0}},
	    {S("shared text"),
		S("walked out at dawn on Tuesday after talks on driverless "
		  "cranes broke off, leaving 23 ships at anchor"),
		1, {0}, {0}},
	    {S("credit"), S("“Harbour Gazette” stands in the byline"), 2, {0},
		{0}}};
	struct hw_evidence spun[] = {
	    {S("damaged phrases"),
		S("“chauffeurless cranes” (driverless cranes), “stroll out” "
		  "(walk out)"),
		2, {0}, {0}},
	    {S("same order of names and numbers"), S("Aldery, 23, Tuesday"), 1,
		{0}, {0}}};

	for (size_t i = 0; i < 6; i++) {
		struct hw_edge e = {.score = .97,
		    .direction = HW_DIRECTION_AB,
		    .evidence = proof,
		    .n = 3};

		e.a = page[0];
		e.kind = HW_EDGE_COPY;
		if (i == 2) {
			e.kind = HW_EDGE_SPUN;
			e.score = .81;
			e.evidence = spun;
			e.n = 2;
		}
		page[i] = add_page(
		    &strike[i], id, 1, i == 1 || i == 2 ? &e : NULL);
	}
	struct hw_member members[] = {{page[0], HW_ROLE_INDEPENDENT, 0},
	    {page[1], HW_ROLE_COPY, page[0]},
	    {page[2], HW_ROLE_REWRITTEN, page[0]},
	    {page[3], HW_ROLE_INDEPENDENT, 0}, {page[4], HW_ROLE_TRANSLATED, 0},
	    {page[5], HW_ROLE_INDEPENDENT, 0}};
	struct hw_root roots[] = {
	    {page[0], S("Harbour Gazette"),
		S("http://harbour-gazette.example/1/1-30.html"), 3},
	    {0, S("Meridian Agency (MERA)"), {0}, 2},
	    {page[5], S("The Inland Courier"),
		S("http://inland-courier.example/1/1-8.html"), 1}};
	struct hw_anchor ships[] = {said(page[0], "23 ships", ""),
	    said(page[1], "23 ships", "Harbour Gazette"),
	    said(page[5], "21 ships", "")};
	struct hw_anchor office[] = {said(page[0], "leader of the union", ""),
	    said(page[3], "Sprecherin des Hafens", "")};
	ships[2].side = office[1].side = 1;
	struct hw_anchor only[] = {said(page[5], "no talks before Friday", "")};
	struct hw_anchor agree[] = {said(page[0], "Tuesday 3 November", ""),
	    said(page[1], "Tuesday 3 November", ""),
	    said(page[3], "Tuesday 3 November", "")};
	struct hw_anchor quote[] = {
	    said(page[0], "We will not load our own dismissal", ""),
	    said(page[1], "We will not load our own dismissal", ""),
	    said(page[2], "We will not load our private sacking", ""),
	    said(page[3], "Wir verladen nicht unsere eigene Entlassung",
		"MERA")};
	struct hw_finding findings[] = {
	    {HW_FINDING_DIFFERS, HW_SLOT_COUNT, S("ships at anchor"), ships, 3},
	    {HW_FINDING_DIFFERS, HW_SLOT_OFFICE, S("Ada Lorne"), office, 2},
	    {HW_FINDING_SINGLE, HW_SLOT_EVENT, S("When talks go on"), only, 1},
	    {HW_FINDING_AGREES, HW_SLOT_DAY, S("walk-out at Port Aldery"),
		agree, 3},
	    {HW_FINDING_QUOTE, HW_SLOT_WORDING, S("Ada Lorne"), quote, 4}};
	struct hw_story story = {.id = id,
	    .lead = page[0],
	    .state = HW_STORY_ACTIVE,
	    .independent = 3,
	    .differs = 2,
	    .importance = 1000,
	    .roots = roots,
	    .n_roots = 3,
	    .members = members,
	    .n_members = 6,
	    .findings = findings,
	    .n_findings = 5};

	must(hw_store_story_put(store, &story, NULL, 0, &err), &err);
}

/* ---- many plain ones ----------------------------------------------------------------- */

static const char *const heads[] = {
    "Inspectors find 14-metre crack in Orlow dam",
    "Bank of Cordell raises rate to 4.25 per cent",
    "Voltara recalls batteries after a seal fails",
    "Eight-hundred-year-old jetty found on seabed off Kirihama",
    "Two dead in fire on the Tolm ferry Skerry Queen",
    "Darani runs the Linden marathon in record time",
    "Seven years of the northern loop: who pays for the gas"};

static void
put_plain(hw_id id, int k)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_err err = {0};
	static const int outlet[] = {0, 1, 7};
	int pages = 1 + k % 3;
	struct hw_member members[3];
	struct hw_root root;
	struct hw_story story = {.id = id,
	    .state = HW_STORY_OPEN,
	    .independent = 1,
	    .importance = 900 - k,
	    .members = members,
	    .n_members = (size_t)pages,
	    .roots = &root,
	    .n_roots = 1};
	hw_id first = 0;

	for (int i = 0; i < pages; i++) {
		struct page p = {outlet[i], NULL, NULL, "", 5 + k % 40 - i};
		struct hw_edge e = {.a = first,
		    .kind = HW_EDGE_NEAR,
		    .score = .9,
		    .direction = HW_DIRECTION_AB};

		p.title = hw_str_printf(m, "%s (%d)", heads[k % 7], k).p;
		p.text = hw_str_printf(m,
		    "%s. A report of some length that "
		    "says what happened, where, and who says so, in the words "
		    "of outlet %d about case %d.",
		    heads[k % 7], i, k)
			     .p;
		members[i] = (struct hw_member){
		    add_page(&p, id, k + 10, i ? &e : NULL),
		    i ? HW_ROLE_COPY : HW_ROLE_INDEPENDENT, first};
		first = first ? first : members[0].article;
	}
	story.lead = first;
	root = (struct hw_root){first, S("Harbour Gazette"),
	    S("http://harbour-gazette.example/"), pages};
	must(hw_store_story_put(store, &story, NULL, 0, &err), &err);
	hw_arena_free(m);
}

static void
fill(int stories)
{
	struct hw_err err = {0};

	add_sources();
	put_strike(1);
	for (int k = 1; k < stories; k += 200) {
		must(hw_store_begin(store, &err), &err);
		for (int i = k; i < k + 200 && i < stories; i++)
			put_plain(i + 1, i);
		must(hw_store_end(store, HW_OK, &err), &err);
	}
}

static int
add(void *arg, struct hw_str url, int64_t *ticket, struct hw_err *err)
{
	(void)arg;
	*ticket = 7;
	if (hw_str_find(url, S("refuse"), 0) != HW_NPOS)
		return hw_fail(err, HW_EINPUT, "%.*s: not here", HW_FMT(url));
	return HW_OK;
}

static bool
sought(
    void *arg, int64_t ticket, struct hw_arena *m, struct hw_serve_sought *out)
{
	(void)arg;
	(void)m;
	*out = (struct hw_serve_sought){.url = S("http://new.example/"),
	    .done = ticket != 7,
	    .kind = ticket == 8 ? S("feed") : (struct hw_str){0},
	    .domain = S("new.example"),
	    .title = S("New <News>"),
	    .found = S("http://new.example/feed"),
	    .tried = S("http://new.example/ (the address given): a page\n")};
	return ticket >= 7 && ticket <= 9;
}

static int
opml(void *arg, struct hw_str list, int *added, struct hw_err *err)
{
	(void)arg;
	*added = 1;
	if (hw_str_find(list, S("<opml"), 0) == HW_NPOS)
		return hw_fail(err, HW_EINPUT, "no list");
	return HW_OK;
}

static int
import(void *arg, const struct hw_str *ids, size_t n, int *added,
    struct hw_err *err)
{
	(void)arg;
	(void)ids;
	(void)err;
	*added = (int)n * 10;
	return HW_OK;
}

int
main(int argc, char **argv)
{
	static const struct hw_serve_starter starters[] = {
	    {HW_STR_INIT("lang-de"), HW_STR_INIT("By language"),
		HW_STR_INIT("German"), 12},
	    {HW_STR_INIT("lang-fr"), HW_STR_INIT("By language"),
		HW_STR_INIT("French"), 9},
	    {HW_STR_INIT("africa"), HW_STR_INIT("By region"),
		HW_STR_INIT("Africa"), 31}};
	int stories = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 40;
	struct hw_serve_config c = {.db = argc > 1 ? argv[1] : NULL,
	    .listen = hw_str_c(argc > 2 ? argv[2] : NULL),
	    .contact = S("desk@headwater.example"),
	    .threads = 2,
	    .demo = true,
	    .actions = {.add = add,
		.sought = sought,
		.opml = opml,
		.import = import},
	    .starters = starters,
	    .n_starters = 3};
	struct hw_serve *serve;
	struct hw_err err = {0};
	char byte;

	if (argc < 3) {
		fprintf(stderr, "newsstand DB LISTEN [STORIES]\n");
		return 2;
	}
	now = time(NULL);
	must(hw_store_open(argv[1], HW_STORE_OWN, &store, &err), &err);
	if (stories > 0)
		fill(stories);
	must(hw_serve_start(&c, &serve, &err), &err);
	printf("%.*s\n", HW_FMT(hw_serve_address(serve)));
	fflush(stdout);
	while (read(0, &byte, 1) > 0)
		;
	hw_serve_free(serve);
	hw_store_close(store);
	return 0;
}

/* SPDX-License-Identifier: MIT
 * How it is done, and where it fails. */
#include "serve/serve_int.h"

static const char text[] =
    "<h1>How pages are grouped and traced</h1>\n"
    "<p class=\"verdict\">A machine reads what publishers put on the open "
    "web, and asks of every page: which event is this about, and where did "
    "the news come from? Nobody edits the result.</p>\n"
    "<h2>What it does</h2>\n<dl class=\"facts long\">\n"
    "<dt>Headlines</dt><dd>are those of the pages, quoted, with whose they "
    "are and a link. No headline or summary is written here.</dd>\n"
    "<dt>Stories</dt><dd>are pages that use the same rare words and names "
    "within some days. Pages in other languages are linked as “probably the "
    "same story”, not merged.</dd>\n"
    "<dt>Copies</dt><dd>are found by runs of words, and by the order of small "
    "words, names and numbers, which a rewriter leaves alone. Which page was "
    "first follows from dates, credits and traces in the text; when these do "
    "not decide, it says so.</dd>\n"
    "<dt>Independent</dt><dd>means: no text was found to come from another "
    "page of the story, and it credits no other as its source. It does not "
    "mean true.</dd>\n"
    "<dt>Sources outside</dt><dd>are outlets, agencies and people that pages "
    "credit but whose own pages are not in this collection. They are drawn "
    "with a broken line.</dd>\n"
    "<dt>Suspected rewriting</dt><dd>is a suspicion with its evidence shown, "
    "not an accusation.</dd>\n"
    "<dt>Differs</dt><dd>sets two statements about the same office, day, "
    "figure, “first since” or wording beside each other. Nobody here says "
    "which is right.</dd>\n</dl>\n"
    "<h2>Where it fails</h2>\n<ul>\n"
    "<li>Two reports by people who saw the same thing can look alike, and a "
    "thorough rewriting in other words can look independent.</li>\n"
    "<li>A publisher may date a page before the one it was made from; then "
    "the direction rests on weaker signs.</li>\n"
    "<li>A source that nobody credits in words we know stays unseen.</li>\n"
    "<li>A long-running story can fall into two, or two alike events into "
    "one.</li>\n"
    "<li>Dates without a time are worth a day; a page without any date counts "
    "from when it was seen here.</li>\n</ul>\n"
    "<p>If a page of yours is judged wrongly, <a href=\"/complain\">say "
    "so</a>: “It calls us a copy, and we are not” is a kind of complaint of "
    "its own.</p>\n"
    "<h2>What publishers can rely on</h2>\n<ul>\n"
    "<li>Headline, link and at most 200 characters are shown, less where "
    "<code>nosnippet</code> or <code>max-snippet</code> ask for less, more "
    "only under a free licence.</li>\n"
    "<li><code>robots.txt</code>, <code>noarchive</code>, "
    "<code>noindex</code>, TDM reservations and licence metadata are obeyed "
    "and shown.</li>\n"
    "<li>A complaint opens a ticket with a clock of 24 hours. If nobody "
    "decides in time, the page is withheld everywhere.</li>\n</ul>\n"
    "<h2>What readers can rely on</h2>\n<ul>\n"
    "<li>No script, no cookie, no request to anybody else, no account.</li>\n"
    "<li>Every list is also a feed: add <code>.atom</code>, "
    "<code>.json</code> (JSON Feed) or <code>.ndjson</code> to its "
    "address.</li>\n</ul>\n";

void
hw_get_method(struct hw_req *q, struct hw_res *r)
{
	struct hw_frame f = {.title = HW_STR("Method"),
	    .here = "/about/method",
	    .canonical = HW_STR("/about/method")};

	hw_frame_top(q, r, &f);
	hw_buf_c(&r->b, "<div class=\"prose\">\n");
	hw_buf_c(&r->b, text);
	hw_buf_c(&r->b, "</div>\n");
	hw_frame_end(q, r, &f);
}

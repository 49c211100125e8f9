/* SPDX-License-Identifier: MIT
 * The complaints desk in public: the form, the ticket with its clock, and
 * what was decided over time. */
#include <stdlib.h>

#include "rights/rights.h"
#include "serve/limit.h"
#include "serve/serve_int.h"

/* ---- the form ------------------------------------------------------------------------ */

struct form {
	struct hw_str url, kind, name, email, reason, text;
	bool good_faith;
};

static const struct {
	const char *id, *label;
} kinds[] = {
    {"copyright", "It is my work, or that of somebody I act for"},
    {"attribution", "It calls us a copy, and we are not"},
    {"correction", "Something here is wrong"},
    {"privacy", "It is about me, and private"},
    {"defamation", "It is defamatory"},
    {"trademark", "It misuses a trademark"},
    {"court", "There is a court order"},
    {"optout", "I publish this source and want it out"},
    {"other", "Something else"},
};

static void
put_kinds(struct hw_buf *b, struct hw_str chosen)
{
	hw_buf_c(b,
	    "<p><label for=\"kind\">What is wrong</label>\n<select "
	    "id=\"kind\" name=\"kind\">\n");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		HTML(b, "<option value=\"", kinds[i].id,
		    hw_str_eq(chosen, hw_str_c(kinds[i].id)) ? "\" selected>"
							     : "\">",
		    kinds[i].label, "</option>\n");
	hw_buf_c(b, "</select></p>\n");
}

static void
put_input(struct hw_buf *b, const char *id, const char *label, const char *more,
    struct hw_str value)
{
	HTML(b, "<p><label for=\"", id, "\">", label, "</label>\n<input id=\"",
	    id, "\" name=\"", id, "\" ", more, " value=\"", value, "\"></p>\n");
}

static void
put_form(struct hw_req *q, struct hw_res *r, const struct form *c,
    struct hw_str fault)
{
	struct hw_buf *b = &r->b;
	struct hw_frame f = {.title = HW_STR("Complain")};

	r->form = r->noindex = true;
	hw_frame_top(q, r, &f);
	hw_buf_c(b,
	    "<h1>Complain</h1>\n<p class=\"verdict\">You get a ticket "
	    "with a clock. A decision with its reasons comes within 24 "
	    "hours; if nobody decides, the page is withheld.</p>\n");
	if (fault.n)
		HTML(b, "<p class=\"why\" role=\"alert\">", fault, "</p>\n");
	hw_buf_c(b,
	    "<form class=\"desk\" method=\"post\" action=\"/complain\">"
	    "\n");
	put_input(b, "url",
	    "Address of the page, here or at its publisher "
	    "(required)",
	    "required maxlength=\"2000\" autocomplete=\"off\"", c->url);
	put_kinds(b, c->kind);
	put_input(b, "reason",
	    "In one line: what should be done, and why "
	    "(required)",
	    "required maxlength=\"300\"", c->reason);
	HTML(b,
	    "<p><label for=\"text\">More, if it helps: the places, the "
	    "original, the law</label>\n<textarea id=\"text\" "
	    "name=\"text\" rows=\"6\" maxlength=\"20000\">",
	    c->text, "</textarea></p>\n");
	put_input(b, "name",
	    "Your name (required, unless it is about abuse of "
	    "a child)",
	    "maxlength=\"200\" autocomplete=\"name\"", c->name);
	put_input(b, "email", "Mail address for the answer",
	    "type=\"email\" maxlength=\"200\" autocomplete=\"email\"",
	    c->email);
	HTML(b,
	    "<p><label class=\"check\"><input type=\"checkbox\" "
	    "name=\"good_faith\" value=\"1\"",
	    c->good_faith ? " checked" : "",
	    " required> I believe in good faith that this is accurate and "
	    "complete (required)</label></p>\n<p><button>Open a ticket"
	    "</button></p>\n</form>\n<p class=\"meta\">Your name and address "
	    "are seen by the operator only and are in no public list.</p>\n");
	hw_frame_end(q, r, &f);
}

void
hw_get_complain(struct hw_req *q, struct hw_res *r)
{
	struct form c = {.url = hw_form_get(q->m, q->query, "url")};

	if (c.url.n > 2000)
		c.url.n = 0;
	if (c.url.n && c.url.p[0] == '/')
		c.url = hw_str_cat(q->m, hw_base_url(q), c.url);
	put_form(q, r, &c, (struct hw_str){0});
}

/* ---- opening a ticket ------------------------------------------------------------------ */

static struct hw_str
fault_of(const struct form *c)
{
	if (!c->url.n || c->url.n > 2000)
		return HW_STR("Which page is it? Its address is missing.");
	if (!c->reason.n)
		return HW_STR("What should be done, and why? One line is "
			      "needed.");
	if (c->reason.n > 1200 || c->text.n > 80000 || c->name.n > 800 ||
	    c->email.n > 800)
		return HW_STR("One of the fields is too long.");
	if (!c->good_faith)
		return HW_STR("Please confirm that you believe this to be "
			      "accurate and complete.");
	return (struct hw_str){0};
}

/* The item named by an address of ours ("…/a/17"), or 0. */
static hw_id
item_in(const struct hw_req *q, struct hw_str url)
{
	struct hw_str base = hw_base_url(q);

	if (hw_str_starts(url, base))
		url = hw_str_from(url, base.n);
	if (hw_str_starts(url, HW_STR("/a/")))
		return hw_path_id(hw_str_from(url, 3));
	return 0;
}

static int
open_ticket(struct hw_req *q, struct hw_complaint *c, struct hw_err *err)
{
	const struct hw_serve_actions *act = &q->cfg->actions;
	struct hw_store *st;
	int rc;

	if (act->complain)
		return act->complain(act->arg, q->m, c, q->now, err);
	rc = hw_store_open(q->cfg->db, HW_STORE_WRITE, &st, err);
	if (rc)
		return rc;
	rc = hw_store_complaint_open(st, q->m, c, q->now, err);
	hw_store_close(st);
	return rc;
}

void
hw_post_complain(struct hw_req *q, struct hw_res *r)
{
	struct form c = {.url = hw_str_trim(hw_form_get(q->m, q->body, "url")),
	    .kind = hw_form_get(q->m, q->body, "kind"),
	    .name = hw_form_get(q->m, q->body, "name"),
	    .email = hw_form_get(q->m, q->body, "email"),
	    .reason = hw_str_squeeze(
		q->m, hw_form_get(q->m, q->body, "reason")),
	    .text = hw_form_get(q->m, q->body, "text")};
	struct hw_complaint ticket = {0};
	struct hw_err err = {0};
	struct hw_str fault;

	c.good_faith = hw_form_get(q->m, q->body, "good_faith").n > 0;
	fault = fault_of(&c);
	if (fault.n) {
		r->status = 400;
		put_form(q, r, &c, fault);
		return;
	}
	if (!hw_limit_allow(q->peer, q->now)) {
		hw_page_error(q, r, 429,
		    HW_STR("Twenty complaints an hour are taken from one "
			   "address. For more, write to the operator."));
		return;
	}
	ticket.article = item_in(q, c.url);
	ticket.kind = hw_complaint_kind_of(c.kind);
	ticket.url = c.url;
	ticket.name = c.name;
	ticket.email = c.email;
	ticket.reason = c.reason;
	ticket.text = c.text.n ? c.text : c.reason;
	if (open_ticket(q, &ticket, &err)) {
		hw_page_fail(q, r, &err);
		return;
	}
	r->status = 303;
	r->location = hw_str_printf(q->m, "/c/%.*s", HW_FMT(ticket.token));
}

/* ---- the ticket -------------------------------------------------------------------------- */

static void
put_clock(struct hw_buf *b, const struct hw_complaint *c, hw_time now)
{
	struct hw_complaint_view view;

	hw_complaint_look(c, now, &view);
	hw_buf_c(b, "<p class=\"verdict\">");
	if (c->state != HW_COMPLAINT_OPEN) {
		HTML(b, "<b>", hw_complaint_state_name(c->state), "</b> ");
		hw_html_time(b, c->closed);
		if (c->by_clock)
			hw_buf_c(b, ", because nobody had answered in time");
	} else if (view.remaining > 0) {
		hw_buf_c(b, "<b>Open.</b> A decision is due in <b>");
		hw_html_span(b, view.remaining);
		hw_buf_c(b, "</b>, by ");
		hw_html_time(b, c->due);
	} else {
		hw_buf_c(b,
		    "<b>Overdue.</b> Nobody answered in time, so the "
		    "page is withheld since ");
		hw_html_time(b, c->due);
	}
	hw_buf_c(b, ".</p>\n");
	if (c->state == HW_COMPLAINT_OPEN && view.remaining > 0)
		HTML(b,
		    "<meter min=\"0\" max=\"24\" low=\"6\" optimum=\"24\" "
		    "value=\"",
		    (view.remaining + 3599) / 3600,
		    "\" aria-label=\"Hours left\">", view.remaining / 3600,
		    " h</meter>\n");
}

static void
put_ticket(struct hw_req *q, struct hw_res *r, const struct hw_complaint *c,
    const struct hw_complaints *all)
{
	struct hw_buf *b = &r->b;
	struct hw_frame f = {.title = HW_STR("Complaint")};

	r->noindex = r->form = true;
	hw_frame_top(q, r, &f);
	HTML(b, "<p class=\"kicker\">Complaint ", c->id, " · ",
	    hw_complaint_kind_name(c->kind), "</p>\n<h1 dir=\"auto\">",
	    c->reason, "</h1>\n");
	put_clock(b, c, q->now);
	HTML(b, "<dl class=\"facts\">\n<dt>About</dt><dd>");
	if (hw_link_ok(c->url))
		HTML(b, "<a href=\"", c->url, "\" rel=\"noopener\">", c->url,
		    "</a>");
	else
		HTML(b, c->url);
	if (!c->article)
		hw_buf_c(b,
		    " (no page of this collection was found under this "
		    "address; the operator looks)");
	hw_buf_c(b, "</dd>\n<dt>Opened</dt><dd>");
	hw_html_time(b, c->opened);
	hw_buf_c(b, "</dd>\n");
	if (c->decision.n)
		HTML(b, "<dt>Decision</dt><dd dir=\"auto\">", c->decision,
		    "</dd>\n");
	hw_buf_c(b, "</dl>\n<h2>What happened</h2>\n<ol class=\"log\">\n");
	for (size_t i = 0; i < all->n_audit; i++) {
		hw_buf_c(b, "<li>");
		hw_html_time(b, all->audit[i].at);
		HTML(b, " ", all->audit[i].action, " by ", all->audit[i].actor,
		    "</li>\n");
	}
	hw_buf_c(b,
	    "</ol>\n<p class=\"meta\">Keep this address: it is the only "
	    "way to this ticket. A decision you disagree with is "
	    "looked at again when you open another ticket that names "
	    "this one.</p>\n");
	hw_frame_end(q, r, &f);
}

void
hw_get_ticket(struct hw_req *q, struct hw_res *r)
{
	struct hw_str token = hw_str_from(q->path, 3);
	struct hw_complaints found = {0};
	struct hw_err err = {0};

	if (token.n < 4 || token.n > 64 ||
	    hw_store_complaints(q->st, q->m, 0, token, 0, 1, &found, &err) ||
	    found.n == 0) {
		hw_page_error(q, r, 404,
		    HW_STR("There is no ticket at this address. Check that it "
			   "was copied whole."));
		return;
	}
	put_ticket(q, r, &found.v[0], &found);
}

/* ---- transparency -------------------------------------------------------------------------- */

#define STATES 5
#define KINDS 9

struct tally {
	int64_t n[KINDS][STATES];
	int64_t all, overdue, by_clock, closed;
	int64_t *hours; /* of closed ones, in seconds */
	size_t n_hours;
};

static int
by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

/* Everything there is, in pages of 500, at most 10,000. */
static int
count_all(struct hw_req *q, struct tally *t, struct hw_err *err)
{
	hw_id before = 0;

	t->hours = HW_ARRAY(q->m, int64_t, 10000);
	for (int page = 0; page < 20; page++) {
		struct hw_complaints some;
		int rc = hw_store_complaints(q->st, q->m, 0, (struct hw_str){0},
		    before, 500, &some, err);

		if (rc)
			return rc;
		for (size_t i = 0; i < some.n; i++) {
			const struct hw_complaint *c = &some.v[i];

			t->all++;
			t->n[c->kind < KINDS ? c->kind : 0]
			    [c->state < STATES ? c->state : 0]++;
			t->by_clock += c->by_clock;
			t->overdue += c->state == HW_COMPLAINT_OPEN
			    ? q->now >= c->due
			    : c->closed > c->due;
			if (c->state != HW_COMPLAINT_OPEN)
				t->hours[t->n_hours++] = c->closed - c->opened;
		}
		if (some.n < 500)
			break;
		before = some.v[some.n - 1].id;
	}
	qsort(t->hours, t->n_hours, sizeof(*t->hours), by_size);
	return HW_OK;
}

static void
put_json(struct hw_res *r, const struct tally *t, bool lines)
{
	struct hw_buf *b = &r->b;
	bool some = false;

	r->type = lines ? "application/x-ndjson" : "application/json";
	hw_buf_c(b, lines ? "" : "[");
	for (int k = 0; k < KINDS; k++)
		for (int s = 0; s < STATES; s++) {
			if (!t->n[k][s])
				continue;
			HTML(b, some && !lines ? ",\n" : "", "{\"type\":\"",
			    hw_complaint_kind_name((enum hw_complaint_kind)k),
			    "\",\"state\":\"",
			    hw_complaint_state_name((enum hw_complaint_state)s),
			    "\",\"count\":", t->n[k][s], lines ? "}\n" : "}");
			some = true;
		}
	hw_buf_c(b, lines ? "" : "]\n");
}

static void
put_counts(struct hw_buf *b, const struct tally *t)
{
	hw_buf_c(b,
	    "<div class=\"wide\"><table>\n<thead><tr><th "
	    "scope=\"col\">About</th>");
	for (int s = 0; s < STATES; s++)
		HTML(b, "<th scope=\"col\" class=\"num\">",
		    hw_complaint_state_name((enum hw_complaint_state)s),
		    "</th>");
	hw_buf_c(b, "</tr></thead>\n<tbody>\n");
	for (int k = 0; k < KINDS; k++) {
		HTML(b, "<tr><th scope=\"row\">",
		    hw_complaint_kind_name((enum hw_complaint_kind)k), "</th>");
		for (int s = 0; s < STATES; s++)
			HTML(b, "<td class=\"num\">", t->n[k][s], "</td>");
		hw_buf_c(b, "</tr>\n");
	}
	hw_buf_c(b, "</tbody></table></div>\n");
}

void
hw_get_transparency(struct hw_req *q, struct hw_res *r)
{
	struct hw_frame f = {
	    .title = HW_STR("Complaints"), .here = "/transparency"};
	struct hw_buf *b = &r->b;
	struct tally *t = HW_NEW(q->m, struct tally);
	struct hw_err err = {0};

	if (count_all(q, t, &err)) {
		hw_page_fail(q, r, &err);
		return;
	}
	if (q->form != HW_FORM_HTML) {
		put_json(r, t, q->form == HW_FORM_NDJSON);
		return;
	}
	hw_frame_top(q, r, &f);
	hw_buf_c(b, "<h1>Complaints</h1>\n<p class=\"verdict\"><b>");
	hw_html_count(b, t->all, "complaint", "complaints");
	HTML(b, "</b> so far, ", t->overdue, " answered late or not at all, ",
	    t->by_clock, " withheld by the clock.");
	if (t->n_hours) {
		hw_buf_c(b, " Half were answered within ");
		hw_html_span(b, t->hours[t->n_hours / 2]);
		hw_buf_c(b, ".");
	}
	hw_buf_c(b,
	    "</p>\n<p><a class=\"act\" href=\"/complain\">Complain"
	    "</a></p>\n");
	put_counts(b, t);
	hw_buf_c(b,
	    "<p class=\"meta\">The same as <a "
	    "href=\"/transparency.json\">JSON</a>. No personal data is "
	    "in it.</p>\n");
	hw_frame_end(q, r, &f);
}

/* SPDX-License-Identifier: MIT */
#include "cmd/desk.h"

#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "rights/rights.h"

#define MAIL_TICKETS 20

void
hw_desk_json(struct hw_jw *w, const struct hw_complaint *c)
{
	hw_jw_kint(w, "id", c->id);
	hw_jw_kstr(w, "token", c->token);
	hw_jw_kstr(w, "state", hw_str_c(hw_complaint_state_name(c->state)));
	hw_jw_kstr(w, "kind", hw_str_c(hw_complaint_kind_name(c->kind)));
	if (c->article)
		hw_jw_kint(w, "item", c->article);
	hw_jw_kstr_opt(w, "url", c->url);
	hw_jw_kstr_opt(w, "name", c->name);
	hw_jw_kstr_opt(w, "email", c->email);
	hw_jw_kstr_opt(w, "reason", c->reason);
	hw_jw_kstr_opt(w, "text", c->text);
	hw_jw_kstr_opt(w, "decision", c->decision);
	hw_jw_key(w, "by_clock");
	hw_jw_bool(w, c->by_clock);
	hw_json_time(w, "opened", c->opened);
	hw_json_time(w, "due", c->due);
	hw_json_time(w, "closed", c->closed);
}

void
hw_desk_print(const struct hw_complaint *c)
{
	struct hw_complaint_view v;
	char at[32];

	hw_complaint_look(c, (hw_time)time(NULL), &v);
	printf("%lld\t%s%s\t%s\t", (long long)c->id,
	    hw_complaint_state_name(c->state),
	    c->by_clock     ? " (by the clock)"
		: v.overdue ? " (overdue, hidden)"
			    : "",
	    hw_complaint_kind_name(c->kind));
	if (c->state == HW_COMPLAINT_OPEN && !v.overdue)
		printf("%lld h %lld min left\t",
		    (long long)(v.remaining / 3600),
		    (long long)(v.remaining / 60 % 60));
	else
		printf("%s\t", hw_short_time(c->opened, at));
	if (c->article)
		printf("item %lld\t", (long long)c->article);
	printf("%.*s\t%.*s\n", HW_FMT(c->url), HW_FMT(c->reason));
}

/* ---- Lumen ---------------------------------------------------------------- */

static const char *
lumen_type(enum hw_complaint_kind kind)
{
	switch (kind) {
	case HW_COMPLAINT_COPYRIGHT:
		return "DMCA";
	case HW_COMPLAINT_TRADEMARK:
		return "Trademark";
	case HW_COMPLAINT_DEFAMATION:
		return "Defamation";
	case HW_COMPLAINT_PRIVACY:
		return "DataProtection";
	case HW_COMPLAINT_COURT:
		return "CourtOrder";
	default:
		return "Other";
	}
}

static void
write_lumen(struct hw_jw *w, const struct hw_complaint *c)
{
	hw_jw_obj(w);
	hw_jw_kstr(w, "type", hw_str_c(lumen_type(c->kind)));
	hw_jw_kstr(w, "title", hw_str_c(hw_complaint_kind_name(c->kind)));
	hw_json_time(w, "date_sent", c->opened);
	hw_json_time(w, "date_received", c->opened);
	hw_jw_key(w, "works");
	hw_jw_arr(w);
	hw_jw_obj(w);
	hw_jw_kstr(w, "description", c->reason);
	hw_jw_key(w, "infringing_urls");
	hw_jw_arr(w);
	hw_jw_obj(w);
	hw_jw_kstr(w, "url", c->url);
	hw_jw_end_obj(w);
	hw_jw_end_arr(w);
	hw_jw_end_obj(w);
	hw_jw_end_arr(w);
	hw_jw_kstr(w, "action_taken",
	    hw_str_c(c->state == HW_COMPLAINT_WITHHELD   ? "Yes"
		    : c->state == HW_COMPLAINT_CORRECTED ? "Partial"
		    : c->state == HW_COMPLAINT_OPEN      ? "Unspecified"
							 : "No"));
	hw_jw_end_obj(w);
}

int
hw_desk_export(struct hw_stored *g)
{
	struct hw_complaints list;
	struct hw_buf b;
	struct hw_jw w;
	int rc = hw_store_complaints(
	    g->st, g->m, 0, HW_STR(""), 0, 0, &list, &g->err);

	if (rc)
		return hw_stored_fail(g, rc);
	hw_buf_init(&b, g->m, (size_t)1 << 20);
	for (size_t i = list.n; i > 0; i--) {
		hw_jw_init(&w, &b);
		write_lumen(&w, &list.v[i - 1]);
		hw_print_buf(&b);
	}
	return HW_EXIT_OK;
}

/* ---- mail ----------------------------------------------------------------- */

/* The value of a header field, its folded lines joined as they are. */
static struct hw_str
header(struct hw_str head, struct hw_str name)
{
	struct hw_str line;

	while (hw_str_line(&head, &line))
		if (hw_str_istarts(line, name) && line.n > name.n &&
		    line.p[name.n] == ':')
			return hw_str_trim(hw_str_from(line, name.n + 1));
	return HW_STR("");
}

/* The next http(s) address of a text. */
static bool
next_url(struct hw_str *rest, struct hw_str *url)
{
	size_t at = hw_str_ifind(*rest, HW_STR("http"), 0), end;

	while (at != HW_NPOS) {
		struct hw_str s = hw_str_from(*rest, at);

		if (hw_str_istarts(s, HW_STR("http://")) ||
		    hw_str_istarts(s, HW_STR("https://"))) {
			for (end = 0; end < s.n &&
			     !hw_is_space((unsigned char)s.p[end]) &&
			     !memchr("<>\"'()", s.p[end], 6);
			     end++)
				;
			*url = hw_str_sub(s, 0, end);
			while (
			    url->n && memchr(".,;:!?", url->p[url->n - 1], 6))
				url->n--;
			*rest = hw_str_from(s, end);
			return true;
		}
		at = hw_str_ifind(*rest, HW_STR("http"), at + 4);
	}
	return false;
}

static int
open_one(struct hw_stored *g, struct hw_complaint *c)
{
	int rc = hw_store_complaint_open(
	    g->st, g->m, c, (hw_time)time(NULL), &g->err);

	if (rc == HW_OK)
		printf("%lld\t%.*s\t%.*s\n", (long long)c->id, HW_FMT(c->token),
		    HW_FMT(c->url));
	return rc;
}

int
hw_desk_mail(struct hw_stored *g, struct hw_str message)
{
	size_t gap = hw_str_find(message, HW_STR("\r\n\r\n"), 0);
	struct hw_str head, body, rest, url;
	struct hw_complaint c;
	int n = 0, rc = HW_OK;

	if (gap == HW_NPOS)
		gap = hw_str_find(message, HW_STR("\n\n"), 0);
	head = hw_str_sub(message, 0, gap);
	body = hw_str_trim(hw_str_from(message, gap));
	if (gap == HW_NPOS || !header(head, HW_STR("From")).n)
		return hw_cmd_fail("complaint", HW_EXIT_SOME,
		    "no mail message: a header with From:, an empty line and "
		    "a text are expected on standard input");
	rest = body;
	c = (struct hw_complaint){.email = header(head, HW_STR("From")),
	    .reason = header(head, HW_STR("Subject")),
	    .text = body};
	while (!rc && n < MAIL_TICKETS && next_url(&rest, &url)) {
		hw_id known;

		if (hw_store_find(g->st, 0, HW_STR(""), url, &known, NULL))
			continue;
		c.id = 0;
		c.article = known;
		c.url = url;
		rc = open_one(g, &c);
		n++;
	}
	if (!rc && n == 0) {
		rest = body;
		if (next_url(&rest, &url))
			c.url = url;
		rc = open_one(g, &c);
	}
	return rc ? hw_stored_fail(g, rc) : HW_EXIT_OK;
}

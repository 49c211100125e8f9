/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/desk.h"
#include "cmd/records.h"
#include "rights/rights.h"

const char hw_usage_complaint[] =
    "usage: headwater complaint list [--json]\n"
    "usage: headwater complaint show TICKET [--json]\n"
    "usage: headwater complaint withhold|restore|reject|correct TICKET "
    "--reason TEXT\n"
    "usage: headwater complaint ingest < MAIL\n"
    "usage: headwater complaint export\n\n"
    "The complaints desk.  TICKET is a number or the token of its page.  A "
    "ticket that\n"
    "nobody answers within 24 hours withholds its item by itself.  Works "
    "beside a\n"
    "running headwater serve.\n\n"
    "  --reason TEXT  what the complainant is told; required\n"
    "  --delete       with withhold: delete text, versions and index entries "
    "for good\n"
    "  --actor NAME   who decides (default: operator)\n"
    "  --json         a record a line\n\n" HW_SETTINGS_USAGE;

struct desk {
	struct hw_stored g;
	const char *reason, *actor;
	bool erase;
};

static int
own(void *arg, int argc, char **argv)
{
	struct desk *d = arg;
	const char *v;
	int i = 0;

	if (strcmp(argv[0], "--delete") == 0) {
		d->erase = true;
		return 1;
	}
	v = hw_option("reason", argc, argv, &i);
	if (v) {
		d->reason = v;
		return i + 1;
	}
	v = hw_option("actor", argc, argv, &i);
	if (!v)
		return 0;
	d->actor = v;
	return i + 1;
}

static int
list(struct desk *d)
{
	struct hw_stored *g = &d->g;
	struct hw_complaints all;
	struct hw_buf b;
	struct hw_jw w;
	int rc = hw_store_complaints(
	    g->st, g->m, 0, HW_STR(""), 0, 0, &all, &g->err);

	if (rc)
		return hw_stored_fail(g, rc);
	hw_buf_init(&b, g->m, (size_t)4 << 20);
	for (size_t i = 0; i < all.n; i++) {
		if (!g->json) {
			hw_desk_print(&all.v[i]);
			continue;
		}
		hw_jw_init(&w, &b);
		hw_jw_obj(&w);
		hw_desk_json(&w, &all.v[i]);
		hw_jw_end_obj(&w);
		hw_print_buf(&b);
	}
	return all.n ? HW_EXIT_OK : HW_EXIT_SOME;
}

/* The ticket named on the command line. */
static int
find(struct desk *d, struct hw_complaints *out)
{
	struct hw_stored *g = &d->g;
	int64_t id;
	int rc;

	if (g->rest.n != 2)
		return hw_cmd_usage("complaint", "which ticket?");
	id = hw_stored_number(g->rest.v[1]);
	rc = hw_store_complaints(
	    g->st, g->m, id > 0 ? id : 0, g->rest.v[1], 0, 0, out, &g->err);
	return rc ? hw_stored_fail(g, rc) : HW_EXIT_OK;
}

static void
print_audit(const struct hw_complaints *one)
{
	char at[32];

	for (size_t i = 0; i < one->n_audit; i++)
		printf("  %s  %.*s  %.*s  %.*s\n",
		    hw_short_time(one->audit[i].at, at),
		    HW_FMT(one->audit[i].actor), HW_FMT(one->audit[i].action),
		    HW_FMT(one->audit[i].note));
}

static int
show(struct desk *d)
{
	struct hw_complaints one;
	struct hw_buf b;
	struct hw_jw w;
	int code = find(d, &one);

	if (code)
		return code;
	if (!d->g.json) {
		hw_desk_print(one.v);
		printf("  from %.*s %.*s\n\n%.*s\n\n", HW_FMT(one.v->name),
		    HW_FMT(one.v->email), HW_FMT(one.v->text));
		print_audit(&one);
		return HW_EXIT_OK;
	}
	hw_buf_init(&b, d->g.m, (size_t)4 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_desk_json(&w, one.v);
	hw_jw_key(&w, "audit");
	hw_jw_arr(&w);
	for (size_t i = 0; i < one.n_audit; i++) {
		hw_jw_obj(&w);
		hw_json_time(&w, "at", one.audit[i].at);
		hw_jw_kstr(&w, "actor", one.audit[i].actor);
		hw_jw_kstr(&w, "action", one.audit[i].action);
		hw_jw_kstr_opt(&w, "note", one.audit[i].note);
		hw_jw_end_obj(&w);
	}
	hw_jw_end_arr(&w);
	hw_jw_end_obj(&w);
	hw_print_buf(&b);
	return HW_EXIT_OK;
}

static int
decide(struct desk *d, enum hw_complaint_state to)
{
	struct hw_complaints one;
	int code, rc;

	if (!d->reason || !*d->reason)
		return hw_cmd_usage(
		    "complaint", "--reason TEXT: the complainant is told why");
	code = find(d, &one);
	if (code)
		return code;
	rc = hw_store_complaint_decide(d->g.st, one.v->id, to, d->erase,
	    hw_str_c(d->actor), hw_str_c(d->reason), (hw_time)time(NULL),
	    &d->g.err);
	if (rc)
		return hw_stored_fail(&d->g, rc);
	printf("%lld\t%s\n", (long long)one.v->id, hw_complaint_state_name(to));
	return HW_EXIT_OK;
}

static int
ingest(struct desk *d)
{
	struct hw_str mail;
	int rc = hw_cmd_read(d->g.m, "-", (size_t)16 << 20, &mail, &d->g.err);

	return rc ? hw_stored_fail(&d->g, rc) : hw_desk_mail(&d->g, mail);
}

static const struct verb {
	const char *name;
	int (*run)(struct desk *d);
	enum hw_complaint_state to; /* when run is NULL */
	bool writes;
} verb[] = {
    {"list", list, 0, false},
    {"show", show, 0, false},
    {"export", NULL, HW_COMPLAINT_OPEN, false},
    {"ingest", ingest, 0, true},
    {"withhold", NULL, HW_COMPLAINT_WITHHELD, true},
    {"restore", NULL, HW_COMPLAINT_RESTORED, true},
    {"reject", NULL, HW_COMPLAINT_REJECTED, true},
    {"correct", NULL, HW_COMPLAINT_CORRECTED, true},
};

static int
run(struct desk *d)
{
	struct hw_str name = d->g.rest.n ? d->g.rest.v[0] : HW_STR("");
	const struct verb *v = NULL;
	int code;

	for (size_t i = 0; i < sizeof(verb) / sizeof(*verb); i++)
		if (hw_str_eq(name, hw_str_c(verb[i].name)))
			v = &verb[i];
	if (!v)
		return hw_cmd_usage("complaint",
		    "list, show, withhold, "
		    "restore, reject, correct, ingest or export");
	code = hw_stored_open(
	    &d->g, v->writes ? HW_STORE_WRITE : HW_STORE_READ);
	if (code)
		return code;
	if (v->run)
		return v->run(d);
	return v->writes ? decide(d, v->to) : hw_desk_export(&d->g);
}

int
hw_cmd_complaint(int argc, char **argv)
{
	struct desk d = {.actor = "operator"};
	int code = hw_stored_args(&d.g, "complaint", argc, argv, own, &d);

	if (!code)
		code = run(&d);
	hw_stored_close(&d.g);
	return code;
}

/* SPDX-License-Identifier: MIT
 * Which page is this?  The one table of addresses. */
#include "serve/serve_int.h"

static void
health(struct hw_req *q, struct hw_res *r)
{
	(void)q;
	r->type = "text/plain; charset=utf-8";
	r->noindex = true;
	hw_buf_c(&r->b, "ok\n");
}

static void
ready(struct hw_req *q, struct hw_res *r)
{
	struct hw_err err = {0};
	struct hw_sources some;

	r->type = "text/plain; charset=utf-8";
	r->noindex = true;
	if (!q->st)
		(void)hw_fail(&err, HW_EIO, "%s", q->why);
	else if (hw_store_sources(q->st, q->m, HW_TIME_NONE, (struct hw_str){0},
		     1, &some, &err) == HW_OK &&
	    q->cfg->actions.ready)
		(void)q->cfg->actions.ready(q->cfg->actions.arg, &err);
	if (err.rc || err.msg[0])
		r->status = 503;
	hw_buf_printf(&r->b, "%s\n", r->status == 200 ? "ready" : err.msg);
}

static void
robots(struct hw_req *q, struct hw_res *r)
{
	(void)q;
	r->type = "text/plain; charset=utf-8";
	hw_buf_c(&r->b,
	    "User-agent: *\nDisallow: /a/\nDisallow: /search\n"
	    "Disallow: /complain\nDisallow: /c/\n"
	    "Disallow: /admin/\n");
}

/* A spring that runs together into a river. */
static void
icon(struct hw_req *q, struct hw_res *r)
{
	(void)q;
	r->type = "image/svg+xml";
	hw_buf_c(&r->b,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">"
	    "<rect width=\"32\" height=\"32\" rx=\"7\" fill=\"#1d4f7c\"/>"
	    "<g fill=\"none\" stroke=\"#fff\" stroke-width=\"2.6\" "
	    "stroke-linecap=\"round\"><path d=\"M7 6c0 8 9 7 9 14v6\"/>"
	    "<path d=\"M25 6c0 8-9 7-9 14\"/><path d=\"M16 6v8\"/></g></svg>");
}

/* Needs the store? Takes POST, with which handler? */
struct route {
	const char *path; /* ends in '/': everything below it too */
	void (*get)(struct hw_req *, struct hw_res *);
	void (*post)(struct hw_req *, struct hw_res *);
	enum hw_reads reads;
};

static const struct route routes[] = {
    {"/", hw_get_front, NULL, HW_READS_SHARED},
    {"/index", hw_get_front, NULL, HW_READS_SHARED},
    {"/s/", hw_get_story, NULL, HW_READS_SHARED},
    {"/a/", hw_get_item, NULL, HW_READS_SHARED},
    {"/src", hw_get_sources, NULL, HW_READS_SHARED},
    {"/src/", hw_get_source, NULL, HW_READS_SHARED},
    {"/search", hw_get_search, NULL, HW_READS_STORE},
    {"/complain", hw_get_complain, hw_post_complain, HW_READS_STORE},
    {"/c/", hw_get_ticket, NULL, HW_READS_STORE},
    {"/transparency", hw_get_transparency, NULL, HW_READS_STORE},
    {"/about/method", hw_get_method, NULL, HW_READS_NOTHING},
    {"/welcome", hw_get_welcome, NULL, HW_READS_STORE},
    {"/admin/sources", NULL, hw_post_sources, HW_READS_STORE},
    {"/admin/starter", NULL, hw_post_starter, HW_READS_STORE},
    {"/admin/opml", NULL, hw_post_opml, HW_READS_STORE},
    {"/admin/seek", hw_get_seek, NULL, HW_READS_STORE},
    {"/healthz", health, NULL, HW_READS_NOTHING},
    {"/readyz", ready, NULL, HW_READS_NOTHING},
    {"/robots.txt", robots, NULL, HW_READS_NOTHING},
    {"/favicon.svg", icon, NULL, HW_READS_NOTHING},
    {"/favicon.ico", icon, NULL, HW_READS_NOTHING},
};

static const char *const endings[] = {"", ".atom", ".json", ".ndjson"};

const char *
hw_form_ending(enum hw_form form)
{
	return endings[form];
}

/* Cut ".atom", ".json" or ".ndjson" off the path. */
static void
take_form(struct hw_req *q)
{
	for (int i = HW_FORM_ATOM; i <= HW_FORM_NDJSON; i++)
		if (hw_str_ends(q->path, hw_str_c(endings[i]))) {
			q->form = (enum hw_form)i;
			q->path.n -= hw_str_c(endings[i]).n;
			return;
		}
}

static const struct route *
find(struct hw_str path)
{
	for (size_t i = 0; i < sizeof(routes) / sizeof(*routes); i++) {
		struct hw_str at = hw_str_c(routes[i].path);

		if (hw_str_eq(path, at) ||
		    (at.n > 1 && at.p[at.n - 1] == '/' && path.n > at.n &&
			hw_str_starts(path, at)))
			return &routes[i];
	}
	return NULL;
}

enum hw_reads
hw_route_reads(struct hw_str path)
{
	struct hw_req q = {.path = path};
	const struct route *route;

	take_form(&q);
	route = find(q.path);
	return route ? route->reads : HW_READS_NOTHING;
}

/* A route another room asked for. */
static bool
foreign(struct hw_req *q, struct hw_res *r)
{
	for (size_t i = 0; i < q->cfg->n_routes; i++) {
		const struct hw_serve_route *route = &q->cfg->routes[i];
		struct hw_serve_request req = {q->m, q->method, q->path,
		    q->query, q->body, q->type, q->signature, q->peer};
		struct hw_serve_answer answer = {
		    200, HW_STR("text/plain; charset=utf-8"), &r->b};

		if (!hw_str_starts(q->path, hw_str_c(route->prefix)))
			continue;
		route->handle(route->arg, &req, &answer);
		r->status = answer.status;
		r->type = hw_str_z(q->m, answer.type);
		r->noindex = true;
		return true;
	}
	return false;
}

/* What stands before a form may act. */
static bool
may_post(struct hw_req *q, struct hw_res *r, bool file)
{
	const char *type = file ? "multipart/form-data"
				: "application/x-www-form-urlencoded";

	if (!hw_same_origin(q)) {
		hw_page_error(q, r, 403,
		    HW_STR("This form was sent from another site, so nothing "
			   "was done. Open the form here and send it again."));
		return false;
	}
	if (!hw_str_istarts(q->type, hw_str_c(type))) {
		hw_page_error(q, r, 415,
		    hw_str_printf(q->m, "This form is read as %s only.", type));
		return false;
	}
	return true;
}

void
hw_route(struct hw_req *q, struct hw_res *r)
{
	const struct route *route;

	if (foreign(q, r))
		return;
	if (!q->post)
		take_form(q);
	route = find(q->path);
	if (!route) {
		hw_page_error(
		    q, r, 404, HW_STR("There is no page at this address."));
	} else if (q->post ? !route->post : !route->get) {
		hw_page_error(q, r, 405,
		    q->post ? HW_STR("This page takes no forms.")
			    : HW_STR("This address only takes a form."));
	} else if (route->reads && !q->st) {
		hw_page_error(q, r, 503, hw_str_c(q->why));
	} else if (!q->post) {
		route->get(q, r);
	} else if (may_post(q, r, route->post == hw_post_opml)) {
		route->post(q, r);
	}
}

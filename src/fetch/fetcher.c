/* SPDX-License-Identifier: MIT
 * A fetcher: its settings checked, its parts made and ended. */
#include <event2/event.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/fetch_int.h"

void
hw_fetch_defaults(struct hw_fetch_config *c)
{
	*c = (struct hw_fetch_config){
	    .max_feed = 32u << 20,
	    .max_page = 16u << 20,
	    .max_ratio = 100,
	    .max_redirects = 10,
	    .max_headers = 256,
	    .max_header_bytes = 64u << 10,
	    .total_ms = 25000,
	    .connect_ms = 10000,
	    .min_rate = 200,
	    .min_rate_s = 10,
	    .host_delay_ms = 1000,
	    .host_connections = 1,
	    .connections = 64,
	};
}

/* "Headwater/0.1.0 (+https://example.org/bot)": who asks, and where to
 * complain. */
static struct hw_str
agent_of(struct hw_arena *m, struct hw_str contact)
{
	return contact.n
	    ? hw_str_printf(
		  m, "Headwater/%s (+%.*s)", HW_VERSION, HW_FMT(contact))
	    : hw_str_printf(m, "Headwater/%s (news reader)", HW_VERSION);
}

static int
check_config(const struct hw_fetch_config *c, struct hw_err *err)
{
	if (c->contact.n > 1000)
		return hw_fail(err, HW_EINPUT,
		    "the contact address is longer than 1000 bytes");
	for (size_t i = 0; i < c->contact.n; i++)
		if ((unsigned char)c->contact.p[i] < ' ' ||
		    strchr("()\\\x7f", c->contact.p[i]))
			return hw_fail(err, HW_EINPUT,
			    "the contact address \"%.*s\" has characters a "
			    "user agent cannot carry",
			    HW_FMT(c->contact));
	if (c->total_ms < 1 || c->connect_ms < 1 || c->max_redirects < 0 ||
	    c->host_connections < 1 || c->connections < 1 || c->max_ratio < 1 ||
	    c->max_feed < 1 || c->max_page < 1)
		return hw_fail(err, HW_EINPUT,
		    "a limit of the fetcher is zero or negative");
	return HW_OK;
}

/* Roots: ours, the caller's, or what libcurl was built with. */
static void
find_roots(struct hw_fetcher *f)
{
	const char *file = getenv("SSL_CERT_FILE");
	const char *dir = getenv("SSL_CERT_DIR");

	if (f->c.ca_file.n)
		f->ca_file = hw_str_z(f->m, f->c.ca_file);
	else if (file && file[0])
		f->ca_file = hw_str_z(f->m, hw_str_c(file));
	if (dir && dir[0])
		f->ca_dir = hw_str_z(f->m, hw_str_c(dir));
}

/* libcurl's form is HOST:PORT:ADDRESS:PORT, empty for any. */
static int
set_connect_to(
    struct hw_fetcher *f, const struct hw_strs *list, struct hw_err *err)
{
	struct hw_arena *m = f->m;
	int rc = HW_OK;

	for (size_t i = 0; list && rc == HW_OK && i < list->n; i++) {
		struct hw_str s = list->v[i], host;
		size_t eq = hw_str_chr(s, '=', 0);
		size_t colon = hw_str_rchr(s, ':');

		if (eq == HW_NPOS || eq == 0 || colon == HW_NPOS || colon < eq)
			rc = hw_fail(err, HW_EINPUT,
			    "connect_to: \"%.*s\" is not HOST=ADDRESS:PORT",
			    HW_FMT(s));
		host = hw_str_sub(s, 0, eq);
		if (hw_str_eq(host, HW_STR("*")))
			host.n = 0;
		s = hw_str_from(s, eq + 1);
		f->connect_to = curl_slist_append(f->connect_to,
		    hw_str_z(m,
			hw_str_cat(m, hw_str_cat(m, host, HW_STR("::")), s)));
	}
	return rc;
}

int
hw_fetcher_new(const struct hw_fetch_config *c, struct event_base *base,
    struct hw_fetcher **out, struct hw_err *err)
{
	struct hw_fetcher *f;
	int rc = check_config(c, err);

	*out = NULL;
	if (rc != HW_OK)
		return rc;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK ||
	    sodium_init() < 0)
		return hw_fail(err, HW_EIO, "a library did not start");
	f = calloc(1, sizeof(*f));
	HW_ASSERT(f);
	f->c = *c;
	f->m = hw_arena_new();
	f->allow = HW_ARRAY(f->m, struct hw_net, c->n_allow + 1);
	if (c->n_allow)
		memcpy(f->allow, c->allow, c->n_allow * sizeof(*f->allow));
	f->c.allow = f->allow;
	f->agent = agent_of(f->m, c->contact);
	for (int kind = 0; kind <= HW_FETCH_HUB; kind++)
		f->lines[kind] = hop_lines(f, (enum hw_fetch_kind)kind);
	find_roots(f);
	f->hosts = hw_hosts_new();
	rc = set_connect_to(f, c->connect_to, err);
	if (rc == HW_OK && loop_init(f, base) != HW_OK)
		rc = hw_fail(err, HW_EIO, "no event loop");
	if (rc != HW_OK) {
		hw_fetcher_free(f);
		return rc;
	}
	*out = f;
	return HW_OK;
}

void
hw_fetcher_free(struct hw_fetcher *f)
{
	if (!f)
		return;
	f->stopping = true;
	while (f->jobs) {
		struct job *job = f->jobs;

		if (job->res.rc == HW_OK) {
			job->res.rc = HW_EIO;
			memcpy(job->res.reason, "stopped", 8);
		}
		job_end(job);
	}
	hw_hosts_free(f->hosts, loop_free_timer);
	while (f->n_spare)
		curl_easy_cleanup(f->spare[--f->n_spare]);
	loop_free(f);
	curl_slist_free_all(f->connect_to);
	free(f->ready);
	hw_arena_free(f->m);
	free(f);
}

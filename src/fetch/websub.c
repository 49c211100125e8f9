/* SPDX-License-Identifier: MIT */
#include "fetch/websub.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "url/url.h"

#define HOUR 3600
#define DAY 86400
#define LEASE_MIN HOUR
#define LEASE_MAX (30 * DAY)
#define LEASE_USUAL (10 * DAY)

void
hw_websub_found(struct hw_arena *m, struct hw_poll *p,
    const struct hw_fetch_result *res, const struct hw_feed *feed)
{
	struct hw_str hub = res->hub, topic = res->self;

	if (feed && hub.n == 0) {
		hub = feed->hub;
		topic = feed->self;
	}
	if (hub.n && topic.n == 0)
		topic = res->final_url;
	if (!hw_url_is_http(hub) || !hw_url_is_http(topic))
		hub = topic = (struct hw_str){0};
	if (hw_str_eq(hub, p->hub) && hw_str_eq(topic, p->topic))
		return;
	p->hub = hw_str_dup(m, hub);
	p->topic = hw_str_dup(m, topic);
	p->hub_until = p->hub_asked = HW_TIME_NONE;
}

bool
hw_websub_due(const struct hw_poll *p, hw_time now)
{
	if (p->hub.n == 0)
		return false;
	if (p->hub_asked != HW_TIME_NONE && now - p->hub_asked < DAY / 2)
		return false;
	return p->hub_until == HW_TIME_NONE ||
	    p->hub_until - now < p->hub_lease / 10 + HOUR;
}

static struct hw_str
random_hex(struct hw_arena *m, size_t bytes)
{
	unsigned char raw[32];
	char hex[65];

	HW_ASSERT(bytes <= sizeof(raw));
	randombytes_buf(raw, bytes);
	sodium_bin2hex(hex, sizeof(hex), raw, bytes);
	return hw_str_dup(m, hw_str_c(hex));
}

/* name=value of a form, the value escaped */
static void
put_field(struct hw_buf *b, const char *name, struct hw_str value)
{
	if (b->n)
		hw_buf_byte(b, '&');
	hw_buf_printf(b, "%s=", name);
	for (size_t i = 0; i < value.n; i++) {
		unsigned char c = (unsigned char)value.p[i];

		if (hw_is_alnum(c) || strchr("-._~", c))
			hw_buf_byte(b, (char)c);
		else
			hw_buf_printf(b, "%%%02X", c);
	}
}

void
hw_websub_ask(struct hw_arena *m, struct hw_poll *p, struct hw_str callback,
    bool subscribe, hw_time now, struct hw_fetch_request *req)
{
	struct hw_buf b;

	if (p->hub_token.n == 0) {
		p->hub_token = random_hex(m, 16);
		p->hub_secret = random_hex(m, 32);
	}
	p->hub_asked = now;
	p->hub_leaving = !subscribe;
	hw_buf_init(&b, m, 32 << 10);
	put_field(&b, "hub.callback", hw_str_cat(m, callback, p->hub_token));
	put_field(&b, "hub.mode",
	    subscribe ? HW_STR("subscribe") : HW_STR("unsubscribe"));
	put_field(&b, "hub.topic", p->topic);
	if (subscribe) {
		put_field(&b, "hub.secret", p->hub_secret);
		put_field(&b, "hub.lease_seconds",
		    hw_str_printf(m, "%d", LEASE_USUAL));
	}
	*req = (struct hw_fetch_request){
	    .url = p->hub,
	    .kind = HW_FETCH_HUB,
	    .form = hw_buf_str(&b),
	};
}

/* A field of a query string, decoded; false when it is not there. */
static bool
get_field(struct hw_arena *m, struct hw_str query, const char *name,
    struct hw_str *out)
{
	struct hw_str pair;

	while (hw_str_split(&query, '&', &pair)) {
		size_t eq = hw_str_chr(pair, '=', 0);
		struct hw_str v;
		char *z;

		if (eq == HW_NPOS ||
		    !hw_str_eq(hw_url_unescape(m, hw_str_sub(pair, 0, eq)),
			hw_str_c(name)))
			continue;
		v = hw_str_from(pair, eq + 1);
		z = hw_str_z(m, v);
		for (size_t i = 0; i < v.n; i++)
			if (z[i] == '+')
				z[i] = ' ';
		*out = hw_url_unescape(m, (struct hw_str){z, v.n});
		return true;
	}
	return false;
}

static int64_t
read_lease(struct hw_arena *m, struct hw_str query)
{
	struct hw_str v;
	uint64_t s;

	if (!get_field(m, query, "hub.lease_seconds", &v) || !hw_str_u64(v, &s))
		return LEASE_USUAL;
	return s < LEASE_MIN ? LEASE_MIN
	    : s > LEASE_MAX  ? LEASE_MAX
			     : (int64_t)s;
}

bool
hw_websub_verify(struct hw_arena *m, struct hw_poll *p, struct hw_str query,
    hw_time now, struct hw_str *challenge)
{
	struct hw_str mode, topic;

	*challenge = (struct hw_str){0};
	if (query.n > 16384 || p->topic.n == 0 ||
	    !get_field(m, query, "hub.mode", &mode) ||
	    !get_field(m, query, "hub.topic", &topic) ||
	    !hw_str_eq(topic, p->topic))
		return false;
	if (hw_str_eq(mode, HW_STR("denied"))) {
		p->hub_until = HW_TIME_NONE;
		return false;
	}
	if (p->hub_asked == HW_TIME_NONE ||
	    !hw_str_eq(mode,
		p->hub_leaving ? HW_STR("unsubscribe") : HW_STR("subscribe")) ||
	    !get_field(m, query, "hub.challenge", challenge) ||
	    challenge->n == 0)
		return false;
	if (p->hub_leaving) {
		p->hub_until = HW_TIME_NONE;
		return true;
	}
	p->hub_lease = read_lease(m, query);
	p->hub_until = now + p->hub_lease;
	return true;
}

bool
hw_websub_accept(const struct hw_poll *p, struct hw_str signature,
    struct hw_str body, hw_time now)
{
	static const char *const known[] = {
	    "sha1", "sha256", "sha384", "sha512"};
	unsigned char want[EVP_MAX_MD_SIZE], got[EVP_MAX_MD_SIZE];
	size_t eq = hw_str_chr(signature, '=', 0), n_got;
	struct hw_str name = hw_str_sub(signature, 0, eq), hex;
	const EVP_MD *md = NULL;
	unsigned n = 0;

	if (eq == HW_NPOS || p->hub_secret.n == 0 ||
	    p->hub_until == HW_TIME_NONE || p->hub_until < now)
		return false;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (hw_str_ieq(name, hw_str_c(known[i])))
			md = EVP_get_digestbyname(known[i]);
	hex = hw_str_trim(hw_str_from(signature, eq + 1));
	if (!md ||
	    sodium_hex2bin(
		got, sizeof(got), hex.p, hex.n, NULL, &n_got, NULL) != 0 ||
	    !HMAC(md, p->hub_secret.p, (int)p->hub_secret.n,
		(const unsigned char *)body.p, body.n, want, &n))
		return false;
	return n_got == n && sodium_memcmp(got, want, n) == 0;
}

void
hw_websub_publish(struct hw_arena *m, struct hw_str hub,
    const struct hw_str *topic, size_t n, struct hw_fetch_request *req)
{
	struct hw_buf b;

	hw_buf_init(&b, m, 1 << 20);
	put_field(&b, "hub.mode", HW_STR("publish"));
	/* both names: hubs of PubSubHubbub's days read the first */
	for (size_t i = 0; i < n; i++) {
		put_field(&b, "hub.url", topic[i]);
		put_field(&b, "hub.topic", topic[i]);
	}
	*req = (struct hw_fetch_request){
	    .url = hub,
	    .kind = HW_FETCH_HUB,
	    .form = hw_buf_str(&b),
	};
}

/* SPDX-License-Identifier: MIT
 * The canonical form of an address: what tells whether two links lead to the
 * same page.  Tracking parameters are a list of our own, by the senders'
 * public documentation; a name goes on it only when no site is known to use
 * it for content. */
#include "url/url_int.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

/* Sorted; a name that ends in '*' is a prefix. */
static const char *const trackers[] = {
    "_bta_c",
    "_bta_tid",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_ke",
    "_kx",
    "_openstat",
    "action_object_map",
    "action_ref_map",
    "action_type_map",
    "at_campaign",
    "at_custom*",
    "at_link*",
    "at_medium",
    "at_ptr_name",
    "cmpid",
    "cvid",
    "dclid",
    "dm_i",
    "ef_id",
    "epik",
    "fb_action_ids",
    "fb_action_types",
    "fb_ref",
    "fb_source",
    "fbclid",
    "ftag",
    "gad_*",
    "gbraid",
    "gclid",
    "gclsrc",
    "gs_l",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "hmb_campaign",
    "hmb_medium",
    "hmb_source",
    "hsctatracking",
    "icid",
    "igsh",
    "igshid",
    "itm_*",
    "ito",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mibextid",
    "mkcid",
    "mkevt",
    "mkrid",
    "mkt_tok",
    "ml_subscriber",
    "ml_subscriber_hash",
    "msclkid",
    "mtm_*",
    "ncid",
    "ns_*",
    "ocid",
    "oly_anon_id",
    "oly_enc_id",
    "pk_campaign",
    "pk_content",
    "pk_keyword",
    "pk_kwd",
    "pk_medium",
    "pk_source",
    "piwik_*",
    "rb_clickid",
    "recruiter",
    "ref_src",
    "ref_url",
    "s_cid",
    "s_kwcid",
    "sc_campaign",
    "sc_channel",
    "sc_content",
    "sc_country",
    "sc_medium",
    "smid",
    "smtyp",
    "soc_src",
    "soc_trk",
    "spref",
    "sr_share",
    "srsltid",
    "taid",
    "trk_*",
    "ttclid",
    "twclid",
    "utm_*",
    "vero_conv",
    "vero_id",
    "wbraid",
    "wickedid",
    "wt.mc_id",
    "wt_mc",
    "wt_zmc",
    "xtor",
    "yclid",
    "ysclid",
};

static bool
is_tracker(struct hw_str name)
{
	for (size_t i = 0; i < sizeof trackers / sizeof *trackers; i++) {
		struct hw_str t = hw_str_c(trackers[i]);
		bool prefix = t.p[t.n - 1] == '*';

		if (prefix)
			t.n--;
		if (prefix ? hw_str_istarts(name, t) : hw_str_ieq(name, t))
			return true;
	}
	return false;
}

static bool
is_unreserved(int c)
{
	return hw_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/* Append with escapes in one form: those of unreserved characters undone,
 * the others in upper case, bytes that may not stand there escaped. */
static void
put_escaped(struct hw_buf *b, struct hw_str s)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool esc = c <= ' ' || c >= 0x7f || strchr("\"<>`\\^{|}", c);

		if (c == '%' && i + 2 < s.n && hw_hex(s.p[i + 1]) >= 0 &&
		    hw_hex(s.p[i + 2]) >= 0) {
			c = (unsigned char)(hw_hex(s.p[i + 1]) * 16 +
			    hw_hex(s.p[i + 2]));
			esc = !is_unreserved(c);
			i += 2;
		} else if (c == '%') {
			esc = true; /* else it could join what follows */
		}
		if (esc) {
			hw_buf_byte(b, '%');
			hw_buf_byte(b, hex[c >> 4]);
			hw_buf_byte(b, hex[c & 15]);
		} else {
			hw_buf_byte(b, (char)c);
		}
	}
}

static void
put_query(struct hw_buf *b, struct hw_str q)
{
	struct hw_str pair;
	char sep = '?';

	while (hw_str_split(&q, '&', &pair)) {
		size_t eq = hw_str_chr(pair, '=', 0);

		if (pair.n == 0 ||
		    is_tracker(
			hw_str_sub(pair, 0, eq == HW_NPOS ? pair.n : eq)))
			continue;
		hw_buf_byte(b, sep);
		sep = '&';
		put_escaped(b, pair);
	}
}

static bool
default_port(struct hw_str scheme, struct hw_str port)
{
	uint64_t p;

	if (!hw_str_u64(port, &p))
		return true;
	return p == (hw_str_eq(scheme, HW_STR("https")) ? 443 : 80);
}

/* "scheme://host:port/path" in b; false when url is no http(s) address. */
static bool
put_front(struct hw_arena *m, struct hw_buf *b, struct hw_str url,
    struct hw_url *u, bool user)
{
	struct hw_buf path;
	struct hw_str host, scheme, abs;

	if (hw_url_resolve(m, HW_STR(""), url, &abs, NULL))
		return false;
	hw_url_split(abs, u);
	scheme = hw_str_lower(m, u->scheme);
	if (!hw_str_eq(scheme, HW_STR("http")) &&
	    !hw_str_eq(scheme, HW_STR("https")))
		return false;
	host = hw_url_host_ascii(m, u->host);
	if (host.n == 0)
		return false;
	hw_buf_put(b, scheme);
	hw_buf_c(b, "://");
	if (user && u->user.n > 0) {
		put_escaped(b, u->user);
		hw_buf_byte(b, '@');
	}
	hw_buf_put(b, host);
	if (!default_port(scheme, u->port)) {
		hw_buf_byte(b, ':');
		hw_buf_put(b, u->port);
	}
	hw_buf_init(&path, m, 4 * HW_URL_MAX);
	put_escaped(&path, u->path);
	if (path.n == 0)
		hw_buf_byte(b, '/');
	hw_url_undot(m, b, hw_buf_str(&path));
	return true;
}

struct hw_str
hw_url_canon(struct hw_arena *m, struct hw_str url)
{
	struct hw_buf b;
	struct hw_url u;

	hw_buf_init(&b, m, 16 * HW_URL_MAX);
	if (!put_front(m, &b, url, &u, false))
		return url;
	put_query(&b, u.query);
	return b.rc ? url : hw_buf_str(&b);
}

struct hw_str
hw_url_wire(struct hw_arena *m, struct hw_str url)
{
	struct hw_buf b;
	struct hw_url u;

	hw_buf_init(&b, m, 16 * HW_URL_MAX);
	if (!put_front(m, &b, url, &u, true))
		return HW_STR("");
	if (u.has_query) {
		hw_buf_byte(&b, '?');
		put_escaped(&b, u.query);
	}
	return b.rc ? HW_STR("") : hw_buf_str(&b);
}

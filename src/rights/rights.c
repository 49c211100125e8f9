/* SPDX-License-Identifier: MIT
 * Merging what publishers say about use into one record. */
#include "rights/rights.h"

void
hw_rights_init(struct hw_rights *r)
{
	*r = (struct hw_rights){.max_snippet = -1};
}

static void
clip_snippet(struct hw_rights *r, int max)
{
	if (max >= 0 && (r->max_snippet < 0 || max < r->max_snippet))
		r->max_snippet = max;
}

/* "50", "-1" (no limit) or nonsense (ignored). */
static void
read_snippet(struct hw_rights *r, struct hw_str value)
{
	uint64_t n;

	if (hw_str_u64(hw_str_trim(value), &n))
		clip_snippet(r, n > 1000000 ? 1000000 : (int)n);
}

static void
robots_rule(struct hw_rights *r, struct hw_str rule)
{
	size_t colon = hw_str_chr(rule, ':', 0);
	struct hw_str name = hw_str_trim(hw_str_sub(rule, 0, colon));

	if (hw_str_ieq(name, HW_STR("max-snippet")) && colon != HW_NPOS)
		read_snippet(r, hw_str_from(rule, colon + 1));
	else if (hw_str_ieq(name, HW_STR("noindex")) ||
	    hw_str_ieq(name, HW_STR("none")))
		r->noindex = true;
	else if (hw_str_ieq(name, HW_STR("nosnippet")))
		r->nosnippet = true;
	else if (hw_str_ieq(name, HW_STR("noarchive")) ||
	    hw_str_ieq(name, HW_STR("nocache")))
		r->noarchive = true;
	else if (hw_str_ieq(name, HW_STR("noai")) ||
	    hw_str_ieq(name, HW_STR("noimageai")))
		r->tdm_reserved = true;
}

/* Rules whose own value follows a colon, so that it is no agent's name. */
static bool
takes_value(struct hw_str name)
{
	static const struct hw_str rule[] = {HW_STR_INIT("max-snippet"),
	    HW_STR_INIT("max-image-preview"), HW_STR_INIT("max-video-preview"),
	    HW_STR_INIT("unavailable_after")};

	for (size_t i = 0; i < sizeof(rule) / sizeof(*rule); i++)
		if (hw_str_ieq(name, rule[i]))
			return true;
	return false;
}

/* "agent: rule, rule": a prefix holds until the next one. */
void
hw_rights_robots(struct hw_rights *r, struct hw_str value, struct hw_str agent)
{
	struct hw_str part;
	bool ours = true;

	while (hw_str_split(&value, ',', &part)) {
		size_t colon = hw_str_chr(part, ':', 0);

		if (colon != HW_NPOS) {
			struct hw_str name = hw_str_trim(
			    hw_str_sub(part, 0, colon));

			if (!takes_value(name)) {
				ours = hw_str_ieq(name, agent) ||
				    hw_str_eq(name, HW_STR("*"));
				part = hw_str_from(part, colon + 1);
			}
		}
		if (ours)
			robots_rule(r, hw_str_trim(part));
	}
}

void
hw_rights_tdm(
    struct hw_rights *r, struct hw_str reservation, struct hw_str policy)
{
	if (hw_str_eq(hw_str_trim(reservation), HW_STR("1")))
		r->tdm_reserved = true;
	if (r->tdm_policy.n == 0)
		r->tdm_policy = hw_str_trim(policy);
}

static void
usage_rule(struct hw_rights *r, struct hw_str name, struct hw_str value)
{
	static const struct hw_str machine[] = {HW_STR_INIT("train-ai"),
	    HW_STR_INIT("ai-train"), HW_STR_INIT("tdm"), HW_STR_INIT("bots"),
	    HW_STR_INIT("all"), HW_STR_INIT("ai-input")};

	if (!hw_str_ieq(value, HW_STR("n")) && !hw_str_ieq(value, HW_STR("no")))
		return;
	for (size_t i = 0; i < sizeof(machine) / sizeof(*machine); i++)
		if (hw_str_ieq(name, machine[i]))
			r->tdm_reserved = true;
	if (hw_str_ieq(name, HW_STR("search")))
		r->noindex = true;
}

void
hw_rights_usage(struct hw_rights *r, struct hw_str value)
{
	struct hw_str part;

	while (hw_str_split(&value, ',', &part)) {
		size_t eq = hw_str_chr(part, '=', 0);

		if (eq == HW_NPOS)
			continue;
		usage_rule(r, hw_str_trim(hw_str_sub(part, 0, eq)),
		    hw_str_trim(hw_str_from(part, eq + 1)));
	}
}

void
hw_rights_licence(struct hw_rights *r, struct hw_str url)
{
	if (r->licence.n == 0)
		r->licence = hw_str_trim(url);
}

void
hw_rights_merge(struct hw_rights *r, const struct hw_rights *more)
{
	if (r->holder.n == 0)
		r->holder = more->holder;
	if (r->notice.n == 0)
		r->notice = more->notice;
	if (r->licence.n == 0)
		r->licence = more->licence;
	if (r->tdm_policy.n == 0)
		r->tdm_policy = more->tdm_policy;
	r->noindex |= more->noindex;
	r->nosnippet |= more->nosnippet;
	r->noarchive |= more->noarchive;
	r->tdm_reserved |= more->tdm_reserved;
	clip_snippet(r, more->max_snippet);
}

bool
hw_rights_open(struct hw_str licence)
{
	/* Host and path start; compared after the scheme and "www.". */
	static const struct hw_str open[] = {
	    HW_STR_INIT("creativecommons.org/licenses/by"),
	    HW_STR_INIT("creativecommons.org/publicdomain/"),
	    HW_STR_INIT("nationalarchives.gov.uk/doc/open-government-licence"),
	    HW_STR_INIT("gnu.org/licenses/fdl"),
	    HW_STR_INIT("gnu.org/copyleft/fdl")};

	licence = hw_str_trim(licence);
	if (hw_str_istarts(licence, HW_STR("https://")))
		licence = hw_str_from(licence, 8);
	else if (hw_str_istarts(licence, HW_STR("http://")))
		licence = hw_str_from(licence, 7);
	else
		return false;
	if (hw_str_istarts(licence, HW_STR("www.")))
		licence = hw_str_from(licence, 4);
	for (size_t i = 0; i < sizeof(open) / sizeof(*open); i++)
		if (hw_str_istarts(licence, open[i]))
			return true;
	return false;
}

void
hw_rights_show(const struct hw_rights *r, enum hw_rights_owner owner,
    struct hw_showing *out)
{
	bool open = hw_rights_open(r->licence);

	*out = (struct hw_showing){.listed = true,
	    .keep_text = true,
	    .analysis = true,
	    .excerpt = HW_RIGHTS_EXCERPT,
	    .why = "headline, extract and link"};
	if (r->max_snippet >= 0 && r->max_snippet < out->excerpt) {
		out->excerpt = r->max_snippet;
		out->why = "the publisher limits the extract (max-snippet)";
	}
	if (r->noarchive) {
		out->keep_text = false;
		out->why = "the publisher asks for no archive copy (noarchive)";
	}
	if (open && !r->nosnippet && !r->noarchive && r->max_snippet < 0) {
		out->full = true;
		out->why = "the licence allows the full text";
	}
	if (r->nosnippet || out->excerpt == 0) {
		out->excerpt = 0;
		out->why = "the publisher allows no extract (nosnippet)";
	}
	if (r->tdm_reserved && !open) {
		out->excerpt = 0;
		out->analysis = false;
		out->why = "the publisher reserves text and data mining";
	}
	if (r->noindex) {
		out->listed = false;
		out->why = "the publisher asks not to be listed (noindex)";
	}
	if (owner == HW_RIGHTS_OWNER_LINK) {
		out->full = false;
		out->excerpt = 0;
		out->why = "the owner of this site shows the link only";
	} else if (owner == HW_RIGHTS_OWNER_FULL) {
		*out = (struct hw_showing){true, true, true, true,
		    HW_RIGHTS_EXCERPT, "the owner of this site has permission"};
	}
}

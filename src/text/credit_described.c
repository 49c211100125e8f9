/* SPDX-License-Identifier: MIT
 * Media that are described, not named: "state media", "the newspaper". */
#include "base/arena.h"
#include "text/credit_int.h"
#include "text/nation.h"
#include "text/outlet.h"

static bool
has_word(struct hw_str folded, const char *const *words)
{
	for (; *words; words++) {
		struct hw_str w = hw_str_c(*words);
		size_t at = hw_str_find(folded, w, 0);

		while (at != HW_NPOS) {
			size_t end = at + w.n;

			if ((at == 0 ||
				!hw_is_alpha(
				    (unsigned char)folded.p[at - 1])) &&
			    (end == folded.n ||
				!hw_is_alpha((unsigned char)folded.p[end])))
				return true;
			at = hw_str_find(folded, w, end);
		}
	}
	return false;
}

/* "the news agency", "state media": a description that stands for the agency
 * the page has named, if it has. */
bool
hw_credit_describes(struct hw_str folded)
{
	static const char *const words[] = {"media", "agency", "broadcaster",
	    "newspaper", "news service", "agentur", "nachrichtenagentur",
	    "medien", "staatsmedien", "agence", "medias", "agencia", "medios",
	    "agenzia", "midia", "агентство", "агентства", "сми", "tv",
	    "television", "staatsfernsehen", "televisione", "телевидение",
	    "телевидению", "paper", NULL};

	return has_word(folded, words);
}

/* Of a state: its word, or only a nation's adjective before "media". */
static bool
is_official(struct hw_str folded)
{
	static const char *const words[] = {"state", "official", "media",
	    "staatlich", "staatliche", "staatlichen", "staatsmedien", "medios",
	    "medias", "oficiales", "государственное", "государственные", "сми",
	    NULL};

	return has_word(folded, words);
}

/* The state's agency that the page names, of the nation if one is said:
 * "Iranian state media" is not TASS. */
static struct hw_str
state_of(const struct hw_credit_scan *c, struct hw_str folded)
{
	struct hw_str nation = hw_text_nation(folded);

	for (size_t i = 0; nation.n && i < c->media.n; i++) {
		const struct hw_outlet *o = c->media.v[i].row;

		if (o && o->flags & HW_OUTLET_STATE &&
		    hw_str_eq(o->country, nation))
			return o->name;
	}
	return nation.n ? (struct hw_str){0} : c->state;
}

/* "The newspaper" is the last that was named, and no agency. */
static struct hw_str
last_paper(const struct hw_credit_scan *c)
{
	struct hw_str found = {0};

	for (size_t i = 0; i < c->a->n_names; i++) {
		const struct hw_name *n = &c->a->names[i];
		const struct hw_outlet *o;

		if (n->span.start >= c->sentence.start)
			break;
		o = hw_outlet_find(c->m, n->canonical);
		if (o ? !(o->flags & (HW_OUTLET_AGENCY | HW_OUTLET_WEAK))
		      : hw_outlet_like(c->m, n->canonical))
			found = n->canonical;
	}
	return found;
}

struct hw_str
hw_credit_media(const struct hw_credit_scan *c, struct hw_str text)
{
	static const char *const screens[] = {"tv", "television",
	    "staatsfernsehen", "televisione", "телевидение", "телевидению",
	    NULL};
	static const char *const papers[] = {"newspaper", "paper", NULL};
	struct hw_str folded = hw_text_fold(c->m, text), meant;

	if (!hw_credit_describes(folded))
		return (struct hw_str){0};
	if (has_word(folded, screens))
		return is_official(folded) ? text : (struct hw_str){0};
	if (is_official(folded)) {
		meant = state_of(c, folded);
		return meant.n ? meant : text;
	}
	meant = has_word(folded, papers) ? last_paper(c) : c->agency;
	return meant.n ? meant : text;
}

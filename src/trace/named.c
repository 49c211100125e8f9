/* SPDX-License-Identifier: MIT
 * Is this page's outlet the one a credit names?  Pages call an outlet by its
 * name, by its short name, by its domain, or spell its name in the letters of
 * their own language. */
#include "text/han.h"
#include "text/outlet.h"
#include "text/token.h"
#include "trace/roots.h"
#include "url/url.h"

enum {
	PART_LEAST = 4,  /* letters of a name found inside another */
	LABEL_LEAST = 6, /* letters of a name found as a domain */
	CODE_LEAST = 3,  /* letters of a short name */
	CODE_MOST = 8,   /* ... so that positions fit a mask */
	CODE_WORDS = 8,  /* words it may stand for */
	LABEL_MOST = 64,
};

/* "MERA" of "Meridian Agency": beginnings of all its words, in order. */
static bool
is_code_of(struct hw_str code, struct hw_str name)
{
	unsigned at = 1; /* bit i: i letters of the code are accounted for */
	struct hw_str word;
	int words = 0;

	if (code.n < CODE_LEAST || code.n > CODE_MOST)
		return false;
	for (; hw_str_word(&name, &word); words++) {
		unsigned next = 0;

		if (words == CODE_WORDS)
			return false;
		for (size_t i = 0; i < code.n; i++)
			for (size_t k = 0; at >> i & 1 && i + k < code.n &&
			     k < word.n && code.p[i + k] == word.p[k];
			     k++)
				next |= 1u << (i + k + 1);
		at = next;
	}
	return words > 1 && (at >> code.n & 1);
}

/* "Kirihama Shimpo" at kirihama-shimpo.example */
static bool
is_label_of(struct hw_arena *m, struct hw_str folded, struct hw_str host)
{
	struct hw_str domain;
	char label[LABEL_MOST];
	size_t n = 0, k = 0, end;

	for (size_t i = 0; i < folded.n && n < LABEL_MOST; i++)
		if (hw_is_alnum((unsigned char)folded.p[i]))
			label[n++] = folded.p[i];
	/* Most are refused before the public suffixes are asked. */
	if (n < LABEL_LEAST ||
	    hw_str_ifind(host, (struct hw_str){label, 3}, 0) == HW_NPOS)
		return false;
	domain = hw_url_domain_of(m, host);
	end = hw_str_chr(domain, '.', 0);
	if (end == HW_NPOS)
		return false;
	for (size_t i = 0; i < end; i++)
		if (domain.p[i] != '-' && (k == n || domain.p[i] != label[k++]))
			return false;
	return k == n;
}

/* "TR" of "The Tolliver Register" */
static bool
has_initials(struct hw_str code, struct hw_str site)
{
	struct hw_str word;
	size_t n = 0;

	if (hw_str_istarts(site, HW_STR("the ")))
		site = hw_str_from(site, 4);
	for (; hw_str_word(&site, &word); n++)
		if (n >= code.n || code.p[n] != word.p[0])
			return false;
	return n >= 2 && n == code.n;
}

static bool
fits(struct hw_arena *m, struct hw_str folded, struct hw_str site)
{
	struct hw_str name = hw_text_han(m, hw_text_fold(m, site));

	if (hw_str_starts(name, HW_STR("the ")))
		name = hw_str_from(name, 4);
	return hw_str_eq(folded, name) || is_code_of(folded, name) ||
	    (folded.n >= PART_LEAST && hw_str_find(name, folded, 0) != HW_NPOS);
}

bool
hw_trace_named(
    struct hw_arena *m, struct hw_str who, const struct hw_article *a)
{
	struct hw_str folded = hw_text_han(
	    m, hw_text_fold(m, hw_str_trim(who)));
	const struct hw_outlet *o;

	if (folded.n < 2)
		return false;
	if (hw_str_starts(folded, HW_STR("the ")))
		folded = hw_str_from(folded, 4);
	o = hw_outlet_find(m, who);
	if (fits(m, folded, a->site) || (!o && has_initials(who, a->site)) ||
	    hw_str_eq(folded, a->host) || hw_str_ieq(who, a->credit) ||
	    is_label_of(m, folded, a->host))
		return true;
	return o && hw_outlet_has_host(o, a->host);
}

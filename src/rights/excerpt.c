/* SPDX-License-Identifier: MIT
 * Cutting an extract: between words, else between grapheme clusters. */
#include "rights/rights.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define LOOK_BACK 32 /* characters given up to end at a word */

/* Byte offset after at most n code points. */
static size_t
after_chars(struct hw_str s, int n)
{
	size_t at = 0;

	while (n-- > 0 && at < s.n)
		hw_utf8_next(s, &at);
	return at;
}

/* The last word end at or before at, not more than LOOK_BACK characters back;
 * 0 when there is none: the script writes no spaces, or one huge word. */
static size_t
word_end(struct hw_str s, size_t at)
{
	size_t p = at;

	if (at < s.n && hw_is_space((unsigned char)s.p[at]))
		return at;
	for (int i = 0; i < LOOK_BACK && p > 0; i++) {
		hw_utf8_prev(s, &p);
		if (hw_is_space((unsigned char)s.p[p]))
			return p;
	}
	return 0;
}

/* The last grapheme cluster boundary at or before at. */
static size_t
cluster_end(struct hw_str s, size_t at)
{
	UErrorCode rc = U_ZERO_ERROR;
	UText *text = utext_openUTF8(NULL, s.p, (int64_t)s.n, &rc);
	UBreakIterator *it = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &rc);
	int32_t p = (int32_t)at;

	ubrk_setUText(it, text, &rc);
	if (U_SUCCESS(rc) && !ubrk_isBoundary(it, p)) {
		p = ubrk_preceding(it, p);
		if (p == UBRK_DONE)
			p = 0;
	}
	ubrk_close(it);
	utext_close(text);
	return U_SUCCESS(rc) ? (size_t)p : at;
}

/* Without the separators that a cut leaves at the end. */
static struct hw_str
trim_end(struct hw_str s)
{
	while (s.n > 0 &&
	    (hw_is_space((unsigned char)s.p[s.n - 1]) ||
		memchr(",;:-(", s.p[s.n - 1], 5)))
		s.n--;
	return s;
}

struct hw_str
hw_rights_cut(struct hw_arena *m, struct hw_str text, int max)
{
	size_t end, cut;

	if (max <= 0)
		return HW_STR("");
	/* A bounded start is enough: 4 bytes a character, runs of white
	 * space apart, and one character more tells whether to cut. */
	text = hw_utf8_clip(text, (size_t)max * 16 + 64);
	text = hw_str_squeeze(m, hw_utf8_clean(m, text));
	if (after_chars(text, max) >= text.n)
		return text;
	end = after_chars(text, max - 1); /* room for the ellipsis */
	cut = word_end(text, end);
	if (cut == 0)
		cut = cluster_end(text, end);
	text = trim_end(hw_str_sub(text, 0, cut));
	if (text.n == 0)
		return HW_STR("");
	return hw_str_cat(m, text, HW_STR("…"));
}

struct hw_str
hw_rights_excerpt(
    struct hw_arena *m, const struct hw_article *a, enum hw_rights_owner owner)
{
	struct hw_showing show;

	hw_rights_show(&a->rights, owner, &show);
	return hw_rights_cut(
	    m, a->text.n ? a->text : a->description, show.excerpt);
}

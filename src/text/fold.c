/* SPDX-License-Identifier: MIT
 * The folded form of one word, and its hash. */
#include "text/fold.h"

#include "base/arena.h"
#include "base/buf.h"

enum hw_class
hw_text_class(uint32_t cp)
{
	if (cp >= HW_FOLD_CPS)
		return cp < 0x40000 ? HW_CLASS_HAN : HW_CLASS_OTHER;
	return hw_fold_class[hw_fold_class_block[cp / HW_FOLD_BLOCK] *
		HW_FOLD_BLOCK +
	    cp % HW_FOLD_BLOCK];
}

/* Is this character of a token left out of its folded form? */
static bool
left_out(struct hw_str s, size_t at, uint32_t cp)
{
	if (cp == '"')
		return true;
	if (cp == '.' && at > 0 && !hw_is_digit(s.p[at - 1]))
		return true;
	if ((cp == '.' || cp == ',') && at > 0 && at + 4 <= s.n &&
	    hw_fold_digit_at(s, at + 1) && hw_fold_digit_at(s, at + 2) &&
	    hw_fold_digit_at(s, at + 3) && !hw_fold_digit_at(s, at + 4))
		return true;
	return false;
}

static int
fold_in_word(struct hw_str s, size_t *i, uint32_t out[HW_FOLD_EXPAND])
{
	size_t at = *i;
	uint32_t cp = hw_utf8_next(s, i);

	if (left_out(s, at, cp))
		return 0;
	if (cp == 0x2019)
		cp = '\'';
	if (cp == ',')
		cp = '.';
	return hw_fold_cp(cp, out);
}

uint32_t
hw_text_hash(struct hw_str word)
{
	uint32_t out[HW_FOLD_EXPAND];
	struct hw_fold h = {0};
	size_t i = 0;

	while (i < word.n) { /* ASCII letters and digits only? */
		struct hw_fold_eight e = hw_fold_ascii(word, i, &h);

		i += e.n;
		if (e.n < 8)
			break;
	}
	if (i == word.n)
		return hw_fold_end(&h);
	h = (struct hw_fold){0};
	for (i = 0; i < word.n;)
		for (int k = 0, n = fold_in_word(word, &i, out); k < n; k++)
			hw_fold_add(&h, out[k]);
	return hw_fold_end(&h);
}

/* Fold ASCII letters, digits and spaces into out; false at any other. */
static bool
fold_ascii(struct hw_str word, char *out)
{
	for (size_t i = 0; i < word.n; i++) {
		int c = (unsigned char)word.p[i];

		if (!hw_is_alnum(c) && c != ' ' && c != '-' && c != '\'')
			return false;
		out[i] = (char)hw_lower(c);
	}
	return true;
}

struct hw_str
hw_text_fold(struct hw_arena *m, struct hw_str word)
{
	uint32_t out[HW_FOLD_EXPAND];
	struct hw_str r = word;
	struct hw_buf b;
	size_t i = 0;
	char *fast;

	while (i < word.n &&
	    (hw_is_digit((unsigned char)word.p[i]) ||
		(word.p[i] >= 'a' && word.p[i] <= 'z')))
		i++;
	if (i == word.n)
		return r;
	r.p = fast = hw_arena_alloc(m, word.n, 1);
	if (fold_ascii(word, fast))
		return r;
	hw_buf_init(&b, m, word.n * 4 + 8);
	for (i = 0; i < word.n;)
		for (int k = 0, n = fold_in_word(word, &i, out); k < n; k++)
			hw_buf_utf8(&b, out[k]);
	return hw_buf_str(&b);
}

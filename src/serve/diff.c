/* SPDX-License-Identifier: MIT
 * The words in which two wordings differ. */
#include "serve/serve_int.h"

#define WORDS 400

struct words {
	struct hw_str v[WORDS];
	size_t n;
	struct hw_str rest; /* past the last word compared */
};

/* Words by white space; where there is none (Chinese), characters. */
static void
cut(struct hw_str s, struct words *out)
{
	out->n = 0;
	while (out->n < WORDS && hw_str_word(&s, &out->v[out->n]))
		out->n++;
	out->rest = s;
}

/* Equal but for the marks around them. */
static bool
same(struct hw_str a, struct hw_str b)
{
	return hw_str_ieq(a, b);
}

static void
put_words(struct hw_buf *b, const struct words *w, size_t from, size_t to,
    const char *open, const char *close)
{
	if (from == to)
		return;
	hw_buf_c(b, open);
	for (size_t i = from; i < to; i++)
		HTML(b, i > from ? " " : "", w->v[i]);
	HTML(b, close, " ");
}

/* Lengths of the longest common subsequences of all suffixes. */
static uint16_t *
table(struct hw_arena *m, const struct words *x, const struct words *y)
{
	size_t wide = y->n + 1;
	uint16_t *t = HW_ARRAY(m, uint16_t, (x->n + 1) * wide);

	for (size_t i = x->n; i-- > 0;)
		for (size_t k = y->n; k-- > 0;) {
			uint16_t skip_x = t[(i + 1) * wide + k];
			uint16_t skip_y = t[i * wide + k + 1];

			if (same(x->v[i], y->v[k]))
				t[i * wide + k] =
				    (uint16_t)(t[(i + 1) * wide + k + 1] + 1);
			else
				t[i * wide + k] = skip_x > skip_y ? skip_x
								  : skip_y;
		}
	return t;
}

void
hw_put_diff(struct hw_buf *b, struct hw_arena *m, struct hw_str from,
    struct hw_str to, bool both)
{
	struct words *x = HW_NEW(m, struct words);
	struct words *y = HW_NEW(m, struct words);
	size_t i = 0, k = 0;
	uint16_t *t;

	cut(from, x);
	cut(to, y);
	t = table(m, x, y);
	while (i < x->n || k < y->n) {
		size_t i0 = i, k0 = k;

		while (i < x->n && k < y->n && same(x->v[i], y->v[k])) {
			i++;
			k++;
		}
		put_words(b, y, k0, k, "", "");
		i0 = i;
		k0 = k;
		while ((i < x->n || k < y->n) &&
		    !(i < x->n && k < y->n && same(x->v[i], y->v[k]))) {
			if (k == y->n ||
			    (i < x->n &&
				t[(i + 1) * (y->n + 1) + k] >=
				    t[i * (y->n + 1) + k + 1]))
				i++;
			else
				k++;
		}
		if (both)
			put_words(b, x, i0, i, "<del>", "</del>");
		put_words(b, y, k0, k, "<ins>", "</ins>");
	}
	if (b->n && b->p[b->n - 1] == ' ')
		b->n--;
	if (x->rest.n || y->rest.n)
		hw_buf_c(b, " …");
}

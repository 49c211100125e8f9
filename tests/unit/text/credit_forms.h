/* SPDX-License-Identifier: MIT
 * Sentences of the ways in which news pages credit another medium, and of
 * the same words crediting nobody. */
#ifndef CREDIT_FORMS_H
#define CREDIT_FORMS_H

#include <stdio.h>
#include <stdlib.h>

#include "../arena_test.h"

#include "base/buf.h"
#include "text/text.h"

struct form {
	const char *text;
	const char *want; /* the last chain: "CNN>Ann Lee"; "": none at all */
};

/* The chain of the last credit, "image:" before one of a picture. */
static const char *
last_chain(const char *lang, const char *text)
{
	struct hw_article a = {
	    .text = hw_str_c(text), .language = hw_str_c(lang)};
	const struct hw_credit *c;
	struct hw_buf b;

	hw_text_annotate(arena, &a);
	hw_buf_init(&b, arena, 1 << 16);
	if (a.n_credits) {
		c = &a.credits[a.n_credits - 1];
		hw_buf_c(&b, c->image ? "image:" : "");
		for (size_t k = 0; k < c->chain.n; k++) {
			hw_buf_c(&b, k ? ">" : "");
			hw_buf_put(&b, c->chain.v[k]);
		}
		hw_buf_c(&b, c->chain.n ? "" : "?");
	}
	hw_buf_byte(&b, '\0');
	return b.p;
}

/* All that fail are told before the test does. */
static inline void
check_forms(const char *lang, const struct form *form, size_t n)
{
	size_t good = 0;

	for (size_t i = 0; i < n; i++) {
		const char *got = last_chain(lang, form[i].text);

		if (!strcmp(got, form[i].want))
			good++;
		else
			fprintf(stderr, "%s: %s\n    is \"%s\", not \"%s\"\n",
			    lang, form[i].text, got, form[i].want);
	}
	if (getenv("HEADWATER_FIGURES"))
		fprintf(stderr, "%s: %zu of %zu\n", lang, good, n);
	assert_int_equal(good, n);
}

#define FORMS(lang, form) check_forms(lang, form, sizeof(form) / sizeof(*form))

#endif

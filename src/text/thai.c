/* SPDX-License-Identifier: MIT
 * Words of Thai, Lao, Khmer and Burmese, which are written without spaces:
 * ICU's dictionary break iterator, kept behind four calls.  When ICU has no
 * data for it, a run is one word. */
#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/err.h"
#include "text/text_int.h"

struct hw_thai {
	UBreakIterator *it; /* NULL: no data */
	UText *text;
};

struct hw_thai *
hw_thai_open(void)
{
	struct hw_thai *t = calloc(1, sizeof(*t));
	UErrorCode e = U_ZERO_ERROR;

	if (!t)
		hw_panic(__FILE__, __LINE__, "out of memory");
	t->it = ubrk_open(UBRK_WORD, "th", NULL, 0, &e);
	if (U_FAILURE(e))
		t->it = NULL;
	return t;
}

void
hw_thai_close(struct hw_thai *t)
{
	if (t->it)
		ubrk_close(t->it);
	if (t->text)
		utext_close(t->text);
	free(t);
}

void
hw_thai_text(struct hw_thai *t, struct hw_str run)
{
	UErrorCode e = U_ZERO_ERROR;

	if (!t->it)
		return;
	t->text = utext_openUTF8(t->text, run.p, (int64_t)run.n, &e);
	ubrk_setUText(t->it, t->text, &e);
	if (U_SUCCESS(e)) {
		ubrk_first(t->it);
		return;
	}
	ubrk_close(t->it);
	t->it = NULL;
}

bool
hw_thai_next(struct hw_thai *t, size_t *end)
{
	int32_t at;

	if (!t->it)
		return false;
	at = ubrk_next(t->it);
	if (at == UBRK_DONE)
		return false;
	*end = (size_t)at;
	return true;
}

/* SPDX-License-Identifier: MIT
 * Any bytes, mended to UTF-8, through every step of annotation.  The first
 * byte chooses the language.  Spans must fit the text. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/utf8.h"
#include "text/text.h"

static void
inside(struct hw_span s, size_t n)
{
	HW_ASSERT(s.start <= s.end && s.end <= n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char langs[][3] = {"", "en", "de", "fr", "ru", "zh", "ja",
	    "ko", "ar", "th", "hi", "he"};
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = {0};

	if (size > 0) {
		a.language = hw_str_c(langs[data[0] % 12]);
		a.text = hw_utf8_clean(
		    m, (struct hw_str){(const char *)data + 1, size - 1});
	}
	hw_text_annotate(m, &a);
	for (size_t i = 0; i < a.n_sentences; i++) {
		inside(a.sentences[i], a.text.n);
		HW_ASSERT(
		    i == 0 || a.sentences[i].start >= a.sentences[i - 1].end);
	}
	for (size_t i = 0; i < a.n_names; i++)
		inside(a.names[i].span, a.text.n);
	for (size_t i = 0; i < a.n_quotes; i++) {
		inside(a.quotes[i].span, a.text.n);
		inside(a.quotes[i].speaker_span, a.text.n);
	}
	for (size_t i = 0; i < a.n_credits; i++) {
		inside(a.credits[i].span, a.text.n);
		HW_ASSERT(a.credits[i].chain.n || a.credits[i].hearsay);
	}
	hw_arena_free(m);
	return 0;
}

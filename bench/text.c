/* SPDX-License-Identifier: MIT
 * Speed of tokens, folding, language, sentences, names and quotations on the
 * texts of an NDJSON file ({"text","lang"}), whole program in one process;
 * ICU's word break iterator beside our tokens.
 *
 *	bench/text [FILE.ndjson]   default: shared quotes/en.ndjson
 *
 * Prints MB and documents a CPU second. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/vec.h"
#include "text/language.h"
#include "text/text.h"

struct doc {
	struct hw_str text, lang;
};

static HW_VEC(struct doc) docs;
static size_t bytes, words;

static double
now(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static void
load(struct hw_arena *m, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	while (f && (n = getline(&line, &cap, f)) > 0) {
		char *copy = hw_arena_alloc(m, (size_t)n, 1);
		struct hw_json *j;
		struct doc *d;

		memcpy(copy, line, (size_t)n);
		if (hw_json_parse(
			m, (struct hw_str){copy, (size_t)n}, 0, &j, NULL))
			continue;
		d = HW_PUSH(m, &docs);
		d->text = hw_json_str(j, "text");
		d->lang = hw_json_str(j, "lang");
		bytes += d->text.n;
	}
	free(line);
	if (f)
		fclose(f);
}

static void
tokens(struct hw_arena *m, const struct doc *d)
{
	struct hw_tokens t;

	hw_text_tokens(m, d->text, d->lang, &t);
	words += t.n;
}

static void
language(struct hw_arena *m, const struct doc *d)
{
	(void)m;
	hw_text_language(d->text, (struct hw_str){0}, NULL);
}

static void
annotate(struct hw_arena *m, const struct doc *d)
{
	struct hw_article a = {.text = d->text, .language = d->lang};

	hw_text_annotate(m, &a);
}

static void
icu(struct hw_arena *m, const struct doc *d)
{
	static UBreakIterator *it;
	static UText *text;
	UErrorCode e = U_ZERO_ERROR;

	(void)m;
	if (!it)
		it = ubrk_open(UBRK_WORD, "en", NULL, 0, &e);
	text = utext_openUTF8(text, d->text.p, (int64_t)d->text.n, &e);
	ubrk_setUText(it, text, &e);
	while (ubrk_next(it) != UBRK_DONE)
		;
}

static void
run(const char *name, void (*step)(struct hw_arena *, const struct doc *))
{
	struct hw_arena *m = hw_arena_new();
	double t0 = now(), t;
	int rounds = 0;

	do {
		for (size_t i = 0; i < docs.n; i++) {
			hw_arena_reset(m);
			step(m, &docs.v[i]);
		}
		rounds++;
		t = now() - t0;
	} while (t < 1);
	printf("%-22s %8.1f MB/s %10.0f documents/s\n", name,
	    (double)bytes * rounds / t / 1e6, (double)docs.n * rounds / t);
	hw_arena_free(m);
}

int
main(int argc, char **argv)
{
	const char *shared = getenv("HEADWATER_SHARED");
	struct hw_arena *m = hw_arena_new();
	char path[4096];

	snprintf(path, sizeof(path), "%s/data/provenance-dev/quotes/en.ndjson",
	    shared ? shared : "../shared");
	load(m, argc > 1 ? argv[1] : path);
	if (docs.n == 0) {
		fprintf(stderr, "bench/text: no texts in %s: skipped\n",
		    argc > 1 ? argv[1] : path);
		return 0;
	}
	printf("%zu documents, %.0f bytes each\n", docs.n,
	    (double)bytes / (double)docs.n);
	run("tokens", tokens);
	run("ICU word break", icu);
	run("language", language);
	run("annotate (everything)", annotate);
	hw_arena_free(m);
	return 0;
}

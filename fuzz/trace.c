/* SPDX-License-Identifier: MIT
 * Two texts, parted by a NUL: fingerprints, lookup, judgement, stories.  A
 * judgement must not depend on which of them comes first: kind and score are
 * the same, and the direction is turned round. */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "story/story.h"
#include "trace/trace.h"

static void
check_spans(const struct hw_edge *e, const struct hw_article *a,
    const struct hw_article *b)
{
	for (size_t i = 0; i < e->n; i++) {
		HW_ASSERT(e->evidence[i].a.start <= e->evidence[i].a.end);
		HW_ASSERT(e->evidence[i].a.end <= a->text.n);
		HW_ASSERT(e->evidence[i].b.start <= e->evidence[i].b.end);
		HW_ASSERT(e->evidence[i].b.end <= b->text.n);
	}
	HW_ASSERT(e->score >= 0 && e->score <= 1);
	HW_ASSERT(e->kind != HW_EDGE_NONE || e->n == 0);
}

static void
check_turned(const struct hw_edge *ab, const struct hw_edge *ba)
{
	static const enum hw_direction turned[] = {
	    [HW_DIRECTION_UNKNOWN] = HW_DIRECTION_UNKNOWN,
	    [HW_DIRECTION_AB] = HW_DIRECTION_BA,
	    [HW_DIRECTION_BA] = HW_DIRECTION_AB};

	HW_ASSERT(ab->kind == ba->kind);
	HW_ASSERT(!(ab->score > ba->score) && !(ab->score < ba->score));
	HW_ASSERT(ab->n == ba->n);
	HW_ASSERT(turned[ab->direction] == ba->direction);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const lang[] = {"en", "ru", "zh", "", "ar", "de"};
	struct hw_arena *m = hw_arena_new();
	struct hw_article a[2] = {{.first_seen = 1}, {.first_seen = 2}};
	struct hw_trace_index *ix = hw_trace_index_new(10, 100);
	struct hw_trace_words *words = hw_trace_words_new();
	struct hw_stories *stories = hw_stories_new(NULL);
	struct hw_edge ab, ba;
	size_t cut = 1;

	if (size > 1) {
		const uint8_t *nul = memchr(data + 1, 0, size - 1);
		cut = nul ? (size_t)(nul - data) : size;
		a[0].text = (struct hw_str){(const char *)data + 1, cut - 1};
		a[1].text = hw_str_from(
		    (struct hw_str){(const char *)data, size}, cut + 1);
		a[0].language = hw_str_c(lang[data[0] % 6]);
		a[1].language = hw_str_c(lang[data[0] / 6 % 6]);
	}
	for (hw_id i = 0; i < 2; i++) {
		struct hw_trace_candidate *c;
		struct hw_story_link link;
		struct hw_tokens t;
		struct hw_sketch s;

		a[i].id = i + 1;
		hw_text_tokens(m, a[i].text, a[i].language, &t);
		hw_trace_sketch_tokens(m, &a[i], &t, &s);
		hw_trace_words_add(words, &t);
		size_t n = hw_trace_index_candidates(
		    ix, m, &s, a[i].host, 4, &c);
		HW_ASSERT(n <= (size_t)i);
		hw_trace_index_add(ix, i + 1, &s, a[i].host, i);
		HW_ASSERT(hw_story_place(stories, m, &a[i], &t, &link) > 0);
	}
	hw_trace_judge(m, words, &a[0], &a[1], &ab);
	hw_trace_judge(m, words, &a[1], &a[0], &ba);
	check_spans(&ab, &a[0], &a[1]);
	check_spans(&ba, &a[1], &a[0]);
	check_turned(&ab, &ba);
	hw_trace_splices(m, &ab, 1, NULL, NULL);
	hw_stories_free(stories);
	hw_trace_words_free(words);
	hw_trace_index_free(ix);
	hw_arena_free(m);
	return 0;
}

/* SPDX-License-Identifier: MIT
 * Finding the names and numbers of a text in any script.  Scripts with
 * capitals mark names; in those without, every word that is no stop word may
 * be one; in Chinese, runs of the characters that spell foreign names, and in
 * Japanese runs of katakana. */
#include "base/utf8.h"
#include "trace/pivot.h"
#include "trace/trace_int.h"

enum {
	MOST = 600,  /* pivots of a text */
	LEAST = 3,   /* sounds a name needs in a script without capitals */
	HAN_RUN = 2, /* characters of a spelt name, at least */
};

static uint32_t
hangul_sounds(uint32_t cp)
{
	static const uint8_t first[19] = {HW_SOUND_K, HW_SOUND_K, HW_SOUND_N,
	    HW_SOUND_T, HW_SOUND_T, HW_SOUND_L, HW_SOUND_N, HW_SOUND_P,
	    HW_SOUND_P, HW_SOUND_S, HW_SOUND_S, 0, HW_SOUND_S, HW_SOUND_S,
	    HW_SOUND_S, HW_SOUND_K, HW_SOUND_T, HW_SOUND_P, 0};
	static const uint8_t last[28] = {0, HW_SOUND_K, HW_SOUND_K, HW_SOUND_K,
	    HW_SOUND_N, HW_SOUND_N, HW_SOUND_N, HW_SOUND_T, HW_SOUND_L,
	    HW_SOUND_L, HW_SOUND_L, HW_SOUND_L, HW_SOUND_L, HW_SOUND_L,
	    HW_SOUND_L, HW_SOUND_L, HW_SOUND_N, HW_SOUND_P, HW_SOUND_P,
	    HW_SOUND_T, HW_SOUND_T, HW_SOUND_N, HW_SOUND_S, HW_SOUND_S,
	    HW_SOUND_K, HW_SOUND_T, HW_SOUND_P, 0};
	uint32_t i = cp - 0xAC00;
	return hw_sounds_join(first[i / 588], last[i % 28]);
}

static bool
han_sounds(uint32_t cp, uint32_t *sounds)
{
	unsigned lo = 0, hi = hw_pivot_han_n;
	while (lo < hi) {
		unsigned mid = lo + (hi - lo) / 2;
		if (hw_pivot_han[mid].cp < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == hw_pivot_han_n || hw_pivot_han[lo].cp != cp)
		return false;
	*sounds = hw_pivot_han[lo].sounds;
	return true;
}

static bool
is_katakana(uint32_t cp)
{
	return (cp >= 0x30A1 && cp <= 0x30FA) || cp == 0x30FC;
}

static uint32_t
sounds_outside_latin(uint32_t cp)
{
	if (cp >= HW_PIVOT_FIRST && cp < HW_PIVOT_END) {
		uint32_t i = cp - HW_PIVOT_FIRST;
		return hw_pivot_sounds[hw_pivot_block[i / HW_PIVOT_BLOCK] *
			HW_PIVOT_BLOCK +
		    i % HW_PIVOT_BLOCK];
	}
	if (cp >= 0xAC00 && cp <= 0xD7A3)
		return hangul_sounds(cp);
	return 0;
}

/* Sounds of one word token; *latin tells which alphabet. */
static uint32_t
word_sounds(struct hw_arena *m, struct hw_str word, bool *latin)
{
	size_t i = 0;
	uint32_t cp = hw_utf8_next(word, &i);
	*latin = cp < HW_PIVOT_FIRST || (cp >= 0x1E00 && cp < 0x1F00);
	if (*latin)
		return hw_sounds_latin(hw_text_fold(m, word));
	uint32_t out = 0, last = 0;
	for (i = 0; i < word.n;) {
		uint32_t now = sounds_outside_latin(hw_utf8_next(word, &i));
		/* Many scripts spell "ch" and "ts" with two letters. */
		if (last == HW_SOUND_T && now == HW_SOUND_S) {
			int n = hw_sounds_count(out);
			out &= ~(7u << (3 * (n - 1)));
		}
		out = hw_sounds_join(out, now);
		last = now;
	}
	return out;
}

static bool
has_case(uint32_t cp)
{
	return cp < 0x590 || (cp >= 0x1E00 && cp < 0x2000);
}

struct finder {
	struct hw_arena *m;
	const struct hw_trace_doc *d;
	struct hw_pivots *out;
};

static void
found(struct finder *f, size_t first, enum hw_pivot_kind kind, uint32_t sounds,
    uint32_t exact)
{
	if (f->out->n >= MOST)
		return;
	const struct hw_token *t = &f->d->tok[first];
	f->out->v[f->out->n++] = (struct hw_pivot){
	    .token = (uint32_t)first,
	    .sounds = sounds,
	    .exact = exact,
	    .kind = (uint8_t)kind,
	    .n = (uint8_t)hw_sounds_count(sounds),
	    .at = (float)t->start / (float)f->d->a->text.n,
	};
}

/* A run of characters that spell a name, from token i; returns its end. */
static size_t
spelt(struct finder *f, size_t i)
{
	struct hw_str text = f->d->a->text;
	uint32_t sounds = 0, one = 0;
	size_t k = i;
	int script = 0;
	for (; k < f->d->n && (f->d->tok[k].flags & HW_TOK_HAN); k++) {
		if (k > i && f->d->tok[k].start != f->d->tok[k - 1].end)
			break;
		size_t at = f->d->tok[k].start;
		uint32_t cp = hw_utf8_next(text, &at);
		int now = 0;
		if (is_katakana(cp)) {
			now = 2;
			one = hw_pivot_kana[cp - 0x30A0];
		} else if (han_sounds(cp, &one)) {
			now = 1;
		}
		if (!now || (script && now != script))
			break;
		script = now;
		sounds = hw_sounds_join(sounds, one);
	}
	if (k == i)
		return i + 1;
	if (k - i >= HAN_RUN && hw_sounds_count(sounds) >= 2)
		found(f, i, HW_PIVOT_SPELT, sounds, 0);
	return k;
}

static size_t
one_word(struct finder *f, size_t i)
{
	const struct hw_token *t = &f->d->tok[i];
	struct hw_str word = hw_token_str(f->d->a->text, t);
	size_t at = 0;
	uint32_t cp = hw_utf8_next(word, &at);
	bool latin, cased = has_case(cp);
	if (cased && !(f->d->role[i] & HW_ROLE_NAME))
		return i + 1;
	if (!cased && ((t->flags & HW_TOK_STOP) || t->end - t->start < 6))
		return i + 1;
	uint32_t sounds = word_sounds(f->m, word, &latin);
	if (!latin && hw_sounds_count(sounds) < (cased ? 2 : LEAST))
		return i + 1;
	found(f, i, cased ? HW_PIVOT_NAME : HW_PIVOT_WORD, sounds, t->hash);
	return i + 1;
}

const struct hw_pivots *
hw_trace_pivots(const struct hw_trace_doc *d)
{
	struct hw_pivots *out = d->pivots;
	struct finder f = {d->m, d, out};
	size_t most = d->n < MOST ? d->n : MOST;
	if (out->index)
		return out;
	out->v = HW_ARRAY(d->m, struct hw_pivot, most);
	for (size_t i = 0; i < d->n && out->n < most;) {
		const struct hw_token *t = &d->tok[i];
		if (t->flags & HW_TOK_HAN) {
			i = spelt(&f, i);
		} else if (t->flags & HW_TOK_NUMBER) {
			if (t->end - t->start >= 2)
				found(&f, i, HW_PIVOT_NUMBER, 0, t->hash);
			i++;
		} else {
			i = one_word(&f, i);
		}
	}
	hw_trace_pivot_index(d->m, out);
	return out;
}
